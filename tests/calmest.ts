/** @file Percentiles of times and longest tasks, on a machine that others use too. */

const MOST_ROUNDS = 5;

/** Times of what is judged, and of a plain worker's round trips (`stopwatch.ts`), taken in turn with them. */
export interface Round {
  readonly times: readonly number[];
  readonly roundTrips: readonly number[];
}

function percentile(times: readonly number[], percent: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor((percent / 100) * times.length)];
}

/**
 * The percentile of the calmest of a few rounds, less the milliseconds that the machine adds to the slowest of short
 * waits: other work now and then keeps a core, and the round trips say by how much that exceeds their median. It is
 * never less than the median, so that a restless machine makes no lab fast. The first round at or below `enough` is the
 * last.
 * @param what is timed, for the log
 * @param percent 50 to 100
 */
export async function calmest(
  what: string,
  percent: number,
  enough: number,
  round: () => Promise<Round>,
): Promise<number> {
  let best = Infinity;
  for (let rounds = 0; rounds < MOST_ROUNDS && best > enough; rounds++) {
    const { times, roundTrips } = await round();
    const stall = percentile(roundTrips, percent) - percentile(roundTrips, 50);
    const at = (percent: number): string => percentile(times, percent).toFixed(1);
    console.log(
      `${what}: median ${at(50)} ms, p${percent} ${at(percent)} ms, the machine's part ${stall.toFixed(1)} ms`,
    );
    best = Math.min(best, Math.max(percentile(times, 50), percentile(times, percent) - stall));
  }
  return best;
}

/**
 * The longest of the tasks of a round, in the calmest of a few: other work only ever adds to a task. The first round
 * without one over `enough` is the last.
 * @param round resolves with what each long task took
 */
export async function longestTask(enough: number, round: () => Promise<readonly number[]>): Promise<number> {
  let best = Infinity;
  for (let rounds = 0; rounds < MOST_ROUNDS && best > enough; rounds++) {
    const longest = Math.max(0, ...(await round()));
    console.log(`longest task: ${longest.toFixed(0)} ms`);
    best = Math.min(best, longest);
  }
  return best;
}
