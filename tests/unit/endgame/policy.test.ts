import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { randomStream } from '../../../core/training/random.ts';
import { ACTIONS, rulesOf } from '../../../labs/endgame/chess/rules.ts';
import { DEFAULT_CONFIG } from '../../../labs/endgame/config.ts';
import { grpoLoss, type SampledMove } from '../../../labs/endgame/grpo-reference.ts';
import { moveWeights } from '../../../labs/endgame/grpo.ts';
import {
  createPlayer,
  listActions,
  noActions,
  positionRows,
  viewOf,
  writePosition,
} from '../../../labs/endgame/player.ts';
import {
  GRADIENT,
  initialParameters,
  INPUTS,
  NAMES,
  parameterCount,
  parameterLayout,
  policyGradient,
  policyUpdate,
} from '../../../labs/endgame/policy.ts';
import { stateImage, SYMMETRIES } from '../../../labs/endgame/symmetries.ts';
import { tablebaseOf } from '../../../labs/endgame/tablebase.ts';

const config = {
  ...DEFAULT_CONFIG,
  width: 16,
  temperature: 1.3,
  clipLow: 0.2,
  clipHigh: 0.28,
  klWeight: 0.1,
};
const rules = rulesOf('KQK');
const random = randomStream(3, 'test', 0);

let wasm: Executor;
let oracle: Executor;
beforeAll(async () => {
  wasm = await createWasmExecutor();
  oracle = await createTfjsExecutor('cpu');
});

/** Two rollouts of 2 and 3 moves, sampled from a policy a little way off, as the program's inputs of 7 rows. */
async function twoRollouts(executor: Executor, parameters: Float32Array) {
  const lengths = [2, 3];
  const advantages = [1, -0.7];
  const count = 5;
  const rows = 7;
  const states = Int32Array.from({ length: count }, () => {
    const level = tablebaseOf('KQK').levels[1 + random.integer(9)];
    return level[random.integer(level.length)];
  });
  const player = await createPlayer(config, executor);
  player.use(parameters);
  const logits = await player.logits(states, count);
  player.dispose();

  const squares = positionRows(rows);
  const legal = new Float32Array(rows * ACTIONS);
  const action = new Int32Array(rows);
  const [old, coefficient, reference, klCoefficient] = [0, 1, 2, 3].map(() => new Float32Array(rows));
  const weights = moveWeights(lengths, 'sequence');
  const rollouts = lengths.map((_, r) => ({ advantage: advantages[r], moves: [] as SampledMove[] }));
  const actions = noActions();
  for (let row = 0; row < count; row++) {
    const r = row < 2 ? 0 : 1;
    const view = viewOf(config, states[row]);
    writePosition(squares, row, states[row], view);
    listActions(rules, states[row], view, actions);
    for (let i = 0; i < actions.count; i++) legal[row * ACTIONS + actions.seen[i]] = 1;
    const chosen = actions.seen[random.integer(actions.count)];
    const rowLogits = logits.slice(row * ACTIONS, (row + 1) * ACTIONS);
    const rowLegal = legal.slice(row * ACTIONS, (row + 1) * ACTIONS);
    const move = { logits: rowLogits, legal: rowLegal, action: chosen, oldLogProbability: 0 };
    const { ratios } = grpoLoss([{ advantage: 1, moves: [move] }], {
      clip: { low: 1, high: 1e9 },
      aggregation: 'token',
      temperature: config.temperature,
    });
    const logProbability = Math.log(ratios[0][0]);
    action[row] = chosen;
    old[row] = logProbability + [0.1, -0.5, 0.4, -0.1, 0.5][row];
    reference[row] = logProbability + [0.3, -0.2, 0.1, 0, -0.4][row];
    coefficient[row] = advantages[r] * weights[r];
    klCoefficient[row] = config.klWeight * weights[r];
    rollouts[r].moves.push({
      ...move,
      oldLogProbability: old[row],
      referenceLogProbability: reference[row],
    });
  }
  const inputs = {
    [INPUTS.whiteKing]: squares.whiteKing,
    [INPUTS.piece]: squares.piece,
    [INPUTS.blackKing]: squares.blackKing,
    [INPUTS.legal]: legal,
    [INPUTS.action]: action,
    [INPUTS.oldLogProbability]: old,
    [INPUTS.coefficient]: coefficient,
    [INPUTS.referenceLogProbability]: reference,
    [INPUTS.klCoefficient]: klCoefficient,
  };
  const expected = grpoLoss(rollouts, {
    clip: { low: config.clipLow, high: config.clipHigh },
    aggregation: 'sequence',
    temperature: config.temperature,
    klWeight: config.klWeight,
  });
  return { inputs, expected, legal, count, rows };
}

/** The gradient's part of one parameter. */
function part(gradient: Float32Array, name: string): Float32Array {
  const { offset, size } = parameterLayout(config).find((slot) => slot.name === name)!;
  return gradient.subarray(offset, offset + size);
}

