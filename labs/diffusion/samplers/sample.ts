/**
 * @file Sampling: from standard normal noise down a list of levels to the data. In model units throughout.
 *
 * Every sampler walks the same list: from each level to the next one in the list, and from the last one onto the
 * data (alphaBar 1), where no noise is added any more. (Some libraries step by T / steps instead, which is the
 * same where T is a multiple.)
 *
 * Clipping bounds x0 only: DDIM goes on with the noise as predicted, which is not the noise that would take the
 * clipped x0 to x. The other samplers have no use for the noise beside x0: Heun's slope and DPM-Solver++ follow
 * from x and the clipped x0.
 *
 * At alphaBar 0 (zero terminal SNR) DDPM, DDIM and DPM-Solver++ take their ordinary step and Heun takes Euler's,
 * all well defined as long as the network predicts v or x0.
 */

import { DiffusionError } from '../diffusion-error.ts';
import { alphaBarAt, type Schedule } from '../schedules.ts';
import type { Prediction, SamplerConfig, Trajectories } from '../types.ts';
import { ddimStep } from './ddim.ts';
import { ddpmCoefficients, ddpmStep } from './ddpm.ts';
import { dpmSolverPlusPlus2MStep, type EarlierStep } from './dpm-solver.ts';
import { edmSlope, heunStep, isCorrected, sigmaOf } from './heun.ts';
import { clipped, toX0AndEps, type Parts } from './prediction.ts';
import { customTimesteps, timesteps } from './timesteps.ts';

/**
 * The network: its prediction at x, the same length.
 * @param x in model units; not to be changed.
 * @param t level, 0 .. T - 1.
 * @param alphaBar of that level.
 */
export type Denoise = (x: Float32Array, t: number, alphaBar: number) => Float32Array | Promise<Float32Array>;

/** What a sampling needs. */
export interface SampleTask {
  readonly schedule: Schedule;
  readonly sampler: SamplerConfig;
  /** Descending levels to visit instead of the sampler's own, to begin part of the way down. */
  readonly levels?: ArrayLike<number>;
  /** What `denoise` predicts. */
  readonly prediction: Prediction;
  readonly denoise: Denoise;
  /** Standard normal, [count, 2]. */
  readonly start: Float32Array;
  /** Standard normal noise of the step that leads to `frame`, as long as `start`; only asked for when needed. */
  readonly noise: (frame: number) => Float32Array;
  /** Called with every frame as it is reached, the start (0) included. */
  readonly onFrame?: (frame: number, x: Float32Array) => void;
}

/**
 * The levels a sampler visits, all settings checked.
 * @throws DiffusionError `bad-sampler` or `eps-without-signal`: what `sample` would refuse.
 */
export function checkSampler(
  schedule: Schedule,
  sampler: SamplerConfig,
  prediction: Prediction,
  levels?: ArrayLike<number>,
): Int32Array {
  const refuse = (message: string) => new DiffusionError('bad-sampler', message);
  if (!['ddpm', 'ddim', 'heun', 'dpm-solver++'].includes(sampler.sampler)) {
    throw refuse(`There is no sampler "${sampler.sampler}"; choose ddpm, ddim, heun or dpm-solver++.`);
  }
  if (!(sampler.eta >= 0 && sampler.eta <= 1)) throw refuse(`eta is from 0 to 1, not ${sampler.eta}.`);
  if (sampler.clip !== null && !(sampler.clip > 0)) {
    throw refuse(`A clipping bound is above 0, or null for none, not ${sampler.clip}.`);
  }
  if (!['fixed-small', 'fixed-large'].includes(sampler.variance)) {
    throw refuse(`The variance is fixed-small or fixed-large, not "${sampler.variance}".`);
  }
  const visited =
    levels === undefined
      ? timesteps(schedule.steps, sampler.steps, sampler.spacing)
      : customTimesteps(schedule.steps, levels);
  if (prediction === 'eps' && schedule.alphaBars[visited[0]] === 0) {
    throw new DiffusionError(
      'eps-without-signal',
      'Sampling starts where nothing of the signal is left (alphaBar is 0), and a network that predicts eps ' +
        'cannot tell x0 there: train it on v or x0, or choose leading spacing or another schedule.',
    );
  }
  return visited;
}

