import { beforeAll, describe, expect, it } from 'vitest';
import '../../../bench/iterator-helpers.ts';
import type { Contender, Who } from '../../../bench/contenders/contender.ts';
import { startContender } from '../../../bench/contenders/start.ts';
import { BATCHES, createWorkload, stepsOf } from '../../../bench/models.ts';
import { refusals } from '../../../bench/rows.ts';
import { TINY } from '../../programs/transformer.ts';

const WHO: readonly Who[] = ['ours', 'tfjs', 'jax-js'];

const workload = createWorkload(TINY);
let contenders: Contender[];

/** The loss that each reports after `steps` more steps. */
async function losses(steps: number): Promise<number[]> {
  const all: number[] = [];
  for (const contender of contenders) all.push(await contender.run(steps));
  return all;
}

beforeAll(async () => {
  contenders = await Promise.all(WHO.map((who) => startContender(who, 'wasm', workload)));
});

describe('ours, tfjs and jax-js train the same model', () => {
  it('from the same weights: the loss of the first step is the same, and no row is refused', async () => {
    const first = await losses(1);
    expect(refusals(first)).toEqual([null, null, null]);
    expect(first[0]).toBeGreaterThan(1);
  });

  it('by the same steps: after ten of them no row is refused', async () => {
    expect(refusals(await losses(10))).toEqual([null, null, null]);
  });

  it('and learn: on the first batch again, after all 32, the loss is lower by far more than the tolerance', async () => {
    const before = await untrainedLoss();
    for (const after of await losses(BATCHES + 1 - 11)) expect(after).toBeLessThan(before - 0.1);
  });
});

/** Our loss on the first batch before any training. */
async function untrainedLoss(): Promise<number> {
  return (await startContender('ours', 'wasm', workload)).run(1);
}

it('any 32 steps of the batches lie in one piece, the first after the last', () => {
  const size = TINY.batch * TINY.context;
  const { tokens } = workload.inputs;
  const from20 = stepsOf(tokens, 20, 32);
  expect([...from20.subarray(13 * size, 14 * size)]).toEqual([...stepsOf(tokens, 1, 1)]);
  expect([...stepsOf(tokens, 33, 1)]).toEqual([...stepsOf(tokens, 1, 1)]);
  expect([...stepsOf(tokens, 2, 1)]).not.toEqual([...stepsOf(tokens, 1, 1)]);
});
