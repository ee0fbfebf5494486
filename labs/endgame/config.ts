/**
 * @file What a run may be configured to: defaults, limits, presets, and the check every configuration passes
 * before anything is allocated.
 */

import type { Aggregation, AdvantageKind, Defence, EndgameConfig, Ending, Starts } from './types.ts';

/** Inclusive bounds of the numeric fields. */
export const LIMITS = {
  width: { min: 8, max: 256 },
  group: { min: 2, max: 64 },
  startsPerStep: { min: 1, max: 256 },
  updatesPerStep: { min: 1, max: 16 },
  learningRate: { min: 1e-5, max: 0.1 },
  temperature: { min: 0.1, max: 4 },
  clipLow: { min: 0.01, max: 1 },
  clipHigh: { min: 0.01, max: 10 },
  klWeight: { min: 0, max: 1 },
  slack: { min: 0, max: 30 },
  frontierShare: { min: 0, max: 1 },
  advanceAt: { min: 0.05, max: 1 },
  retreatBelow: { min: 0, max: 1 },
  retreatAfter: { min: 1, max: 1000 },
  /** Games a step: group x startsPerStep. */
  gamesPerStep: { max: 4096 },
} as const;

/** The choices of the fields that are not numbers. */
export const ENDINGS: readonly Ending[] = ['KQK', 'KRK'];
export const STARTS: readonly Starts[] = ['reverse', 'flat'];
export const DEFENCES: readonly Defence[] = ['best', 'random'];
export const ADVANTAGES: readonly AdvantageKind[] = ['mean', 'std', 'std-population', 'leave-one-out'];
export const AGGREGATIONS: readonly Aggregation[] = ['sequence', 'token', 'constant'];

/** King and queen against king, from mate in one to mate in ten within some 200 steps. */
export const DEFAULT_CONFIG: EndgameConfig = {
  ending: 'KQK',
  starts: 'reverse',
  defence: 'best',
  width: 128,
  folding: true,
  group: 16,
  startsPerStep: 64,
  updatesPerStep: 4,
  learningRate: 3e-3,
  temperature: 1,
  advantage: 'std',
  aggregation: 'constant',
  clipLow: 0.2,
  clipHigh: 0.2,
  klWeight: 0,
  slack: 6,
  frontierShare: 0.7,
  advanceAt: 0.6,
  retreatBelow: 0.1,
  retreatAfter: 40,
  control: false,
};

const ROOK: EndgameConfig = { ...DEFAULT_CONFIG, ending: 'KRK', slack: 8 };

/** Named configurations; `queen` is the default. */
export const PRESETS = {
  queen: DEFAULT_CONFIG,
  rook: ROOK,
  /**
   * As many games from anywhere, trained beside. With so few starts a step almost every group of the control is
   * without contrast while the curriculum climbs to the top; given several times as many games it follows.
   */
  flat: { ...DEFAULT_CONFIG, startsPerStep: 16, frontierShare: 0.8, advanceAt: 0.25, control: true },
  'no-folding': { ...DEFAULT_CONFIG, folding: false },
  /** On its first update the ratio is 1 throughout: with no second one the clip can never act. */
  'one-update': { ...DEFAULT_CONFIG, updatesPerStep: 1 },
} as const satisfies Record<string, EndgameConfig>;

export type PresetName = keyof typeof PRESETS;

/** The presets in the order in which they are offered. */
export const PRESET_ORDER: readonly PresetName[] = ['queen', 'rook', 'flat', 'no-folding', 'one-update'];

/**
 * Steps after which a run of this configuration stops unless asked for more. So many checkpoints of the default
 * width still fit the timeline, which then holds every step. A control is shown on the games it takes the
 * curriculum to reach the top.
 */
export function defaultSteps({ ending, control }: EndgameConfig): number {
  if (control) return 100;
  return ending === 'KQK' ? 280 : 288;
}

/** A configuration out of bounds; `message` names the field, the value and the limits. */
export class ConfigError extends Error {
  readonly code = 'bad-config';
  constructor(
    message: string,
    /** The field to change. */
    readonly field: keyof EndgameConfig | undefined,
  ) {
    super(message);
    this.name = 'ConfigError';
  }
}

