import { describe, expect, it } from 'vitest';
import { advantage, formatClaims } from '../../../bench/claims.ts';
import { refusedRow } from '../../../bench/rows.ts';
import { formatRows, threeDigits } from '../../../bench/table.ts';
import { COUNTS, rowFor } from './rows.ts';

const ours = rowFor('ours', 'wasm', [2.5, 2]);
const jax = rowFor('jax-js', 'wasm', [7.5, 8]);

describe('the table', () => {
  it('has three significant digits and no exponents', () => {
    expect([1021.4, 38.77, 2.309, 0.06251, 0].map(threeDigits)).toEqual([
      '1021',
      '38.8',
      '2.31',
      '0.0625',
      '0',
    ]);
  });

  it('has one line a row under the model, columns in line, and a dash where nothing was measured', () => {
    const [model, head, first, second] = formatRows([ours, jax]).split('\n');
    expect(model).toBe('small');
    expect(first).toMatch(/^ours +wasm +2\.00 +– +400 +500 +45\.0 +– /);
    for (const line of [first, second]) {
      const end = head.indexOf('GFLOP/s') + 'GFLOP/s'.length;
      expect(line.slice(end - 4, end)).toMatch(/^\d\d\.\d$|^ *\d+\.\d+$/);
      expect(line[end]).toBe(' ');
    }
  });

  it('says below why a row is refused, and which rows read losses more often than every 32 steps', () => {
    const slow = { ...jax, readEvery: 4 };
    const text = formatRows([
      ours,
      slow,
      refusedRow('small', { who: 'tfjs', executor: 'webgl' }, 'no WebGL'),
    ]);
    expect(text).toContain('tfjs on webgl: refused, no WebGL.');
    expect(text).toContain('a loss is read every 4.');
  });

  it('keeps models apart', () => {
    expect(formatRows([ours, { ...ours, model: 'large' }]).split('\n\n')).toHaveLength(2);
  });
});

describe('the claims', () => {
  it('count the smaller of the two ratios of steps a second', () => {
    expect(advantage(ours, jax)).toBeCloseTo(3, 10);
    expect(advantage(ours, undefined)).toBeUndefined();
    expect(advantage(ours, refusedRow('small', jax, 'why'))).toBeUndefined();
  });

  it('hold or are missed by the figures, and say nothing about rows that are not there', () => {
    expect(formatClaims([ours, jax])).toBe('holds   small: wasm, times jax-js wasm: 3.00 (at least 2.00)');
    const slow = rowFor('ours', 'wasm', [5, 5]);
    expect(formatClaims([slow, jax])).toContain('MISSED');
  });

  it('hold WebGPU to its counts', () => {
    const good = formatClaims([rowFor('ours', 'webgpu', [1, 1], COUNTS)]);
    expect(good.split('\n').map((line) => line.slice(0, 5))).toEqual(['holds', 'holds', 'holds']);
    const busy = rowFor('ours', 'webgpu', [1, 1], { ...COUNTS, dispatches: 25, submits: 1, buffers: 1 });
    expect(formatClaims([busy]).match(/MISSED/g)).toHaveLength(3);
  });
});
