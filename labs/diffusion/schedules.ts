/**
 * @file Noise schedules: how much of the data is left at each of T levels. x_t = sqrt(alphaBar_t) x0 +
 * sqrt(1 - alphaBar_t) eps, with alphaBar_t the product of 1 - beta_0 .. beta_t. Level 0 is next to the data,
 * level T - 1 is the one sampling starts from; the data themselves have alphaBar 1 and no level.
 *
 *   linear           Ho, Jain & Abbeel 2020: beta from 1e-4 to 0.02, whatever T
 *   linear-rescaled  the same times 1000 / T, so that fewer levels reach as far (Nichol & Dhariwal 2021, code)
 *   scaled-linear    Rombach et al. 2022: sqrt(beta) is linear, from 0.00085 to 0.012
 *   cosine           Nichol & Dhariwal 2021, equation 17
 *   sigmoid          Xu et al. 2022 (GeoDiff): beta from 1e-4 to 0.02 along a sigmoid
 */

import { DiffusionError } from './diffusion-error.ts';
import type { ScheduleConfig, ScheduleName } from './types.ts';

export const SCHEDULE_NAMES: readonly ScheduleName[] = [
  'linear',
  'linear-rescaled',
  'scaled-linear',
  'cosine',
  'sigmoid',
];

/** Inclusive limits of T. */
export const SCHEDULE_STEPS = { min: 10, max: 1000 } as const;

/** First and last beta, where a schedule has them. */
export interface BetaRange {
  readonly start: number;
  readonly end: number;
}

/** Those of each paper; the cosine schedule has none. */
export const DEFAULT_BETAS: Readonly<Record<Exclude<ScheduleName, 'cosine'>, BetaRange>> = {
  linear: { start: 1e-4, end: 0.02 },
  'linear-rescaled': { start: 1e-4, end: 0.02 },
  'scaled-linear': { start: 0.00085, end: 0.012 },
  sigmoid: { start: 1e-4, end: 0.02 },
};

/**
 * Whether sampling may start from N(0, I) although the last level is not quite that: by `startError`, at most
 * 1 point in 100 starts wrong (`ok`), at most 1 in 10 (`mild`), or more (`alarm`).
 */
export type StartAlarm = 'ok' | 'mild' | 'alarm';

/** What is left of the data at the last level. */
export interface TerminalLevel {
  readonly alphaBar: number;
  /** Signal-to-noise ratio, alphaBar / (1 - alphaBar). */
  readonly snr: number;
  /** Share of the data's amplitude, sqrt(alphaBar). */
  readonly signal: number;
  /** `startError` for points of unit variance. */
  readonly startError: number;
}

/** T levels, from the data's side to the noise's. */
export interface Schedule {
  readonly config: ScheduleConfig;
  /** T. */
  readonly steps: number;
  /** [T] */
  readonly betas: Float64Array;
  /** [T], decreasing; the last is 0 exactly when `config.zeroTerminalSnr`. */
  readonly alphaBars: Float64Array;
  readonly terminal: TerminalLevel;
  readonly alarm: StartAlarm;
}

const ALARM_FROM = { mild: 0.01, alarm: 0.1 } as const;
/** Levels that a beta of 1 would wipe out are kept invertible; Nichol & Dhariwal 2021, section 3.2. */
const LARGEST_BETA = 0.999;

/**
 * The schedule of a configuration.
 * @param betas first and last beta instead of the paper's; the cosine schedule has none.
 * @throws DiffusionError `bad-schedule`.
 */
export function createSchedule(config: ScheduleConfig, betas?: BetaRange): Schedule {
  checkSchedule(config);
  const values = Float64Array.from(namedBetas(config, betas), (beta) => Math.min(beta, LARGEST_BETA));
  const alphaBars = runningProduct(values);
  return fromLevels(
    config,
    ...(config.zeroTerminalSnr ? withoutTerminalSignal(alphaBars) : ([values, alphaBars] as const)),
  );
}

/** The schedule as a library computing in float32 has it: beta, 1 - beta and every product rounded. */
export function roundedToFloat32(schedule: Schedule): Schedule {
  const betas = schedule.betas.map(Math.fround);
  let product = 1;
  const alphaBars = betas.map((beta) => (product = Math.fround(product * Math.fround(1 - beta))));
  return fromLevels(schedule.config, betas, alphaBars);
}