type NumberField = keyof typeof LIMITS & keyof EndgameConfig;

function choice<Value extends string>(
  field: keyof EndgameConfig,
  value: unknown,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new ConfigError(`${field} is ${show(value)}; it can be ${allowed.join(', ')}.`, field);
}

function flag(field: keyof EndgameConfig, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new ConfigError(`${field} is ${show(value)}; it can be true or false.`, field);
}

function number(field: NumberField, value: unknown): number {
  const { min, max } = LIMITS[field];
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new ConfigError(`${field} is ${show(value)}; it can be a number from ${min} to ${max}.`, field);
}

function whole(field: NumberField, value: unknown): number {
  const { min, max } = LIMITS[field];
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  throw new ConfigError(`${field} is ${show(value)}; it can be a whole number from ${min} to ${max}.`, field);
}

/** The value as the message quotes it: short, and never an exception of its own. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/**
 * The configuration, checked; absent fields take their default.
 * @throws ConfigError (`code` "bad-config") that names the field, its value and what it can be: an unknown
 *   field, a value out of bounds, more games a step than a small device plays, thresholds the wrong way round,
 *   or a control that would be the policy over again.
 */
export function validateConfig(value: unknown): EndgameConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(`The configuration is ${show(value)}; it has to be an object.`, undefined);
  }
  const unknown = Object.keys(value).find((key) => !(key in DEFAULT_CONFIG));
  if (unknown !== undefined) {
    const known = Object.keys(DEFAULT_CONFIG).join(', ');
    throw new ConfigError(
      `There is no field ${show(unknown)} in a configuration; the fields are ${known}.`,
      undefined,
    );
  }
  const given: Record<keyof EndgameConfig, unknown> = { ...DEFAULT_CONFIG, ...value };
  const config: EndgameConfig = {
    ending: choice('ending', given.ending, ENDINGS),
    starts: choice('starts', given.starts, STARTS),
    defence: choice('defence', given.defence, DEFENCES),
    width: whole('width', given.width),
    folding: flag('folding', given.folding),
    group: whole('group', given.group),
    startsPerStep: whole('startsPerStep', given.startsPerStep),
    updatesPerStep: whole('updatesPerStep', given.updatesPerStep),
    learningRate: number('learningRate', given.learningRate),
    temperature: number('temperature', given.temperature),
    advantage: choice('advantage', given.advantage, ADVANTAGES),
    aggregation: choice('aggregation', given.aggregation, AGGREGATIONS),
    clipLow: number('clipLow', given.clipLow),
    clipHigh: number('clipHigh', given.clipHigh),
    klWeight: number('klWeight', given.klWeight),
    slack: whole('slack', given.slack),
    frontierShare: number('frontierShare', given.frontierShare),
    advanceAt: number('advanceAt', given.advanceAt),
    retreatBelow: number('retreatBelow', given.retreatBelow),
    retreatAfter: whole('retreatAfter', given.retreatAfter),
    control: flag('control', given.control),
  };
  checkTogether(config);
  return config;
}

function checkTogether(config: EndgameConfig): void {
  const { group, startsPerStep, retreatBelow, advanceAt, starts, control } = config;
  const games = group * startsPerStep;
  if (games > LIMITS.gamesPerStep.max) {
    throw new ConfigError(
      `${startsPerStep} starts of ${group} games are ${games} games a step; the limit is ` +
        `${LIMITS.gamesPerStep.max}. Make startsPerStep or group smaller.`,
      'startsPerStep',
    );
  }
  if (retreatBelow >= advanceAt) {
    throw new ConfigError(
      `retreatBelow is ${retreatBelow}, which is not below advanceAt (${advanceAt}); make it smaller.`,
      'retreatBelow',
    );
  }
  if (control && starts === 'flat') {
    throw new ConfigError(
      'control is true, but this policy has flat starts already; set starts to reverse or control to false.',
      'control',
    );
  }
}

/** The policy with flat starts that trains beside this one: the same in everything else. */
export function controlConfig(config: EndgameConfig): EndgameConfig {
  return { ...config, starts: 'flat', control: false };
}