describe('the network', () => {
  it('has 57,728 parameters at width 128', () => {
    expect(parameterCount({ width: 128 })).toBe(57_728);
  });

  it('sees the eight images of a position as one where it folds, and as eight where it does not', async () => {
    const state = tablebaseOf('KQK').levels[7][123];
    const images = Int32Array.from({ length: SYMMETRIES }, (_, k) => stateImage(k, state));
    const ask = async (folding: boolean): Promise<Set<string>> => {
      const player = await createPlayer({ width: 16, folding }, wasm);
      player.use(initialParameters(config, 0));
      const logits = await player.logits(images, SYMMETRIES);
      player.dispose();
      const row = (k: number) => logits.slice(k * ACTIONS, (k + 1) * ACTIONS).join();
      return new Set(Array.from({ length: SYMMETRIES }, (_, k) => row(k)));
    };
    expect((await ask(true)).size).toBe(1);
    expect((await ask(false)).size).toBe(8);
  });

  it('answers the same for a position whatever is asked beside it', async () => {
    const states = tablebaseOf('KQK').levels[5].slice(0, 150);
    const player = await createPlayer({ width: 16, folding: true }, wasm);
    player.use(initialParameters(config, 0));
    const together = await player.logits(states, 150);
    for (const i of [0, 63, 64, 149]) {
      const alone = await player.logits(states.subarray(i, i + 1), 1);
      expect(alone.slice(0, ACTIONS)).toEqual(together.slice(i * ACTIONS, (i + 1) * ACTIONS));
    }
    player.dispose();
  });
});

describe.each(['wasm', 'tfjs'])('the gradient on %s', (name) => {
  const executorOf = () => (name === 'wasm' ? wasm : oracle);

  it('is that of the clipped objective with its KL in plain numbers, and 0 for an illegal action', async () => {
    const parameters = initialParameters(config, 1);
    const { inputs, expected, legal, count, rows } = await twoRollouts(executorOf(), parameters);
    const program = await executorOf().load(policyGradient(config, rows));
    program.writeParameters(parameters);
    const { gradient } = await program.run(1, inputs);
    program.dispose();
    // The bias of the logits takes the sum of all rows' gradients.
    const sums = new Float64Array(ACTIONS);
    for (const row of expected.gradients.flat()) row.forEach((value, a) => (sums[a] += value));
    const bias = part(gradient, NAMES.outputBias);
    bias.forEach((value, a) => expect(value).toBeCloseTo(sums[a], 6));
    const ever = (a: number) =>
      Array.from({ length: count }, (_, row) => legal[row * ACTIONS + a]).some(Boolean);
    const illegal = Array.from(bias.keys()).filter((a) => !ever(a));
    expect(illegal.length).toBeGreaterThan(10);
    expect(illegal.every((a) => bias[a] === 0)).toBe(true);
    const columns = part(gradient, NAMES.output);
    expect(columns.every((value, i) => value === 0 || ever(i % ACTIONS))).toBe(true);
    expect(Math.max(...bias)).toBeGreaterThan(0.01);
  });

  it('of a batch is the sum over its parts, whatever fills the last one up', async () => {
    const parameters = initialParameters(config, 1);
    const { inputs, rows } = await twoRollouts(executorOf(), parameters);
    const whole = await executorOf().load(policyGradient(config, rows));
    const parts = await executorOf().load(policyGradient(config, 4));
    whole.writeParameters(parameters);
    parts.writeParameters(parameters);
    const padded = Object.fromEntries(
      Object.entries(inputs).map(([key, values]) => {
        const longer =
          values instanceof Int32Array
            ? new Int32Array((values.length / rows) * 8)
            : new Float32Array((values.length / rows) * 8);
        longer.set(values);
        return [key, longer];
      }),
    );
    const { gradient } = await whole.run(1, inputs);
    const { gradient: both } = await parts.run(2, padded);
    const size = parameterCount(config);
    gradient.forEach((value, i) => expect(Math.abs(value - both[i] - both[size + i])).toBeLessThan(1e-6));
    whole.dispose();
    parts.dispose();
  });
});

describe('the update', () => {
  it('is one AdamW step with the gradient that it is given', async () => {
    const program = await wasm.load(policyUpdate(config));
    const parameters = initialParameters(config, 2);
    program.writeParameters(parameters);
    const gradient = parameters.map((_, i) => ((i % 7) - 3) * 1e-3);
    await program.run(1, {
      [GRADIENT]: gradient,
      learningRate: Float32Array.of(0.01),
      stepNumber: Float32Array.of(1),
    });
    // After one step from zero, both moments' corrections cancel: the step is the gradient's sign times the rate.
    (await program.readParameters()).forEach((value, i) =>
      expect(value).toBeCloseTo(parameters[i] - 0.01 * Math.sign(gradient[i]), 4),
    );
    program.dispose();
  });
});
