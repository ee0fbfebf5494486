import { describe, expect, test } from 'vitest';
import type { Ablations } from '../../../labs/induction/types.ts';
import { allHeads, headName, toggleHead } from '../../../labs/induction/views/heads.ts';
import { across, decimal, percent, scientific, signed } from '../../../core/plot/numbers.ts';
import { roveTo } from '../../../core/element/roving.ts';

describe('heads', () => {
  test('are counted from 1 for the reader, from 0 in the interface', () => {
    expect(allHeads(2, 2).map(headName)).toEqual(['1.1', '1.2', '2.1', '2.2']);
  });

  test('toggling twice changes nothing, and the order of toggling does not show', () => {
    const none: Ablations = { heads: [], kind: 'mean' };
    const both = toggleHead(toggleHead(none, [1, 0]), [0, 1]);
    expect(both).toEqual({
      heads: [
        [0, 1],
        [1, 0],
      ],
      kind: 'mean',
    });
    expect(toggleHead(toggleHead(both, [0, 1]), [1, 0])).toEqual(none);
  });
});

describe('numbers', () => {
  test('have a true minus sign, and no negative zero', () => {
    expect(decimal(-1.236)).toBe('−1.24');
    expect(decimal(-0.004)).toBe('0.00');
    expect(signed(0.004)).toBe('0.00');
    expect(signed(-0.004)).toBe('0.00');
    expect(signed(3.3)).toBe('+3.30');
  });

  test('that were not measured are a dash', () => {
    for (const write of [decimal, signed, scientific, percent]) expect(write(Number.NaN)).toBe('–');
  });

  test('small ones keep their power of ten', () => {
    expect(scientific(2.1e-6)).toBe('2e−6');
    expect(scientific(0)).toBe('0');
  });

  test('positions stay inside their box', () => {
    expect(across(5, 0, 10)).toBe('50.00%');
    expect(across(-3, 0, 10)).toBe('0.00%');
    expect(across(30, 0, 10)).toBe('100.00%');
    expect(across(1, 1, 1)).toBe('0.00%');
  });
});

describe('roving', () => {
  const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false });

  test('moves in rows and columns and stays inside', () => {
    // 0 1 2
    // 3 4
    expect(roveTo(key('ArrowRight'), 0, 5, 3)).toBe(1);
    expect(roveTo(key('ArrowDown'), 1, 5, 3)).toBe(4);
    expect(roveTo(key('ArrowDown'), 2, 5, 3)).toBe(2);
    expect(roveTo(key('ArrowUp'), 0, 5, 3)).toBe(0);
    expect(roveTo(key('ArrowLeft'), 3, 5, 3)).toBe(2);
    expect(roveTo(key('End'), 3, 5, 3)).toBe(4);
    expect(roveTo(key('Home'), 4, 5, 3)).toBe(3);
    expect(roveTo(key('End', true), 0, 5, 3)).toBe(4);
    expect(roveTo(key('Home', true), 4, 5, 3)).toBe(0);
  });

  test('leaves every other key alone', () => {
    for (const name of ['Tab', 'Enter', ' ', 'a']) expect(roveTo(key(name), 0, 5, 3)).toBeUndefined();
    expect(roveTo({ ...key('ArrowLeft'), altKey: true }, 1, 5, 3)).toBeUndefined();
  });
});
