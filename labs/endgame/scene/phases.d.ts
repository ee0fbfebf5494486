/** @file The four phases of an acted step as a clock: which one, how far, and what comes next. */
/** The four phases of a step, in order. */
export declare const PHASES: readonly ['sample', 'reward', 'advantage', 'update'];
export type Phase = (typeof PHASES)[number];
/** Where in a step the scene is; `progress` within the phase, 0 to 1. */
export interface Moment {
    phase: Phase;
    progress: number;
}
/** How long each phase lasts in slow motion (speed 1), in seconds. */
export declare const PHASE_SECONDS: Readonly<Record<Phase, number>>;
/** The progress at which a phase, standing still, says most: embers in mid-air, the end of all the others. */
export declare const TELLING: Readonly<Record<Phase, number>>;
/** What a stretch of time brought: phases entered, and whether the step came to its end. */
export interface Advance {
    readonly entered: boolean;
    readonly ended: boolean;
}
/** Moves `moment` on by so many seconds of slow motion, into the following phases if need be, up to the step's end. */
export declare function advance(moment: Moment, seconds: number): Advance;
/** 0 up to `from`, 1 from `to` on, and smooth between (3x² − 2x³). */
export declare function ramp(at: number, from: number, to: number): number;
/** 0 up to `from`, 1 from `to` on, and straight between. */
export declare function line(at: number, from: number, to: number): number;
