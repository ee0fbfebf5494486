import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHalf, encodeHalf, HALF_OVERFLOW } from '../../../core/training/half.ts';

const ALL = Uint16Array.from({ length: 2 ** 16 }, (_, i) => i);
const encode = (value: number): number => encodeHalf(Float32Array.of(value))[0];

/** All finite halves with their bits, ascending; −0 left out. */
const FINITE = Array.from(decodeHalf(ALL), (value, bits) => ({ value, bits }))
  .filter(({ value, bits }) => Number.isFinite(value) && bits !== 0x8000)
  .sort((a, b) => a.value - b.value);

describe('half precision', () => {
  it.each([
    [0x0000, 0],
    [0x8000, -0],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x3c00, 1],
    [0x3c01, 1 + 2 ** -10],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, NaN],
  ])('reads the bits %i as %d', (bits, value) => {
    expect(decodeHalf(Uint16Array.of(bits))[0]).toBe(value);
    expect(encode(value)).toBe(bits);
  });

  it('gives every half back', () => {
    const values = decodeHalf(ALL);
    for (const [bits, back] of encodeHalf(values).entries()) {
      if (!Number.isNaN(values[bits])) expect(back).toBe(bits);
    }
  });

  it('keeps NaN a NaN, of either sign', () => {
    const nans = new Float32Array(Uint32Array.of(0x7f800001, 0xff800001, 0x7fc00000).buffer);
    expect([...decodeHalf(encodeHalf(nans))]).toEqual([NaN, NaN, NaN]);
  });

  it('rounds what lies between two halves to the nearer, and a tie to the even one', () => {
    for (let i = 1; i < FINITE.length; i++) {
      const [low, high] = [FINITE[i - 1], FINITE[i]];
      // Exact in float32: it has 13 bits more.
      const tie = (low.value + high.value) / 2;
      const width = high.value - low.value;
      const even = low.bits % 2 === 0 ? low : high;
      // At zero the sign of the half is that of the number.
      expect(encode(tie) & 0x7fff).toBe(even.bits & 0x7fff);
      expect(encode(tie - width / 512) & 0x7fff).toBe(low.bits & 0x7fff);
      expect(encode(tie + width / 512) & 0x7fff).toBe(high.bits & 0x7fff);
    }
  });

  it('is never farther off than half a step for any float32 in range', () => {
    fc.assert(
      fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), (value) => {
        const exponent = Math.max(-14, Math.floor(Math.log2(Math.abs(value) || 2 ** -14)));
        const back = decodeHalf(encodeHalf(Float32Array.of(value)))[0];
        expect(Math.abs(back - value)).toBeLessThanOrEqual(2 ** (exponent - 11));
        expect(Object.is(Math.sign(back), Math.sign(value)) || back === 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('turns infinite from 65520 on', () => {
    expect(encode(HALF_OVERFLOW)).toBe(0x7c00);
    expect(encode(-HALF_OVERFLOW)).toBe(0xfc00);
    expect(encode(HALF_OVERFLOW - 2 ** -8)).toBe(0x7bff);
  });
});