/**
 * A bound on the share of points that start wrong when N(0, I) stands in for the last level. The two differ by
 * at most sqrt(KL / 2) in total variation (Pinsker), and their divergence by no more than the prior term of the
 * variational bound (Ho et al. 2020, L_T), which for data of mean 0 is (alphaBar (variance - 1) -
 * ln(1 - alphaBar)) / 2 nats a coordinate.
 * @param variance of the data a coordinate, in model units.
 * @param dimensions of a point.
 * @returns 0 .. 1
 */
export function startError(alphaBar: number, variance = 1, dimensions = 2): number {
  const divergence = (dimensions * (alphaBar * (variance - 1) - Math.log1p(-alphaBar))) / 2;
  return Math.min(1, Math.sqrt(Math.max(0, divergence) / 2));
}

/** What a start error amounts to; thresholds at `StartAlarm`. */
export function startAlarm(error: number): StartAlarm {
  if (error >= ALARM_FROM.alarm) return 'alarm';
  return error >= ALARM_FROM.mild ? 'mild' : 'ok';
}

/** @throws DiffusionError `bad-schedule` when the name is unknown or T out of its limits. */
export function checkSchedule({ name, steps }: ScheduleConfig): void {
  if (!SCHEDULE_NAMES.includes(name)) {
    const names = SCHEDULE_NAMES.join(', ');
    throw new DiffusionError('bad-schedule', `There is no schedule "${name}"; choose one of ${names}.`);
  }
  const { min, max } = SCHEDULE_STEPS;
  if (!Number.isInteger(steps) || steps < min || steps > max) {
    const message = `A schedule has ${min} to ${max} levels, a whole number; ${steps} is not.`;
    throw new DiffusionError('bad-schedule', message);
  }
}

/** alphaBar of level t, or of the data (1) for t = -1. */
export function alphaBarAt(schedule: Schedule, t: number): number {
  return t < 0 ? 1 : schedule.alphaBars[t];
}

function fromLevels(config: ScheduleConfig, betas: Float64Array, alphaBars: Float64Array): Schedule {
  const alphaBar = alphaBars[alphaBars.length - 1];
  const error = startError(alphaBar);
  const terminal = {
    alphaBar,
    snr: alphaBar / (1 - alphaBar),
    signal: Math.sqrt(alphaBar),
    startError: error,
  };
  return { config, steps: config.steps, betas, alphaBars, terminal, alarm: startAlarm(error) };
}

function namedBetas({ name, steps: T }: ScheduleConfig, given: BetaRange | undefined): Float64Array {
  if (name === 'cosine') return cosineBetas(T);
  const { start, end } = checkedBetas(given ?? DEFAULT_BETAS[name]);
  switch (name) {
    case 'linear':
      return linspace(start, end, T);
    case 'linear-rescaled':
      return linspace(start, end, T).map((beta) => (beta * 1000) / T);
    case 'scaled-linear':
      return linspace(Math.sqrt(start), Math.sqrt(end), T).map((root) => root * root);
    case 'sigmoid':
      return linspace(-6, 6, T).map((z) => start + (end - start) / (1 + Math.exp(-z)));
  }
}

function checkedBetas(betas: BetaRange): BetaRange {
  const inside = (beta: number) => beta > 0 && beta < 1;
  if (!inside(betas.start) || !inside(betas.end) || betas.end < betas.start) {
    const message = `Betas have to rise within 0 and 1; ${betas.start} to ${betas.end} do not.`;
    throw new DiffusionError('bad-schedule', message);
  }
  return betas;
}

function cosineBetas(T: number): Float64Array {
  const f = (share: number) => Math.cos(((share + 0.008) / 1.008) * (Math.PI / 2)) ** 2;
  return Float64Array.from({ length: T }, (_, i) => 1 - f((i + 1) / T) / f(i / T));
}

/** Lin, Liu, Li & Yang 2023, algorithm 1: sqrt(alphaBar) shifted to end at 0 and stretched to begin where it did. */
function withoutTerminalSignal(alphaBars: Float64Array): readonly [Float64Array, Float64Array] {
  const first = Math.sqrt(alphaBars[0]);
  const last = Math.sqrt(alphaBars[alphaBars.length - 1]);
  const rescaled = alphaBars.map(
    (alphaBar) => ((Math.sqrt(alphaBar) - last) * (first / (first - last))) ** 2,
  );
  const betas = rescaled.map((alphaBar, t) => 1 - (t === 0 ? alphaBar : alphaBar / rescaled[t - 1]));
  return [betas, rescaled];
}

function runningProduct(betas: Float64Array): Float64Array {
  let product = 1;
  return betas.map((beta) => (product *= 1 - beta));
}

function linspace(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}
