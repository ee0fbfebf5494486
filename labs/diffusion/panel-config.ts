/** @file How points are drawn: defaults of a panel, and the checks of panels, schedules and `sample()`'s options. */

import {
  ConfigError,
  fieldsOf,
  show,
  type Bounds,
  type Sentences,
} from '../../core/training/config-check.ts';
import { checkField, LIMITS } from './limits.ts';
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

/** What can be wrong with a panel besides single fields, said in English. */
export const PANEL_SENTENCES = {
  'eps-without-signal': () =>
    'schedule.zeroTerminalSnr is true, but the network predicts eps: at the last level nothing of the data is ' +
    'left, so the data cannot be told from the noise. Set prediction to v or x0, or zeroTerminalSnr to false.',
  'more-steps-than-levels': ({ steps, levels }: { readonly steps: number; readonly levels: number }) =>
    `steps is ${steps}, but the schedule has ${levels} levels; ` +
    `a sampler can take 1 to ${levels} steps down them.`,
  clip: ({ value, min, max }: Bounds & { readonly value: unknown }) =>
    `clip is ${show(value)}; it can be a number from ${min} to ${max} in model units, or null for none.`,
} as const satisfies Sentences;

/**
 * The schedule, checked; absent fields take the default.
 * @throws ConfigError that names the field, also when the prediction cannot be used with it.
 */
export function validateSchedule(value: unknown, prediction: Prediction): ScheduleConfig {
  const given = {
    ...DEFAULT_SCHEDULE,
    ...fieldsOf('schedule', value, Object.keys(DEFAULT_SCHEDULE)),
  };
  const schedule: ScheduleConfig = {
    name: checkField('schedule.name', given.name),
    steps: checkField('schedule.steps', given.steps),
    zeroTerminalSnr: checkField('schedule.zeroTerminalSnr', given.zeroTerminalSnr),
  };
  if (schedule.zeroTerminalSnr && prediction === 'eps') {
    throw new ConfigError(PANEL_SENTENCES, 'eps-without-signal', 'schedule.zeroTerminalSnr');
  }
  return schedule;
}

function checkedPanel(given: Record<keyof PanelConfig, unknown>, prediction: Prediction): PanelConfig {
  const schedule = validateSchedule(given.schedule, prediction);
  const steps = checkField('steps', given.steps);
  const levels = schedule.steps;
  if (steps > levels)
    throw new ConfigError(PANEL_SENTENCES, 'more-steps-than-levels', 'steps', { steps, levels });
  return {
    sampler: checkField('sampler', given.sampler),
    steps,
    eta: checkField('eta', given.eta),
    variance: checkField('variance', given.variance),
    spacing: checkField('spacing', given.spacing),
    clip: given.clip === null ? null : clipBound(given.clip),
    schedule,
  };
}

function clipBound(value: unknown): number {
  const { min, max } = LIMITS.clip;
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new ConfigError(PANEL_SENTENCES, 'clip', 'clip', { value, min, max });
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
  return checkedPanel({ ...defaults, ...fieldsOf('panel', value, Object.keys(DEFAULT_PANEL)) }, prediction);
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
  } = fieldsOf('options', value === undefined ? {} : value, known);
  return {
    panel: validatePanel(withoutAbsent(panel), context, first),
    count: checkField('count', count),
    seed: checkField('seed', seed),
  };
}

/** Fields that are there but undefined count as absent. */
function withoutAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
