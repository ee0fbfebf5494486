/**
 * @file What a run may be configured to: defaults, limits, presets, and the check every configuration passes
 * before anything is allocated.
 */
import type { Aggregation, AdvantageKind, Defence, EndgameConfig, Ending, Starts } from './types.ts';
/** Inclusive bounds of the numeric fields. */
export declare const LIMITS: {
    readonly width: {
        readonly min: 8;
        readonly max: 256;
    };
    readonly group: {
        readonly min: 2;
        readonly max: 64;
    };
    readonly startsPerStep: {
        readonly min: 1;
        readonly max: 256;
    };
    readonly updatesPerStep: {
        readonly min: 1;
        readonly max: 16;
    };
    readonly learningRate: {
        readonly min: 0.00001;
        readonly max: 0.1;
    };
    readonly temperature: {
        readonly min: 0.1;
        readonly max: 4;
    };
    readonly clipLow: {
        readonly min: 0.01;
        readonly max: 1;
    };
    readonly clipHigh: {
        readonly min: 0.01;
        readonly max: 10;
    };
    readonly klWeight: {
        readonly min: 0;
        readonly max: 1;
    };
    readonly slack: {
        readonly min: 0;
        readonly max: 30;
    };
    readonly frontierShare: {
        readonly min: 0;
        readonly max: 1;
    };
    readonly advanceAt: {
        readonly min: 0.05;
        readonly max: 1;
    };
    readonly retreatBelow: {
        readonly min: 0;
        readonly max: 1;
    };
    readonly retreatAfter: {
        readonly min: 1;
        readonly max: 1000;
    };
    /** Games a step: group x startsPerStep. */
    readonly gamesPerStep: {
        readonly max: 4096;
    };
};
/** The choices of the fields that are not numbers. */
export declare const ENDINGS: readonly Ending[];
export declare const STARTS: readonly Starts[];
export declare const DEFENCES: readonly Defence[];
export declare const ADVANTAGES: readonly AdvantageKind[];
export declare const AGGREGATIONS: readonly Aggregation[];
/** King and queen against king, from mate in one to mate in ten within some 200 steps. */
export declare const DEFAULT_CONFIG: EndgameConfig;
/** Named configurations; `queen` is the default. */
export declare const PRESETS: {
    readonly queen: EndgameConfig;
    readonly rook: EndgameConfig;
    /**
     * As many games from anywhere, trained beside. With so few starts a step almost every group of the control is
     * without contrast while the curriculum climbs to the top; given several times as many games it follows.
     */
    readonly flat: {
        readonly ending: Ending;
        readonly starts: Starts;
        readonly defence: Defence;
        readonly width: number;
        readonly folding: boolean;
        readonly group: number;
        readonly updatesPerStep: number;
        readonly learningRate: number;
        readonly temperature: number;
        readonly advantage: AdvantageKind;
        readonly aggregation: Aggregation;
        readonly clipLow: number;
        readonly clipHigh: number;
        readonly klWeight: number;
        readonly slack: number;
        readonly retreatBelow: number;
        readonly retreatAfter: number;
        readonly startsPerStep: 16;
        readonly frontierShare: 0.8;
        readonly advanceAt: 0.25;
        readonly control: true;
    };
    readonly 'no-folding': {
        readonly ending: Ending;
        readonly starts: Starts;
        readonly defence: Defence;
        readonly width: number;
        readonly group: number;
        readonly startsPerStep: number;
        readonly updatesPerStep: number;
        readonly learningRate: number;
        readonly temperature: number;
        readonly advantage: AdvantageKind;
        readonly aggregation: Aggregation;
        readonly clipLow: number;
        readonly clipHigh: number;
        readonly klWeight: number;
        readonly slack: number;
        readonly frontierShare: number;
        readonly advanceAt: number;
        readonly retreatBelow: number;
        readonly retreatAfter: number;
        readonly control: boolean;
        readonly folding: false;
    };
    /** On its first update the ratio is 1 throughout: with no second one the clip can never act. */
    readonly 'one-update': {
        readonly ending: Ending;
        readonly starts: Starts;
        readonly defence: Defence;
        readonly width: number;
        readonly folding: boolean;
        readonly group: number;
        readonly startsPerStep: number;
        readonly learningRate: number;
        readonly temperature: number;
        readonly advantage: AdvantageKind;
        readonly aggregation: Aggregation;
        readonly clipLow: number;
        readonly clipHigh: number;
        readonly klWeight: number;
        readonly slack: number;
        readonly frontierShare: number;
        readonly advanceAt: number;
        readonly retreatBelow: number;
        readonly retreatAfter: number;
        readonly control: boolean;
        readonly updatesPerStep: 1;
    };
};
export type PresetName = keyof typeof PRESETS;
/** The presets in the order in which they are offered. */
export declare const PRESET_ORDER: readonly PresetName[];
/**
 * Steps after which a run of this configuration stops unless asked for more. So many checkpoints of the default
 * width still fit the timeline, which then holds every step. A control is shown on the games it takes the
 * curriculum to reach the top.
 */
export declare function defaultSteps({ ending, control }: EndgameConfig): number;
/** A configuration out of bounds; `message` names the field, the value and the limits. */
export declare class ConfigError extends Error {
    /** The field to change. */
    readonly field: keyof EndgameConfig | undefined;
    readonly code = "bad-config";
    constructor(message: string, 
    /** The field to change. */
    field: keyof EndgameConfig | undefined);
}
/**
 * The configuration, checked; absent fields take their default.
 * @throws ConfigError (`code` "bad-config") that names the field, its value and what it can be: an unknown
 *   field, a value out of bounds, more games a step than a small device plays, thresholds the wrong way round,
 *   or a control that would be the policy over again.
 */
export declare function validateConfig(value: unknown): EndgameConfig;
/** The policy with flat starts that trains beside this one: the same in everything else. */
export declare function controlConfig(config: EndgameConfig): EndgameConfig;
