/** @file Points drawn from a network: the samplers' noise from named streams, and frames in data units. */

import { randomStream } from '../../core/training/random.ts';
import type { Network } from './network.ts';
import { sample } from './samplers.ts';
import { createSchedule } from './schedules.ts';
import type { DiffusionConfig, PanelConfig, Trajectories } from './types.ts';

/** What a sampling needs besides the network. */
export interface SamplingOptions {
  readonly panel: PanelConfig;
  readonly count: number;
  /** Of the starting noise and of the sampler's own. */
  readonly seed: number;
}

/** Standard normal numbers of one purpose, [count, 2]: a point's numbers do not depend on how many there are. */
function normals(seed: number, stream: string, step: number, count: number): Float32Array {
  const random = randomStream(seed, stream, step);
  return Float32Array.from({ length: 2 * count }, () => random.normal());
}

/** The noise that every sampling of this seed starts from, [count, 2] standard normal. */
export function startingNoise(seed: number, count: number): Float32Array {
  return normals(seed, 'sampling/start', 0, count);
}

/** Trajectories of points under the network's present weights, in data units. */
export async function sampleNetwork(
  network: Network,
  { dataScale, prediction }: Pick<DiffusionConfig, 'dataScale' | 'prediction'>,
  { panel, count, seed }: SamplingOptions,
): Promise<Trajectories> {
  const trajectories = await sample({
    schedule: createSchedule(panel.schedule),
    sampler: panel,
    prediction,
    denoise: (x, _, alphaBar) => network.predict(x, alphaBar),
    start: startingNoise(seed, count),
    noise: (frame) => normals(seed, 'sampling/noise', frame, count),
  });
  const { positions } = trajectories;
  for (let i = 0; i < positions.length; i++) positions[i] *= dataScale;
  return trajectories;
}

/** The last frame of trajectories, [count, 2]: a view. */
export function lastFrame({ positions, count, frames }: Trajectories): Float32Array {
  return positions.subarray(2 * count * (frames - 1));
}
