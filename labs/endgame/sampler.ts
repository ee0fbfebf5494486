/**
 * @file From logits to a move: a softmax over the legal actions at a temperature, and a choice from it by a given
 * number. The choice is a function of its arguments, so that a game is replayed by drawing the same numbers.
 *
 * These run once for every move of every game: they write to arrays of the caller's, and make none.
 */

/**
 * Probabilities of the legal actions: softmax of logit / temperature over them, to `into` [count].
 * @param logits of all positions of a batch; this one's begin at `offset`.
 * @param actions the legal ones, [count], at least one.
 * @returns their entropy, in nats.
 */
export function legalProbabilities(
  logits: Float32Array,
  offset: number,
  actions: Uint8Array,
  count: number,
  temperature: number,
  into: Float64Array,
): number {
  let largest = -Infinity;
  for (let i = 0; i < count; i++) largest = Math.max(largest, logits[offset + actions[i]]);
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < count; i++) {
    const x = (logits[offset + actions[i]] - largest) / temperature;
    const weight = Math.exp(x);
    into[i] = weight;
    sum += weight;
    weighted += weight * x;
  }
  for (let i = 0; i < count; i++) into[i] /= sum;
  // H = log sum - mean x.
  return Math.log(sum) - weighted / sum;
}

/**
 * The action at which the running sum of probabilities passes `uniform` (inversion; Devroye 1986, III.2).
 * @param uniform in [0, 1).
 * @returns a position in `probabilities`; never one of probability 0.
 */
export function sampleIndex(probabilities: Float64Array, count: number, uniform: number): number {
  let left = uniform;
  let last = 0;
  for (let i = 0; i < count; i++) {
    if (probabilities[i] === 0) continue;
    if (left < probabilities[i]) return i;
    left -= probabilities[i];
    last = i;
  }
  // Rounding may leave the sum a little below 1.
  return last;
}

/** The most probable action, the first of equals. */
export function greedyIndex(probabilities: Float64Array, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (probabilities[i] > probabilities[best]) best = i;
  return best;
}
