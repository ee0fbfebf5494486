import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../core/training/config-check.ts';
import {
  controlConfig,
  DEFAULT_CONFIG,
  PRESET_ORDER,
  PRESETS,
  validateConfig,
} from '../../../labs/endgame/config.ts';
import { fromTensors, toTensors, tensorShapes, WeightsError } from '../../../labs/endgame/tensors.ts';
import { firstSide, packSide, sideSize, unpackSide } from '../../../labs/endgame/side-state.ts';

describe('a configuration', () => {
  it('takes defaults for what is absent, and every preset as it is', () => {
    expect(validateConfig({})).toEqual(DEFAULT_CONFIG);
    for (const preset of Object.values(PRESETS)) expect(validateConfig(preset)).toEqual(preset);
    expect([...PRESET_ORDER].sort()).toEqual(Object.keys(PRESETS).sort());
  });

  it.each([
    [{ ending: 'KBBK' }, 'ending', /ending is "KBBK"; it can be KQK, KRK\./],
    [{ group: 1 }, 'group', /group is 1; it can be a whole number from 2 to 64/],
    [{ group: 2.5 }, 'group', /whole number/],
    [{ clipLow: NaN }, 'clipLow', /clipLow is NaN/],
    [{ folding: 'yes' }, 'folding', /true or false/],
    [{ group: 64, startsPerStep: 128 }, 'startsPerStep', /8192 games a step; the limit is 4096/],
    [{ retreatBelow: 0.7 }, 'retreatBelow', /not below advanceAt \(0\.6\)/],
    [{ starts: 'flat', control: true }, 'control', /flat starts already/],
  ] as const)('%j is refused by the name of its field', (given, field, message) => {
    expect(() => validateConfig(given)).toThrow(message);
    expect(() => validateConfig(given)).toThrow(expect.objectContaining({ code: 'bad-config', field }));
  });

  it('refuses what is no object, and fields that it does not have', () => {
    for (const value of [null, [], 'queen', 3]) expect(() => validateConfig(value)).toThrow(ConfigError);
    expect(() => validateConfig({ games: 3 })).toThrow(/no field "games"/);
  });
});

describe('a run’s arena', () => {
  const config = { ...PRESETS.flat, width: 8 };
  const side = { ...firstSide(config, 1), moves: 123_456_789, updates: 4711, gamesHash: 0xfedcba98 };
  const control = { ...firstSide(controlConfig(config), 1), moves: 5 };
  const arena = Float32Array.of(...packSide(side), ...packSide(control));

  it('comes back from its tensors to the bit, control and counts included', () => {
    expect(fromTensors(config, toTensors(config, arena))).toEqual(arena);
    expect(unpackSide(config, arena.subarray(0, sideSize(config)))).toEqual(side);
    expect(unpackSide(controlConfig(config), arena.subarray(sideSize(config)))).toEqual(control);
  });

  it('is refused from tensors of another shape, or with one missing or unknown', () => {
    const tensors = toTensors(config, arena);
    expect(() => fromTensors({ ...config, width: 9 }, tensors)).toThrow(
      /input.W_whiteKing of shape \[64, 9\]/,
    );
    const without = new Map([...tensors].filter(([name]) => name !== 'curriculum'));
    expect(() => fromTensors(config, without)).toThrow(/curriculum of shape \[3\], but the file has none/);
    expect(() => fromTensors(controlConfig(config), tensors)).toThrow(WeightsError);
    expect(tensorShapes(config).get('control.output.W')).toEqual([8, 128]);
  });
});
