import { expect, it } from 'vitest';
import { cuesAt, stillCues } from '../../../labs/endgame/scene/choreography.ts';
import {
  advance,
  PHASES,
  PHASE_SECONDS,
  type Moment,
  type Phase,
} from '../../../labs/endgame/scene/phases.ts';

const cues = (phase: Phase, progress: number) => {
  const amounts = stillCues();
  cuesAt({ phase, progress }, amounts);
  return amounts;
};

it('each phase begins with exactly what the one before it ended with', () => {
  for (let i = 1; i < PHASES.length; i++) {
    const [before, after] = [cues(PHASES[i - 1], 1), cues(PHASES[i], 0)];
    for (const name of Object.keys(before) as (keyof typeof before)[]) {
      expect(after[name], `${name} from ${PHASES[i - 1]} to ${PHASES[i]}`).toBeCloseTo(before[name], 12);
    }
  }
});

it('every amount stays between 0 and 1, and none jumps', () => {
  for (const phase of PHASES) {
    let last = cues(phase, 0);
    for (let at = 0; at <= 1.0001; at += 0.005) {
      const now = cues(phase, Math.min(1, at));
      for (const name of Object.keys(now) as (keyof typeof now)[]) {
        expect(now[name], name).toBeGreaterThanOrEqual(-1e-12);
        expect(now[name], name).toBeLessThanOrEqual(1 + 1e-12);
        expect(Math.abs(now[name] - last[name]), `${name} in ${phase} at ${at}`).toBeLessThan(0.1);
      }
      last = now;
    }
  }
});

it('says things in their order: games before rewards, rewards before the mean, gold before the spark', () => {
  expect(cues('sample', 1)).toMatchObject({ columns: 1, games: 1, seals: 0, rewards: 0 });
  expect(cues('reward', 1)).toMatchObject({ seals: 1, rewards: 1, mean: 0, gold: 0 });
  expect(cues('advantage', 1)).toMatchObject({ mean: 1, bars: 1, gold: 1, embers: 1, spark: 0, edges: 0 });
  expect(cues('update', 0.5).after).toBe(0);
  expect(cues('update', 1)).toMatchObject({ spark: 1, edges: 1, after: 1 });
});

it('the probabilities move only once the credit has come back through all layers', () => {
  for (let at = 0; at <= 1; at += 0.01) {
    const { edges, after } = cues('update', at);
    if (after > 0) expect(edges).toBe(1);
  }
});

it('the clock runs through the phases in their order, and ends at the end of the last', () => {
  const moment: Moment = { phase: 'sample', progress: 0 };
  const entered: Phase[] = [];
  let seconds = 0;
  for (let frame = 0; frame < 10_000; frame++) {
    const { entered: another, ended } = advance(moment, 1 / 60);
    seconds += 1 / 60;
    if (another) entered.push(moment.phase);
    if (ended) break;
  }
  expect(entered).toEqual(['reward', 'advantage', 'update']);
  expect(moment).toEqual({ phase: 'update', progress: 1 });
  const whole = PHASES.reduce((sum, phase) => sum + PHASE_SECONDS[phase], 0);
  expect(Math.abs(seconds - whole)).toBeLessThan(0.05);
});

it('a long frame carries its time over into the next phase', () => {
  const moment: Moment = { phase: 'sample', progress: 0 };
  advance(moment, PHASE_SECONDS.sample + PHASE_SECONDS.reward / 2);
  expect(moment.phase).toBe('reward');
  expect(moment.progress).toBeCloseTo(0.5, 12);
});
