import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox4x32, randomStream } from '../../../core/training/random.ts';

type Words4 = [number, number, number, number];

function uints(seed: number, stream: string, step: number, count: number): number[] {
  const random = randomStream(seed, stream, step);
  return Array.from({ length: count }, () => random.uint32());
}

/** Pearson's statistic of counts against equal expectations. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((a, b) => a + b) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** A 99.9 % quantile of chi-square by Wilson & Hilferty (1931). */
function chiSquareLimit(degrees: number): number {
  return degrees * (1 - 2 / (9 * degrees) + 3.0902 * Math.sqrt(2 / (9 * degrees))) ** 3;
}

describe('Philox4x32-10', () => {
  // kat_vectors of Random123 1.14.
  const vectors: [string, Words4, [number, number], Words4][] = [
    ['zeros', [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [
      'ones',
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      'digits of pi',
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ];
  it.each(vectors)('gives the published answer for %s', (_, counter, key, answer) => {
    expect(philox4x32(counter, key)).toEqual(answer);
  });
});

describe('a random stream', () => {
  it('gives the same numbers for the same seed, name and step', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.string(), fc.maxSafeNat(), (seed, stream, step) => {
        expect(uints(seed, stream, step, 9)).toEqual(uints(seed, stream, step, 9));
      }),
    );
  });

  it('takes the seed as key and (block, step, hash of the name) as counter', () => {
    const fnv1aOfA = 0xe40c292c;
    const seed = 5 + 7 * 2 ** 32;
    const step = 3 + 2 * 2 ** 32;
    expect(uints(seed, 'a', step, 8)).toEqual([
      ...philox4x32([0, 3, 2, fnv1aOfA], [5, 7]),
      ...philox4x32([1, 3, 2, fnv1aOfA], [5, 7]),
    ]);
  });

  it('is not shifted by drawing from another', () => {
    const alone = uints(1, 'batch', 4, 8);
    const batch = randomStream(1, 'batch', 4);
    const noise = randomStream(1, 'noise', 4);
    const mixed = alone.map(() => {
      noise.normal();
      return batch.uint32();
    });
    expect(mixed).toEqual(alone);
  });

  it('differs when seed, name or step differ, negative and large seeds included', () => {
    const streams = [
      uints(0, 'batch', 0, 4),
      uints(1, 'batch', 0, 4),
      uints(-1, 'batch', 0, 4),
      uints(2 ** 32, 'batch', 0, 4),
      uints(-(2 ** 32), 'batch', 0, 4),
      uints(0, 'batch', 1, 4),
      uints(0, 'batch', 2 ** 32, 4),
      uints(0, 'init', 0, 4),
      uints(0, '', 0, 4),
    ];
    expect(new Set(streams.map(String)).size).toBe(streams.length);
  });

  it('fills [0, 1) evenly', () => {
    const random = randomStream(7, 'uniformity', 0);
    const counts = Array<number>(100).fill(0);
    for (let i = 0; i < 100_000; i++) counts[Math.floor(random.uniform() * 100)]++;
    expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(99));
  });

  it('stays below 1 as float32', () => {
    const random = randomStream(7, 'uniformity', 1);
    for (let i = 0; i < 10_000; i++) {
      const value = random.uniform();
      expect(Math.fround(value)).toBe(value);
      expect(value >= 0 && value < 1).toBe(true);
    }
  });

  it.each([
    ['neighbouring steps', 'step'],
    ['neighbouring seeds', 'seed'],
  ])('is independent at %s: pairs of first numbers fill the square evenly', (_, axis) => {
    const counts = Array<number>(64).fill(0);
    const first = (i: number): number =>
      (axis === 'step' ? randomStream(3, 'pairs', i) : randomStream(i, 'pairs', 3)).integer(8);
    for (let i = 0; i < 20_000; i++) counts[8 * first(2 * i) + first(2 * i + 1)]++;
    expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(63));
  });

  it('draws whole numbers below n without bias, also where 2³² is no multiple of n', () => {
    // With a plain remainder the lower half of 3 · 2³⁰ would come up with probability 3/4 in place of 2/3.
    const n = 3 * 2 ** 30;
    const random = randomStream(7, 'integers', 0);
    const counts = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) counts[Math.floor(random.integer(n) / 2 ** 30)]++;
    expect(chiSquare(counts)).toBeLessThan(chiSquareLimit(2));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.maxSafeNat(), (n, step) => {
        const value = randomStream(0, 'integers', step).integer(n);
        expect(Number.isInteger(value) && value >= 0 && value < n).toBe(true);
      }),
    );
  });

  it('draws normal numbers with the moments of the standard normal', () => {
    const random = randomStream(11, 'normal', 0);
    const n = 100_000;
    const values = Array.from({ length: n }, () => random.normal());
    const moment = (k: number): number => values.reduce((sum, value) => sum + value ** k, 0) / n;
    // Four standard errors of each sample moment.
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
    const pairs = values.filter((_, i) => i % 2 === 0).map((value, i) => value * values[2 * i + 1]);
    expect(Math.abs(pairs.reduce((a, b) => a + b) / pairs.length)).toBeLessThan(4 / Math.sqrt(n / 2));
  });

  it.each([
    ['a fractional seed', () => randomStream(0.5, 'x', 0)],
    ['a seed beyond 2^53', () => randomStream(2 ** 53, 'x', 0)],
    ['a negative step', () => randomStream(0, 'x', -1)],
    ['a NaN step', () => randomStream(0, 'x', NaN)],
    ['integers below 0', () => randomStream(0, 'x', 0).integer(0)],
    ['integers below a fraction', () => randomStream(0, 'x', 0).integer(1.5)],
    ['integers below more than 2^32', () => randomStream(0, 'x', 0).integer(2 ** 32 + 1)],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(RangeError);
  });
});
