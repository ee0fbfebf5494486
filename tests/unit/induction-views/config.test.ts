import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../../core/training/config-check.ts';
import {
  DEFAULT_CONFIG,
  LIMITS,
  PRESETS,
  activationBytes,
  flopsPerStep,
  validateConfig,
} from '../../../labs/induction/config.ts';

function refusal(value: unknown): ConfigError {
  try {
    validateConfig(value);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(value)} was accepted`);
}

describe('validateConfig', () => {
  test('accepts every preset and returns it as it is', () => {
    for (const preset of Object.values(PRESETS)) expect(validateConfig(preset)).toEqual(preset);
  });

  test('gives absent fields their default', () => {
    expect(validateConfig({})).toEqual(DEFAULT_CONFIG);
    expect(validateConfig({ heads: 1 })).toEqual(PRESETS.bare);
  });

  test.each([
    'layers',
    'heads',
    'vocabulary',
    'context',
    'width',
    'batch',
    'learningRate',
    'headDropout',
  ] as const)('refuses %s beyond its limits, naming field, value and limits', (field) => {
    const { min, max } = LIMITS[field];
    for (const value of [min > 0 ? min / 2 : -0.1, max * 2, Number.NaN, Infinity, '8', null]) {
      const error = refusal({ [field]: value });
      expect(error.code).toBe('bad-config');
      expect(error.field).toBe(field);
      expect(error.message).toContain(`${field} is`);
      expect(error.message).toContain(`${min} to ${max}`);
    }
  });

  test('refuses a count that is not whole', () => {
    expect(refusal({ batch: 2.5 }).message).toContain('batch is 2.5; it can be a whole number');
  });

  test('refuses a width the heads do not divide, and proposes one they do', () => {
    const error = refusal({ width: 32, heads: 3 });
    expect(error.field).toBe('width');
    expect(error.message).toContain('multiple of 3, such as 33');
    expect(() => validateConfig({ width: 33, heads: 3 })).not.toThrow();
  });

  test('refuses heads too narrow to have circuits', () => {
    expect(refusal({ width: 16, heads: 8 }).message).toContain('width has to be 32 or more');
    expect(() => validateConfig({ width: 32, heads: 8 })).not.toThrow();
  });

  test('refuses a one-layer control beside a one-layer model', () => {
    expect(refusal({ layers: 1, control: true }).field).toBe('control');
  });

  test.each([
    ['task', 'copy'],
    ['positions', 'rotary'],
    ['control', 1],
  ])('refuses %s = %s and lists what it can be', (field, value) => {
    const error = refusal({ [field]: value });
    expect(error.field).toBe(field);
    expect(error.message).toContain('it can be');
  });

  test('refuses what is no configuration, and fields it does not know', () => {
    for (const value of [undefined, null, 3, 'classic', []]) expect(refusal(value).code).toBe('bad-config');
    expect(refusal({ head: 2 }).message).toContain('no field "head"');
  });

  test('bounds the cost of a step even where every field is within its limits', () => {
    const largest = Object.fromEntries(
      (['heads', 'vocabulary', 'context', 'width', 'batch'] as const).map((field) => [
        field,
        LIMITS[field].max,
      ]),
    );
    expect(refusal(largest).message).toContain('GFLOP');
    expect(refusal({ context: 256, heads: 8, batch: 24 }).message).toContain('MB of activations');
  });
});

describe('the cost of a step', () => {
  test('is about 0.1 GFLOP for the default', () => {
    expect(flopsPerStep(DEFAULT_CONFIG)).toBe(3 * 16 * 64 * (2 * (8 * 32 ** 2 + 4 * 64 * 32) + 2 * 32 * 64));
    expect(flopsPerStep(DEFAULT_CONFIG) / 1e9).toBeCloseTo(0.113, 3);
  });

  test('includes the control', () => {
    const withControl = { ...DEFAULT_CONFIG, control: true };
    const oneLayer = { ...DEFAULT_CONFIG, layers: 1 };
    expect(flopsPerStep(withControl)).toBe(flopsPerStep(DEFAULT_CONFIG) + flopsPerStep(oneLayer));
    expect(activationBytes(withControl)).toBe(activationBytes(DEFAULT_CONFIG) + activationBytes(oneLayer));
  });
});
