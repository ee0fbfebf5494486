/**
 * @file Counter-based random numbers. A stream is a pure function of (seed, stream name, step): nothing is
 * carried from step to step, so any step of a run can be replayed alone, and a new stream shifts no other.
 *
 * Philox4x32-10 of Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 * The key is the seed (64 bits); the counter is (block, step low, step high, hash of the stream's name).
 */

import { checkCount, checkStream } from './checks.ts';

/** Numbers of one stream at one step, in a fixed order. */
export interface RandomStream {
  /** A whole number in 0 .. 2³² − 1. */
  uint32(): number;
  /** A number in [0, 1): a multiple of 2⁻²⁴, so that it stays below 1 when stored as float32. */
  uniform(): number;
  /**
   * A whole number in 0 .. n − 1, each equally likely.
   * @throws RangeError when n is not a whole number in 1 .. 2³².
   */
  integer(n: number): number;
  /**
   * A standard normal number (Box & Muller 1958). Engines may differ in the last bit of `Math.log` and
   * `Math.cos`, hence so may this.
   */
  normal(): number;
}

type Words4 = readonly [number, number, number, number];
type Words2 = readonly [number, number];

const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
/** Weyl constants: the golden ratio and √3 − 1, as fractions of 2³². */
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const TWO_32 = 2 ** 32;

/** Upper 32 bits of the 64-bit product, by 16-bit halves: doubles cannot hold the product exactly. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0;
}

/** The Philox4x32-10 bijection: four 32-bit words under a key of two, all unsigned. */
export function philox4x32(counter: Words4, key: Words2): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** FNV-1a of the name's UTF-8 bytes: 32 bits, enough to keep the few streams of a lab apart. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Low and high 32 bits of a safe integer in two's complement. */
function split64(value: number): [number, number] {
  return [value >>> 0, Math.floor(value / TWO_32) >>> 0];
}

/**
 * The random numbers of one purpose at one step of a run.
 * @param seed of the run: any safe integer.
 * @param stream name of the purpose, such as `batch` or `init`.
 * @param step of the run, from 0.
 * @throws RangeError when the seed is not a safe integer, or the step not a whole number from 0.
 */
export function randomStream(seed: number, stream: string, step: number): RandomStream {
  checkStream(seed, step);
  const key = split64(seed);
  const [stepLow, stepHigh] = split64(step);
  const name = hashName(stream);
  let block = 0;
  let words: Words4 = [0, 0, 0, 0];
  let used = 4;
  let spareNormal: number | undefined;

  function uint32(): number {
    if (used === 4) {
      words = philox4x32([block, stepLow, stepHigh, name], key);
      block = (block + 1) >>> 0;
      used = 0;
    }
    return words[used++];
  }

  return {
    uint32,
    uniform: () => (uint32() >>> 8) / 2 ** 24,
    integer(n) {
      checkCount(n);
      // Words at or above the largest multiple of n would make small remainders likelier.
      const limit = TWO_32 - (TWO_32 % n);
      let word = uint32();
      while (word >= limit) word = uint32();
      return word % n;
    },
    normal() {
      if (spareNormal !== undefined) {
        const value = spareNormal;
        spareNormal = undefined;
        return value;
      }
      // In (0, 1]: the logarithm of 0 is infinite.
      const radius = Math.sqrt(-2 * Math.log((uint32() + 1) / TWO_32));
      const angle = (2 * Math.PI * uint32()) / TWO_32;
      spareNormal = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}