/** Frames at these levels and at the data: levels as shares of T, and alphaBars; [levels + 1] each. */
export function frameLevels(
  schedule: Schedule,
  levels: ArrayLike<number>,
): Pick<Trajectories, 'times' | 'alphaBars'> {
  const frames = [...Array.from(levels), -1];
  return {
    times: Float32Array.from(frames, (t) => (t + 1) / schedule.steps),
    alphaBars: Float32Array.from(frames, (t) => alphaBarAt(schedule, t)),
  };
}

/**
 * Samples, frame by frame.
 * @throws DiffusionError as `checkSampler`, and `bad-points` for a start that is no list of x, y pairs.
 */
export async function sample(task: SampleTask): Promise<Trajectories> {
  const { schedule, sampler, start } = task;
  const levels = checkSampler(schedule, sampler, task.prediction, task.levels);
  if (start.length === 0 || start.length % 2 !== 0) {
    throw new DiffusionError(
      'bad-points',
      `The start has to be x, y pairs; ${start.length} numbers are not.`,
    );
  }
  const frames = levels.length + 1;
  const positions = new Float32Array(frames * start.length);
  const walk = stepper(task);
  let x: Float32Array = start.slice();
  for (let frame = 0; ; frame++) {
    positions.set(x, frame * start.length);
    task.onFrame?.(frame, x);
    if (frame === levels.length) break;
    x = await walk(x, levels[frame], levels[frame + 1] ?? -1, frame + 1);
  }
  return { count: start.length / 2, frames, ...frameLevels(schedule, levels), positions };
}

/** From x at level t to the next level; `frame` is the one it leads to. */
type Step = (x: Float32Array, t: number, tNext: number, frame: number) => Promise<Float32Array>;

function stepper(task: SampleTask): Step {
  const { schedule, sampler, prediction, denoise } = task;
  const alphaBar = (t: number) => alphaBarAt(schedule, t);

  async function predict(x: Float32Array, t: number): Promise<Parts<Float32Array>> {
    const output = await denoise(x, t, alphaBar(t));
    const { x0, eps } = toX0AndEps(prediction, output, x, alphaBar(t));
    return { x0: clipped(x0, sampler.clip), eps };
  }

  switch (sampler.sampler) {
    case 'ddpm':
      return async (x, t, tNext, frame) => {
        const { x0 } = await predict(x, t);
        const noise = tNext < 0 ? undefined : task.noise(frame);
        return ddpmStep(x, x0, ddpmCoefficients(alphaBar(t), alphaBar(tNext), sampler.variance), noise);
      };
    case 'ddim':
      return async (x, t, tNext, frame) => {
        const { x0, eps } = await predict(x, t);
        const noise = tNext < 0 || sampler.eta === 0 ? undefined : task.noise(frame);
        return ddimStep(x0, eps, alphaBar(t), alphaBar(tNext), sampler.eta, noise);
      };
    case 'heun':
      return async (x, t, tNext) => {
        const here = noiseTowards(await predict(x, t), x, alphaBar(t), sampler.clip);
        const euler = ddimStep(here.x0, here.eps, alphaBar(t), alphaBar(tNext), 0, undefined);
        if (!isCorrected(alphaBar(t), alphaBar(tNext))) return euler;
        const ahead = noiseTowards(await predict(euler, tNext), euler, alphaBar(tNext), sampler.clip);
        return heunStep(x, here.eps, ahead.eps, alphaBar(t), alphaBar(tNext));
      };
    case 'dpm-solver++': {
      let earlier: EarlierStep<Float32Array> | undefined;
      return async (x, t, tNext) => {
        const { x0 } = await predict(x, t);
        const next = dpmSolverPlusPlus2MStep(x, x0, earlier, alphaBar(t), alphaBar(tNext));
        earlier = { x0, alphaBar: alphaBar(t) };
        return next;
      };
    }
  }
}

/** EDM's slope is (y - x0) / sigma with the clipped x0; without clipping that is the noise as predicted. */
function noiseTowards(
  parts: Parts<Float32Array>,
  x: Float32Array,
  alphaBar: number,
  clip: number | null,
): Parts<Float32Array> {
  if (clip === null || alphaBar === 0) return parts;
  const y = x.map((value) => value / Math.sqrt(alphaBar));
  return { x0: parts.x0, eps: edmSlope(y, parts.x0, sigmaOf(alphaBar)) };
}
