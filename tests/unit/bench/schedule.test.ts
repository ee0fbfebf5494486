import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../bench/contenders/contender.ts';
import { measureModel, type Candidate, type Effort } from '../../../bench/schedule.ts';

const EFFORT: Effort = { turnMs: 100, rounds: 4, checkMs: 10_000, rowMs: 1000 };

/** Takes `msPerStep` by its own clock, and notes in `log` when it is asked to run. */
function candidate(who: Entry['who'], msPerStep: number, loss: number, log: string[] = []): Candidate {
  return {
    entry: { who, executor: 'webgpu' },
    open: async () => ({
      device: 'a device',
      flops: 1e6,
      async run(steps, readEvery) {
        log.push(`${who} ${steps}/${readEvery}`);
        return { loss, milliseconds: steps * msPerStep };
      },
      async count(steps) {
        return { dispatches: 19 * steps, submits: 1, bindGroups: 0, buffers: 0, pipelines: 0 };
      },
    }),
  };
}

const silent = (): void => {};

describe('contenders take turns', () => {
  it('back and forth through the list, reading every loss and then one in 32', async () => {
    const log: string[] = [];
    const list = [candidate('ours', 1, 4, log), candidate('tfjs', 2, 4, log)];
    await measureModel('m', list, EFFORT, silent);
    const turns = log.slice(22);
    const ours = ['ours 100/1', 'ours 96/32'];
    const tfjs = ['tfjs 50/1', 'tfjs 32/32'];
    // A turn of warming up, then four rounds.
    expect(turns).toEqual([ours, tfjs, ours, tfjs, tfjs, ours, ours, tfjs, tfjs, ours].flat());
  });

  it('until their time is used up: the slow have fewer samples, and read losses more often', async () => {
    const list = [candidate('ours', 1, 4), candidate('tfjs', 300, 4)];
    const { rows } = await measureModel('m', list, EFFORT, silent);
    expect(rows.map(({ samples }) => samples)).toEqual([
      [4, 4],
      [2, 2],
    ]);
    expect(rows.map(({ readEvery }) => readEvery)).toEqual([32, 1]);
    expect(rows.map(({ msPerStep }) => msPerStep)).toEqual([1, 300]);
  });
});

describe('no row', () => {
  it('for a contender whose ten steps would take too long', async () => {
    const { rows } = await measureModel('m', [candidate('tfjs', 2000, 4)], EFFORT, silent);
    expect(rows[0].refused).toContain('20 s, over this run');
  });

  it('for one that trains something else, nor is it timed', async () => {
    const log: string[] = [];
    const list = [candidate('ours', 1, 4), candidate('tfjs', 1, 4), candidate('jax-js', 1, 4.1, log)];
    const { rows } = await measureModel('m', list, EFFORT, silent);
    expect(rows.map(({ refused }) => refused === null)).toEqual([true, true, false]);
    expect(log).toHaveLength(11);
  });

  it('for one that does not start; the others go on', async () => {
    const broken: Candidate = {
      entry: { who: 'jax-js', executor: 'wasm' },
      open: () => Promise.reject(new Error('no such device')),
    };
    const { rows } = await measureModel('m', [broken, candidate('ours', 1, 4)], EFFORT, silent);
    expect(rows.map(({ refused }) => refused)).toEqual(['no such device', null]);
  });
});

it('calls of WebGPU are counted over a group of steps, and told for one', async () => {
  const { rows } = await measureModel('m', [candidate('ours', 1, 4)], EFFORT, silent);
  expect(rows[0]).toMatchObject({ dispatches: 19, submits: 1 / 32 });
});

it('the matmul kernel is timed in the same rounds', async () => {
  const counts: number[] = [];
  const { matmulMs } = await measureModel('m', [candidate('ours', 1, 4)], EFFORT, silent, async (count) => {
    counts.push(count);
    return count * 0.01;
  });
  expect(matmulMs).toBeCloseTo(0.01, 12);
  // A thousand to learn how long they take, then turns of the usual length.
  expect(counts).toEqual([1000, 10_000, 10_000, 10_000, 10_000]);
});
