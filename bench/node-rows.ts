/** @file The WebGPU contenders in one Node process; bundled by `node.ts`, which brings the GPU. */

import './iterator-helpers.ts';
import type { Entry } from './contenders/contender.ts';
import { createWorkload, type BenchModel } from './models.ts';
import type { Row } from './rows.ts';
import { measureModel, type Effort } from './schedule.ts';
import { seatOf } from './seat.ts';

const ENTRIES: readonly Entry[] = [
  { who: 'ours', executor: 'webgpu tiled' },
  { who: 'ours', executor: 'webgpu flat' },
  { who: 'tfjs', executor: 'webgpu' },
  { who: 'jax-js', executor: 'webgpu' },
];

/** Rows of a model, all contenders on this process's `navigator.gpu`. */
export async function measureOnNode(
  { name, config }: BenchModel,
  effort: Effort,
  say: (text: string) => void,
): Promise<readonly Row[]> {
  say(`\n${name}`);
  const workload = createWorkload(config);
  const candidates = ENTRIES.map((entry) => ({ entry, open: () => seatOf(entry, workload) }));
  return (await measureModel(name, candidates, effort, say)).rows;
}
