/**
 * @file What a run may be configured to: defaults, limits, presets, and the check every configuration passes
 * before anything is allocated.
 */

import {
  checkFields,
  choice,
  ConfigError,
  FLAG,
  number,
  whole,
  type Rules,
  type Sentences,
} from '../../core/training/config-check.ts';
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

/** What each field can be. */
export const RULES: Rules<EndgameConfig> = {
  ending: choice(ENDINGS),
  starts: choice(STARTS),
  defence: choice(DEFENCES),
  width: whole(LIMITS.width),
  folding: FLAG,
  group: whole(LIMITS.group),
  startsPerStep: whole(LIMITS.startsPerStep),
  updatesPerStep: whole(LIMITS.updatesPerStep),
  learningRate: number(LIMITS.learningRate),
  temperature: number(LIMITS.temperature),
  advantage: choice(ADVANTAGES),
  aggregation: choice(AGGREGATIONS),
  clipLow: number(LIMITS.clipLow),
  clipHigh: number(LIMITS.clipHigh),
  klWeight: number(LIMITS.klWeight),
  slack: whole(LIMITS.slack),
  frontierShare: number(LIMITS.frontierShare),
  advanceAt: number(LIMITS.advanceAt),
  retreatBelow: number(LIMITS.retreatBelow),
  retreatAfter: whole(LIMITS.retreatAfter),
  control: FLAG,
};

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

/**
 * The configuration, checked; absent fields take their default.
 * @throws ConfigError (`code` "bad-config") that names the field, its value and what it can be: an unknown
 *   field, a value out of bounds, more games a step than a small device plays, thresholds the wrong way round,
 *   or a control that would be the policy over again.
 */
export function validateConfig(value: unknown): EndgameConfig {
  const config = checkFields(value, RULES, DEFAULT_CONFIG);
  checkTogether(config);
  return config;
}

/** What can be wrong with a configuration whose fields are each within their rule, said in English. */
export const SENTENCES = {
  'too-many-games': ({ startsPerStep, group, max }: Games) =>
    `${startsPerStep} starts of ${group} games are ${startsPerStep * group} games a step; the limit is ${max}. ` +
    'Make startsPerStep or group smaller.',
  'retreat-not-below-advance': ({ retreatBelow, advanceAt }: Thresholds) =>
    `retreatBelow is ${retreatBelow}, which is not below advanceAt (${advanceAt}); make it smaller.`,
  'control-of-flat-starts': () =>
    'control is true, but this policy has flat starts already; set starts to reverse or control to false.',
} as const satisfies Sentences;

type Games = Pick<EndgameConfig, 'startsPerStep' | 'group'> & { readonly max: number };
type Thresholds = Pick<EndgameConfig, 'retreatBelow' | 'advanceAt'>;

function checkTogether(config: EndgameConfig): void {
  const { group, startsPerStep, retreatBelow, advanceAt, starts, control } = config;
  const { max } = LIMITS.gamesPerStep;
  if (group * startsPerStep > max) {
    throw new ConfigError(SENTENCES, 'too-many-games', 'startsPerStep', { startsPerStep, group, max });
  }
  if (retreatBelow >= advanceAt) {
    throw new ConfigError(SENTENCES, 'retreat-not-below-advance', 'retreatBelow', {
      retreatBelow,
      advanceAt,
    });
  }
  if (control && starts === 'flat') throw new ConfigError(SENTENCES, 'control-of-flat-starts', 'control');
}

/** The policy with flat starts that trains beside this one: the same in everything else. */
export function controlConfig(config: EndgameConfig): EndgameConfig {
  return { ...config, starts: 'flat', control: false };
}
