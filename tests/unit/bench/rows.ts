/** @file Rows as a run would give them. */

import { rowOf, type Measured, type Row } from '../../../bench/rows.ts';

export const COUNTS = { dispatches: 19, submits: 1 / 16, bindGroups: 0, buffers: 0, pipelines: 0 };

export const MEASURED: Measured = {
  entry: { who: 'ours', executor: 'webgpu' },
  device: 'a device',
  flops: 90_000_000,
  loss10: 4.2,
  readEvery: 32,
  single: [12, 10, 11],
  grouped: [4, 6, 5],
  counts: COUNTS,
};

/** A row of the contender, `msPerStep` with every loss read and with one in 32. */
export function rowFor(
  who: Row['who'],
  executor: string,
  msPerStep: readonly [single: number, grouped: number],
  counts: Measured['counts'] = null,
): Row {
  const [single, grouped] = msPerStep;
  return rowOf('small', {
    ...MEASURED,
    entry: { who, executor },
    single: [single],
    grouped: [grouped],
    counts,
  });
}
