import { describe, expect, it } from 'vitest';
import type { Row } from '../../../core/training/experiment.ts';
import {
  climbMarks,
  climbReferences,
  climbSeries,
  climbText,
  LONGEST,
  metricSeries,
} from '../../../labs/endgame/charts.ts';
import { DEFAULT_CONFIG, PRESETS } from '../../../labs/endgame/config.ts';
import { tablebaseOf } from '../../../labs/endgame/tablebase.ts';

const ROWS: readonly Row[] = [
  {
    step: 0,
    level: 1,
    frontierSuccess: 0,
    'mate.1': 0.5,
    'mate.2': 0,
    'control.mate.1': 0.25,
    'control.mate.2': 0.25,
  },
  {
    step: 1,
    level: 5,
    frontierSuccess: 0.4,
    meanReward: 0.3,
    'control.meanReward': 0.1,
    clipLow: 0.01,
    clipHigh: 0.02,
    kl: 0.5,
  },
  { step: 2, level: 10, frontierSuccess: 0.7, meanReward: 0.6 },
  { step: 3, level: 10, frontierSuccess: 0.9, meanReward: 0.8 },
];

describe('the timeline', () => {
  it('is the climb: the frontier over the longest mate, and success there; the loss is not on it', () => {
    const [level, success, ...others] = climbSeries(ROWS, DEFAULT_CONFIG);
    expect(level.values).toEqual([0.1, 0.5, 1, 1]);
    expect(success.values).toEqual([0, 0.4, 0.7, 0.9]);
    expect(others).toEqual([]);
  });

  it('has the control’s games beside it where one is trained', () => {
    const control = climbSeries(ROWS, PRESETS.flat).at(-1)!;
    expect(control.role).toBe('control');
    expect(control.values).toEqual([null, 0.1, null, null]);
  });

  it('of flat starts has no frontier and no thresholds', () => {
    const flat = { ...DEFAULT_CONFIG, starts: 'flat' } as const;
    expect(climbSeries(ROWS, flat).map(({ values }) => values)).toEqual([[null, 0.3, 0.6, 0.8]]);
    expect(climbReferences(flat)).toEqual([]);
    expect(climbMarks(ROWS, flat)).toEqual([]);
    expect(climbText(ROWS[3], flat)).toContain('80');
  });

  it('marks where the last level was first reached, and shows the thresholds', () => {
    expect(climbMarks(ROWS, DEFAULT_CONFIG).map(({ x }) => x)).toEqual([2]);
    expect(climbMarks(ROWS.slice(0, 2), DEFAULT_CONFIG)).toEqual([]);
    expect(climbReferences(DEFAULT_CONFIG).map(({ value }) => value)).toEqual([0.6, 0.1]);
  });

  it('knows the longest mates of the solved tables', () => {
    for (const ending of ['KQK', 'KRK'] as const) expect(LONGEST[ending]).toBe(tablebaseOf(ending).longest);
  });
});

describe('the curve at choice', () => {
  it('averages greedy mate rates over all distances, the control’s apart', () => {
    const [policy, control] = metricSeries(ROWS, 'mateRate', PRESETS.flat);
    expect(policy.values).toEqual([0.25, null, null, null]);
    expect(control.values).toEqual([0.25, null, null, null]);
  });

  it('adds what is clipped below and above', () => {
    const [policy] = metricSeries(ROWS, 'clipFraction', DEFAULT_CONFIG);
    expect(policy.values[0]).toBeNull();
    expect(policy.values[1]).toBeCloseTo(0.03, 12);
  });

  it('is otherwise the metric of that name', () => {
    const series = metricSeries(ROWS, 'kl', DEFAULT_CONFIG);
    expect(series).toHaveLength(1);
    expect(series[0].values).toEqual([null, 0.5, null, null]);
  });
});
