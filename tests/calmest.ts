/** @file A percentile of times, on a machine that others use too. */

const MOST_ROUNDS = 5;

/**
 * The percentile of the calmest of a few rounds: other work on the machine only ever adds time. The first round at or
 * below `enough` is the last.
 * @param what is timed, for the log
 * @param percent 0 to 100
 * @param round resolves with times
 */
export async function calmest(
  what: string,
  percent: number,
  enough: number,
  round: () => Promise<readonly number[]>,
): Promise<number> {
  let best = Infinity;
  for (let rounds = 0; rounds < MOST_ROUNDS && best > enough; rounds++) {
    const times = (await round()).toSorted((a, b) => a - b);
    const at = (percent: number): number => times[Math.floor((percent / 100) * times.length)];
    console.log(`${what}: median ${at(50).toFixed(1)} ms, p95 ${at(95).toFixed(1)} ms`);
    best = Math.min(best, at(percent));
  }
  return best;
}
