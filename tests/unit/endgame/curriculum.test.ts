import { describe, expect, it } from 'vitest';
import {
  afterStep,
  curriculumNumbers,
  curriculumOf,
  drawStarts,
  firstCurriculum,
  frontierSuccess,
  type Curriculum,
  type CurriculumConfig,
} from '../../../labs/endgame/curriculum.ts';
import { histogramOf, tablebaseOf } from '../../../labs/endgame/tablebase.ts';

const config: CurriculumConfig = {
  starts: 'reverse',
  frontierShare: 0.7,
  advanceAt: 0.6,
  retreatBelow: 0.1,
  retreatAfter: 3,
};
const flat: CurriculumConfig = { ...config, starts: 'flat' };
const LONGEST = 10;

/** The curriculum after each success in turn. */
function run(
  rule: CurriculumConfig,
  from: Curriculum,
  successes: readonly (number | undefined)[],
): Curriculum[] {
  let curriculum = from;
  return successes.map((success) => (curriculum = afterStep(rule, curriculum, LONGEST, success)));
}

describe('the frontier', () => {
  const first = firstCurriculum(config, LONGEST);

  it('begins at mate in one', () => {
    expect(first).toEqual({ level: 1, success: 0, stuck: 0 });
  });

  it('advances when the moving average passes the threshold, and counts from 0 again', () => {
    // 0.8 ^ 4 = 0.41: four perfect steps leave 0.59, the fifth passes 0.6.
    const states = run(config, first, [1, 1, 1, 1, 1]);
    expect(states.map(({ level }) => level)).toEqual([1, 1, 1, 1, 2]);
    expect(states[3].success).toBeCloseTo(1 - 0.8 ** 4, 6);
    expect(states[4]).toEqual({ level: 2, success: 0, stuck: 0 });
  });

  it('does not advance at the threshold itself', () => {
    const at = { ...config, smoothing: 1, advanceAt: 0.5 };
    expect(run(at, first, [0.5])[0].level).toBe(1);
    expect(run(at, first, [0.51])[0].level).toBe(2);
  });

  it('falls back one level after enough steps in a row below the lower threshold', () => {
    const states = run(config, { level: 5, success: 0.11, stuck: 0 }, [0, 0, 0]);
    expect(states.map(({ level, stuck }) => [level, stuck])).toEqual([
      [5, 1],
      [5, 2],
      [4, 0],
    ]);
    expect(states[2].success).toBe(0);
  });

  it('does not fall back when a step between was good enough, nor below mate in one', () => {
    const states = run(config, { level: 5, success: 0, stuck: 0 }, [0, 0, 0.6, 0.2, 0]);
    expect(states.map(({ stuck }) => stuck)).toEqual([1, 2, 0, 0, 0]);
    expect(run(config, first, [0, 0, 0, 0]).map(({ level }) => level)).toEqual([1, 1, 1, 1]);
  });

  it('stays at the last level, whose success goes on being averaged', () => {
    const states = run(config, { level: LONGEST, success: 0.9, stuck: 0 }, [1, 1]);
    expect(states.map(({ level }) => level)).toEqual([LONGEST, LONGEST]);
    expect(states[1].success).toBeGreaterThan(0.93);
  });

  it('waits through steps without a start there', () => {
    const before = { level: 4, success: 0.05, stuck: 2 };
    expect(afterStep(config, before, LONGEST, undefined)).toBe(before);
  });

  it('is judged by the starts that lie there alone', () => {
    const at = { level: 3, success: 0, stuck: 0 };
    expect(frontierSuccess(at, [3, 1, 3, 2], [0.5, 1, 0.25, 1])).toBe(0.375);
    expect(frontierSuccess(at, [1, 2], [1, 1])).toBeUndefined();
  });

  it('survives being stored as float32 numbers, to the bit', () => {
    const states = run(config, first, [0.3, 1, 0.77, 0.1234, 1]);
    for (const state of states) {
      expect(curriculumOf(Float32Array.from(curriculumNumbers(state)), LONGEST)).toEqual(state);
    }
    for (const numbers of [
      [0, 0, 0],
      [11, 0, 0],
      [1, 2, 0],
      [1, 0, -1],
      [1, NaN, 0],
      [1.5, 0, 0],
      [1, 0],
    ]) {
      expect(() => curriculumOf(numbers, LONGEST)).toThrow(RangeError);
    }
  });
});

describe('the starts', () => {
  const table = tablebaseOf('KRK');
  const distancesOf = (starts: Int32Array): number[] => Array.from(starts, (state) => table.white[state]);
  const share = (distances: readonly number[], distance: number): number =>
    distances.filter((d) => d === distance).length / distances.length;

  it('come from the frontier by its share, and evenly from below', () => {
    const distances = distancesOf(
      drawStarts(config, { level: 4, success: 0, stuck: 0 }, table, 20_000, 0, 0),
    );
    // Four standard errors of a share of 20,000.
    expect(Math.abs(share(distances, 4) - 0.7)).toBeLessThan(0.013);
    for (const below of [1, 2, 3]) expect(Math.abs(share(distances, below) - 0.1)).toBeLessThan(0.009);
    expect(Math.max(...distances)).toBe(4);
  });

  it('are all mates in one at the first level', () => {
    const distances = distancesOf(drawStarts(config, firstCurriculum(config, 16), table, 500, 0, 0));
    expect(new Set(distances)).toEqual(new Set([1]));
  });

  it('come evenly from all levels once the last one is passed as well', () => {
    const done = { level: 16, success: 0.9, stuck: 0 };
    const distances = distancesOf(drawStarts(config, done, table, 20_000, 0, 0));
    for (let d = 1; d <= 16; d++) expect(Math.abs(share(distances, d) - 1 / 16)).toBeLessThan(0.007);
    const arriving = distancesOf(drawStarts(config, { ...done, success: 0.5 }, table, 20_000, 0, 0));
    expect(Math.abs(share(arriving, 16) - 0.7)).toBeLessThan(0.013);
  });

  it('come from all positions alike when flat, which never moves', () => {
    const first = firstCurriculum(flat, 16);
    const distances = distancesOf(drawStarts(flat, first, table, 20_000, 0, 0));
    const positions = histogramOf(table);
    const total = positions.reduce((a, b) => a + b, 0);
    positions.forEach((count, i) => {
      const expected = count / total;
      const error = Math.sqrt((expected * (1 - expected)) / 20_000);
      expect(Math.abs(share(distances, i + 1) - expected)).toBeLessThan(4 * error);
    });
    const later = run(flat, firstCurriculum(flat, LONGEST), [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect(new Set(later.map(({ level }) => level))).toEqual(new Set([LONGEST]));
  });

  it('are the same for the same seed and step, and others for others', () => {
    const at = { level: 9, success: 0, stuck: 0 };
    const starts = drawStarts(config, at, table, 64, 3, 5);
    expect(drawStarts(config, at, table, 64, 3, 5)).toEqual(starts);
    expect(drawStarts(config, at, table, 64, 4, 5)).not.toEqual(starts);
    expect(drawStarts(config, at, table, 64, 3, 6)).not.toEqual(starts);
    expect(drawStarts(config, at, table, 64, 3, 5, 'control')).not.toEqual(starts);
  });
});
