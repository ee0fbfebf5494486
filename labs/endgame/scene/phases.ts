/** @file The four phases of an acted step as a clock: which one, how far, and what comes next. */

/** The four phases of a step, in order. */
export const PHASES = ['sample', 'reward', 'advantage', 'update'] as const;
export type Phase = (typeof PHASES)[number];

/** Where in a step the scene is; `progress` within the phase, 0 to 1. */
export interface Moment {
  phase: Phase;
  progress: number;
}

/** How long each phase lasts in slow motion (speed 1), in seconds. */
export const PHASE_SECONDS: Readonly<Record<Phase, number>> = {
  sample: 8,
  reward: 5,
  advantage: 6,
  update: 8,
};

/** The progress at which a phase, standing still, says most: embers in mid-air, the end of all the others. */
export const TELLING: Readonly<Record<Phase, number>> = { sample: 1, reward: 1, advantage: 0.62, update: 1 };

/** What a stretch of time brought: phases entered, and whether the step came to its end. */
export interface Advance {
  readonly entered: boolean;
  readonly ended: boolean;
}

/** Results are shared, so that a frame allocates nothing. */
const ALONG: Advance = { entered: false, ended: false };
const ENTERED: Advance = { entered: true, ended: false };
const ENDED: Advance = { entered: false, ended: true };

/** Moves `moment` on by so many seconds of slow motion, into the following phases if need be, up to the step's end. */
export function advance(moment: Moment, seconds: number): Advance {
  let left = seconds;
  let result = ALONG;
  while (true) {
    const lasts = PHASE_SECONDS[moment.phase];
    const remaining = (1 - moment.progress) * lasts;
    if (left < remaining) {
      moment.progress += left / lasts;
      return result;
    }
    const next = PHASES[PHASES.indexOf(moment.phase) + 1];
    if (next === undefined) {
      moment.progress = 1;
      return ENDED;
    }
    left -= remaining;
    moment.phase = next;
    moment.progress = 0;
    result = ENTERED;
  }
}

/** 0 up to `from`, 1 from `to` on, and smooth between (3x² − 2x³). */
export function ramp(at: number, from: number, to: number): number {
  const x = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return x * x * (3 - 2 * x);
}

/** 0 up to `from`, 1 from `to` on, and straight between. */
export function line(at: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}
