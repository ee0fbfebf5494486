/** @file What the lab's two charts draw from the recorded rows: the climb, which is the timeline, and one curve at choice. */
import type { LineSeries, Mark, Reference } from '../../core/plot/series.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { EndgameConfig, Ending } from './types.ts';
declare const words: {
    timeline: string;
    timelineAxis: string;
    level: (longest: number) => string;
    success: string;
    mated: string;
    controlMated: string;
    advance: (share: string) => string;
    retreat: (share: string) => string;
    last: (step: number) => string;
    valueText: (level: number, longest: number, success: string) => string;
    flatText: (success: string) => string;
    choose: string;
    notLoss: string;
    second: {
        mateRate: string;
        meanReward: string;
        regret: string;
        optimalShare: string;
        deadGroups: string;
        entropy: string;
        clipFraction: string;
        kl: string;
        gradientNorm: string;
    };
    rate: (games: string, moves: string) => string;
    counts: (games: string, moves: string) => string;
    policy: string;
    control: string;
};
/** Longest mates of the solved tables, in moves. */
export declare const LONGEST: Readonly<Record<Ending, number>>;
/** Metrics the reader can choose among, by their name in a row. */
export type ChosenMetric = keyof typeof words.second;
/** The metrics in the order in which they are offered. */
export declare const CHOSEN_METRICS: readonly ChosenMetric[];
/** How far the frontier has climbed, and how it fares there; with flat starts, how games fare at all. */
export declare function climbSeries(rows: readonly Row[], { ending, starts, control }: EndgameConfig): LineSeries[];
/** The curriculum's thresholds. */
export declare function climbReferences({ starts, advanceAt, retreatBelow }: EndgameConfig): Reference[];
/** Where the frontier first reached the longest mate. */
export declare function climbMarks(rows: readonly Row[], { ending, starts }: EndgameConfig): Mark[];
/** What a screen reader adds to the step. */
export declare function climbText(row: Row, { ending, starts }: EndgameConfig): string;
/** One metric, and the control's beside it where one is trained. */
export declare function metricSeries(rows: readonly Row[], metric: ChosenMetric, { control }: EndgameConfig): LineSeries[];
export {};
