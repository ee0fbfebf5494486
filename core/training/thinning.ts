/** @file Thinning a line of steps evenly: which one is missed least. */

/**
 * Index of the step whose removal leaves the shortest gap, among inner steps that may go; the earliest of
 * equals; undefined when there is none. First and last never go.
 *
 * Evenness: when n + 1 steps are thinned to n by this rule and every inner one may go, the gap it leaves is
 * at most span / ⌊n/2⌋, since ⌊n/2⌋ disjoint pairs of neighbouring gaps share the span. So however many steps
 * come in, no gap that thinning made exceeds about twice the even one.
 *
 * @param steps ascending, `at(i)` for i in 0 .. count − 1.
 */
export function leastMissed(
  count: number,
  at: (index: number) => number,
  mayGo: (index: number) => boolean,
): number | undefined {
  let best: number | undefined;
  let shortest = Infinity;
  for (let i = 1; i < count - 1; i++) {
    const gap = at(i + 1) - at(i - 1);
    if (gap < shortest && mayGo(i)) {
      shortest = gap;
      best = i;
    }
  }
  return best;
}
