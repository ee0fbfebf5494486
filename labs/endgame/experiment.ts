/**
 * @file What runs in the endgame lab's worker: the policy in training and, when it was asked for, a control with
 * flat starts that is trained on as many games.
 *
 * To the timeline all of a run is one arena: the policy's weights, curriculum and counts, then the control's. So a
 * checkpoint can be taken up exactly where it was.
 */

import type { Executor } from '../../core/executors/executor.ts';
import type { Experiment, ExperimentLimits, Moment, Row } from '../../core/training/experiment.ts';
import { createRecorder, type Recorder } from '../../core/training/recorder.ts';
import { controlConfig, validateConfig } from './config.ts';
import { createProber } from './prober.ts';
import { createSide, type Metrics, type Side } from './side.ts';
import { packSide, sideSize, unpackSide } from './side-state.ts';
import type { EndgameConfig, EndgamePicture, EndgameRequest } from './types.ts';

/** Every so many steps, and at the last, a row carries mate rates besides what the games of training say. */
export const MEASURE_EVERY = 20;

/** One policy of the run, and how its metrics are named. */
interface Named {
  readonly side: Side;
  readonly config: EndgameConfig;
  /** Before each metric's name. */
  readonly prefix: '' | 'control.';
}

function prefixed(prefix: string, metrics: Metrics): Metrics {
  return Object.fromEntries(Object.entries(metrics).map(([name, value]) => [prefix + name, value]));
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((total, part) => total + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** The optimiser's memory of a side in the layout of its part of the arena: zeros behind the weights. */
function padded(moment: Float32Array, config: EndgameConfig): Float32Array {
  const part = new Float32Array(sideSize(config));
  part.set(moment);
  return part;
}

/**
 * An endgame run at step 0. `config` is checked again here: it may come from a file.
 * @throws ConfigError (`code` "bad-config") naming the field that is out of bounds.
 */
export async function createEndgameExperiment(
  unchecked: EndgameConfig,
  seed: number,
  executor: Executor,
  limits: ExperimentLimits,
): Promise<Experiment<EndgameRequest, EndgamePicture>> {
  const config = validateConfig(unchecked);
  const policy: Named = { side: await createSide(config, seed, executor), config, prefix: '' };
  const sides = [policy];
  if (config.control) {
    const flat = controlConfig(config);
    sides.push({ side: await createSide(flat, seed, executor), config: flat, prefix: 'control.' });
  }
  const prober = createProber(config, seed, executor);
  const parameterCount = sides.reduce((total, named) => total + sideSize(named.config), 0);
  let recorder = newRecorder();
  let done = 0;
  /** Metrics of the newest step, which a moment at rest repeats. */
  let newest: Row = { step: 0 };

  function newRecorder(): Recorder {
    return createRecorder({
      totalSteps: limits.totalSteps,
      checkpointBytes: 4 * parameterCount,
      budgetBytes: limits.budgetBytes,
    });
  }

  /** Metrics of all sides: one after the other, since executors do not run two programs at once. */
  async function eachSide(work: (side: Side) => Promise<Metrics>): Promise<Metrics> {
    const all: Record<string, number> = {};
    for (const { side, prefix } of sides) Object.assign(all, prefixed(prefix, await work(side)));
    return all;
  }

  const arena = (): Float32Array => concatenate(sides.map(({ side }) => packSide(side.state)));

  async function advance(): Promise<Moment> {
    const step = done + 1;
    const trained = await eachSide(async (side) => ({ ...(await side.train(step)), ...side.standing(step) }));
    done = step;
    const due = step % MEASURE_EVERY === 0 || step === limits.totalSteps;
    const measured = due ? await eachSide((side) => side.mateRates(step)) : {};
    newest = { ...trained, ...measured, step };
    // The frontier is what moves in a run: its steps are recorded densely while it does.
    if (!recorder.wants(step, policy.side.state.curriculum.level)) return { row: newest };
    return { row: newest, parameters: arena(), changing: recorder.changing };
  }

  return {
    get step() {
      return done;
    },
    parameterCount,
    async train(steps) {
      const moments: Moment[] = [];
      for (let i = 0; i < steps; i++) moments.push(await advance());
      return moments;
    },
    async rehearse(steps) {
      for (let i = 0; i < steps; i++) await eachSide((side) => side.train(++done));
    },
    async record() {
      const measured = await eachSide(async (side) => ({
        ...side.standing(done),
        ...(await side.mateRates(done)),
      }));
      const row: Row = { ...(newest.step === done ? newest : {}), ...measured, step: done };
      return { row, parameters: arena() };
    },
    async resumePoint() {
      const moments: { m: Float32Array; v: Float32Array }[] = [];
      for (const { side, config: ofSide } of sides) {
        const { m, v } = await side.optimizer();
        moments.push({ m: padded(m, ofSide), v: padded(v, ofSide) });
      }
      return {
        step: done,
        parameters: arena(),
        optimizer:
          done === 0
            ? undefined
            : { m: concatenate(moments.map(({ m }) => m)), v: concatenate(moments.map(({ v }) => v)) },
      };
    },
    async resume({ step, parameters, optimizer }) {
      let offset = 0;
      for (const { side, config: ofSide } of sides) {
        const end = offset + sideSize(ofSide);
        const state = unpackSide(ofSide, parameters.subarray(offset, end));
        const weights = offset + state.parameters.length;
        side.resume(
          state,
          optimizer && { m: optimizer.m.slice(offset, weights), v: optimizer.v.slice(offset, weights) },
        );
        offset = end;
      }
      done = step;
      newest = { step };
      recorder = newRecorder();
    },
    probe: (step, parameters, request) => prober.picture(step, parameters, request),
    dispose() {
      for (const { side } of sides) side.dispose();
      prober.dispose();
    },
  };
}
