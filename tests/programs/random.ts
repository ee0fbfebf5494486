/** @file Repeatable numbers for programs under test: a linear congruential generator. */

export interface Random {
  /** Uniform in [-1, 1). */
  signed(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  pick<T>(choices: readonly T[]): T;
  floats(count: number): Float32Array;
  indices(count: number, below: number): Int32Array;
}

export function createRandom(seed: number): Random {
  let word = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = (): number => {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    return word / 2 ** 32;
  };
  const below = (limit: number): number => Math.min(limit - 1, Math.floor(next() * limit));
  const random: Random = {
    signed: () => 2 * next() - 1,
    below,
    pick: (choices) => choices[below(choices.length)],
    floats: (count) => Float32Array.from({ length: count }, () => random.signed()),
    indices: (count, limit) => Int32Array.from({ length: count }, () => below(limit)),
  };
  return random;
}
