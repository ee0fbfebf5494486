import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../../labs/induction/config.ts';
import { headGateInputs } from '../../../labs/induction/head-dropout.ts';
import { headGates } from '../../../labs/induction/model.ts';

const config = { ...PRESETS.redundant, batch: 128, headDropout: 0.25 };
const headSize = config.width / config.heads;

describe('head dropout', () => {
  it('silences whole heads, and lets the others speak up by 1 / (1 - p)', () => {
    const gates = headGateInputs(config, 0, 1)[headGates(0)];
    for (let start = 0; start < gates.length; start += headSize) {
      const head = new Set(gates.subarray(start, start + headSize));
      expect(head.size).toBe(1);
      expect([0, Math.fround(1 / 0.75)]).toContain([...head][0]);
    }
  });

  it('silences a share p of them, so that the mean gate is 1', () => {
    let sum = 0;
    let count = 0;
    for (let step = 1; step <= 20; step++) {
      for (const gates of Object.values(headGateInputs(config, 0, step))) {
        for (const gate of gates) sum += gate;
        count += gates.length;
      }
    }
    // 20 steps of 2 · 128 · 4 heads: the mean's standard deviation is about 0.004.
    expect(Math.abs(sum / count - 1)).toBeLessThan(0.02);
  });

  it('draws anew for each step, seed and layer, and the same again for the same', () => {
    const draw = (seed: number, step: number, layer: number) => [
      ...headGateInputs(config, seed, step)[headGates(layer)],
    ];
    expect(draw(0, 1, 0)).toEqual(draw(0, 1, 0));
    for (const other of [draw(0, 2, 0), draw(1, 1, 0), draw(0, 1, 1)])
      expect(other).not.toEqual(draw(0, 1, 0));
  });

  it('without it gives the program no inputs', () => {
    expect(headGateInputs(PRESETS.classic, 0, 1)).toEqual({});
  });
});
