/**
 * @file Which of two executors trains an experiment faster: each trains it for a moment, from the beginning and for
 * nothing, before the run begins. Which one wins depends on the machine and on the model: a GPU is quick at a step and
 * slow to answer, so that a model which is asked at every move of a game may be better off without.
 */

import type { Chosen } from '../executors/choose.ts';
import type { BackendName, Executor } from '../executors/executor.ts';
import type { Experiment } from '../training/experiment.ts';

/** Milliseconds that a stretch of steps is to take, and that all of them may. */
const STRETCH_MS = 16;
const ALL_MS = 80;

/** Steps of a stretch at most: as many as a GPU is given at once. */
const MOST_STEPS = 16;

/** How many times as fast the second has to be: about as fast is no reason to give up the usual choice. */
const CLEARLY = 1.1;

/** Makes the experiment that is timed. */
export type Build = (executor: Executor) => Promise<Pick<Experiment, 'rehearse' | 'dispose'>>;

/** What a comparison has come to. */
export interface Verdict {
  readonly backend: BackendName;
  /** Why this one. */
  readonly reason: string;
}

/** Steps a second, of the fastest stretch; 0 where it fails. */
async function speed(build: Build, executor: Executor, now: () => number): Promise<number> {
  try {
    const experiment = await build(executor);
    try {
      const time = async (steps: number): Promise<number> => {
        const start = now();
        await experiment.rehearse(steps);
        return (now() - start) / steps;
      };
      // The first step compiles and makes what later ones use.
      await time(1);
      const end = now() + ALL_MS;
      const one = await time(1);
      const stretch = Math.min(Math.max(Math.floor(STRETCH_MS / one), 1), MOST_STEPS);
      let fastest = Infinity;
      while (now() < end) fastest = Math.min(fastest, await time(stretch));
      // A single step may be too short for the clock, or so long that it says enough.
      return 1000 / Math.min(fastest, one > ALL_MS ? one : Infinity);
    } finally {
      experiment.dispose();
    }
  } catch {
    // What fails in the rehearsal is not to be chosen for the run; the other one may fare better.
    return 0;
  }
}

const NAMES: Readonly<Partial<Record<BackendName, string>>> = { wasm: 'WebAssembly' };

/**
 * The first, unless the second is clearly faster; undefined where neither gets anywhere.
 * @param now milliseconds, on a clock that only goes forward
 */
export async function compare(
  build: Build,
  first: Chosen,
  second: Chosen,
  now: () => number = () => performance.now(),
): Promise<Verdict | undefined> {
  const speeds: number[] = [];
  for (const { executor } of [first, second]) speeds.push(await speed(build, executor, now));
  if (speeds.every((each) => each === 0)) return undefined;
  const takesSecond = speeds[1] > CLEARLY * speeds[0];
  const [winner, loser] = takesSecond ? [1, 0] : [0, 1];
  const said = [first, second].map(({ executor: { backend } }, i) => `${backend} ${Math.round(speeds[i])}`);
  const { backend } = [first, second][winner].executor;
  // A choice by name has no reason but the name.
  const what = takesSecond ? (NAMES[backend] ?? backend) : first.reason;
  return {
    backend,
    reason: `${what}, the faster one here: ${said[winner]} steps a second, ${said[loser]}`,
  };
}
