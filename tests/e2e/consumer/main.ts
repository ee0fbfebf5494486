import { html, LitElement } from 'lit';
import { DiffusionLab } from 'ml-labs/diffusion';
import { EndgameLab } from 'ml-labs/endgame';
import { chooseExecutor } from 'ml-labs/executors';
import { groupAdvantages } from 'ml-labs/grpo';
import { InductionLab } from 'ml-labs/induction';
import { createGraph, inferenceProgram, input, scale } from 'ml-labs/program';
import { ddimStep } from 'ml-labs/samplers';
import { createSchedule } from 'ml-labs/schedules';
import { randomStream } from 'ml-labs/training';

customElements.define(
  'own-element',
  class extends LitElement {
    override render() {
      return html`An element of the project’s own, from the same lit.`;
    }
  },
);

/** One number from every part without an element. */
async function parts() {
  const graph = createGraph();
  const x = input(graph, 'x', [2]);
  const program = inferenceProgram(graph, { doubled: scale(x, 2) });
  const { executor } = await chooseExecutor('wasm');
  const loaded = await executor.load(program);
  const { doubled } = await loaded.run(1, { x: new Float32Array([1, 2]) });
  executor.dispose();
  return {
    doubled: [...doubled],
    advantages: [...groupAdvantages([0, 1], 'mean')],
    alphaBars: createSchedule({ name: 'linear', steps: 100, zeroTerminalSnr: false }).alphaBars.length,
    uniform: randomStream(1, 'test', 0).uniform(),
    ddim: typeof ddimStep,
  };
}

Object.assign(globalThis, { parts, labs: { InductionLab, DiffusionLab, EndgameLab } });
