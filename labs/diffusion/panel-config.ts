/** @file How points are drawn: defaults of a panel, and the checks of panels, schedules and `sample()`'s options. */

import {
  choice,
  ConfigError,
  fieldsOf,
  LIMITS,
  number,
  SAMPLERS,
  SCHEDULES,
  show,
  SPACINGS,
  truth,
  VARIANCES,
  whole,
} from './limits.ts';
import type { PanelConfig, Prediction, ScheduleConfig } from './types.ts';

/** Nichol & Dhariwal's schedule, which reaches noise at every T. */
export const DEFAULT_SCHEDULE: ScheduleConfig = { name: 'cosine', steps: 1000, zeroTerminalSnr: false };

/** 50 steps of DDIM without noise, from the last level on, without clipping. */
export const DEFAULT_PANEL: PanelConfig = {
  sampler: 'ddim',
  steps: 50,
  eta: 0,
  variance: 'fixed-small',
  spacing: 'trailing',
  clip: null,
  schedule: DEFAULT_SCHEDULE,
};

/** What the model of a run predicts, on which it depends where a sampler may begin. */
export interface PanelContext {
  readonly prediction: Prediction;
}

/** Why a network that predicts the noise cannot start where there is nothing but noise. */
function requireSignal({ zeroTerminalSnr }: ScheduleConfig, prediction: Prediction): void {
  if (!zeroTerminalSnr || prediction !== 'eps') return;
  throw new ConfigError(
    'schedule.zeroTerminalSnr is true, but the network predicts eps: at the last level nothing of the data is ' +
      'left, so the data cannot be told from the noise. Set prediction to v or x0, or zeroTerminalSnr to false.',
    'schedule.zeroTerminalSnr',
  );
}

/**
 * The schedule, checked; absent fields take the default.
 * @throws ConfigError that names the field, also when the prediction cannot be used with it.
 */
export function validateSchedule(value: unknown, prediction: Prediction): ScheduleConfig {
  const given = {
    ...DEFAULT_SCHEDULE,
    ...fieldsOf('The schedule', value, Object.keys(DEFAULT_SCHEDULE)),
  };
  const schedule: ScheduleConfig = {
    name: choice('schedule.name', given.name, SCHEDULES),
    steps: whole('schedule.steps', given.steps, LIMITS.scheduleSteps),
    zeroTerminalSnr: truth('schedule.zeroTerminalSnr', given.zeroTerminalSnr),
  };
  requireSignal(schedule, prediction);
  return schedule;
}

function checkedPanel(given: Record<keyof PanelConfig, unknown>, prediction: Prediction): PanelConfig {
  const schedule = validateSchedule(given.schedule, prediction);
  const steps = whole('steps', given.steps, LIMITS.samplerSteps);
  if (steps > schedule.steps) {
    throw new ConfigError(
      `steps is ${steps}, but the schedule has ${schedule.steps} levels; ` +
        `a sampler can take 1 to ${schedule.steps} steps down them.`,
      'steps',
    );
  }
  return {
    sampler: choice('sampler', given.sampler, SAMPLERS),
    steps,
    eta: number('eta', given.eta, LIMITS.eta),
    variance: choice('variance', given.variance, VARIANCES),
    spacing: choice('spacing', given.spacing, SPACINGS),
    clip: given.clip === null ? null : clipBound(given.clip),
    schedule,
  };
}

function clipBound(value: unknown): number {
  const { min, max } = LIMITS.clip;
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new ConfigError(
    `clip is ${show(value)}; it can be a number from ${min} to ${max} in model units, or null for none.`,
    'clip',
  );
}

/**
 * The panel, checked; absent fields take those of `defaults`.
 * @throws ConfigError that names the field: out of bounds, more steps than levels, or a schedule that the
 *   run's prediction cannot start from.
 */
export function validatePanel(
  value: unknown,
  { prediction }: PanelContext,
  defaults: PanelConfig = DEFAULT_PANEL,
): PanelConfig {
  return checkedPanel(
    { ...defaults, ...fieldsOf('The panel', value, Object.keys(DEFAULT_PANEL)) },
    prediction,
  );
}

/** A sampling, fully told. */
export interface SampleRequest {
  readonly panel: PanelConfig;
  readonly count: number;
  readonly seed: number;
}

/** Points of `sample()` unless it asks for others. */
export const SAMPLE_COUNT = 2000;

/**
 * `sample()`'s options, checked; absent fields are those of the panel `first`, 2,000 points, and seed 0.
 * @throws ConfigError as `validatePanel` does, or for a count or a seed that is none.
 */
export function validateSampleOptions(
  value: unknown,
  context: PanelContext,
  first: PanelConfig,
): SampleRequest {
  const known = [...Object.keys(DEFAULT_PANEL), 'count', 'seed'];
  const {
    count = SAMPLE_COUNT,
    seed = 0,
    ...panel
  } = fieldsOf('The options', value === undefined ? {} : value, known);
  return {
    panel: validatePanel(withoutAbsent(panel), context, first),
    count: whole('count', count, LIMITS.count),
    seed: whole('seed', seed, { min: 0, max: Number.MAX_SAFE_INTEGER }),
  };
}

/** Fields that are there but undefined count as absent. */
function withoutAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
