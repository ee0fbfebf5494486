/** @file Where an axis is marked when it is logarithmic, and where labels stand that must not cover each other. */

/**
 * The share 0..1 of a logarithmic axis of steps. Training starts at step 0, which has no logarithm, so the
 * axis shows log10(1 + step): step 0 stands at its left end, and from step 10 on the shift cannot be seen.
 */
export const logStep = {
  forward: (step: number) => Math.log10(1 + step),
  backward: (position: number) => 10 ** position - 1,
};

/** Leading digits in the order in which they are worth a label. */
const DIGITS = [1, 5, 2, 3, 7, 4, 6, 8, 9];

/**
 * Round numbers (a digit times a power of ten, and 0 where it is in range) between `min` and `max`, ascending,
 * no two closer than `spacing` on the axis. Powers of ten come first; another digit is marked in every decade
 * from 10 up or in none, so that decades look alike (below 10 an axis of steps is compressed).
 * @param position pixels along the axis of a value
 * @param spacing least distance of two labels, in pixels
 */
export function logTicks(
  min: number,
  max: number,
  position: (value: number) => number,
  spacing: number,
): number[] {
  const taken: number[] = min <= 0 ? [0] : [];
  const fits = (value: number) =>
    taken.every((other) => Math.abs(position(other) - position(value)) >= spacing);
  const lowest = Math.floor(Math.log10(min > 0 ? min : Math.min(1, max)));
  const highest = Math.ceil(Math.log10(max));
  for (const digit of DIGITS) {
    const values: number[] = [];
    for (let exponent = highest; exponent >= lowest; exponent--) values.push(Number(`${digit}e${exponent}`));
    const inRange = values.filter((value) => value >= min && value <= max);
    if (digit !== 1 && !inRange.every((value) => value < 10 || fits(value))) continue;
    for (const value of inRange) if (fits(value)) taken.push(value);
  }
  return taken.sort((a, b) => a - b);
}

/**
 * Tops of labels of one height so that none covers another: each as near above its wish as the ones before
 * leave room, all of them within `from..to` if they fit.
 * @param wishes where each label's top would like to be, in pixels, in any order
 */
export function withoutOverlap(
  wishes: readonly number[],
  height: number,
  from: number,
  to: number,
): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[a] - wishes[b]);
  const tops = [...wishes];
  let free = from;
  for (const i of order) {
    tops[i] = Math.max(wishes[i], free);
    free = tops[i] + height;
  }
  let limit = to - height;
  for (const i of order.reverse()) {
    tops[i] = Math.min(tops[i], limit);
    limit = tops[i] - height;
  }
  return tops;
}
