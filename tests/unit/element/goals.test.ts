import { expect, test } from 'vitest';
import { Goals } from '../../../core/element/goals.ts';

test('goals are resolved in passing, the nearest first', async () => {
  const goals = new Goals();
  const done: number[] = [];
  const all = [30, 10, 20].map(async (step) => {
    await goals.add(step);
    done.push(step);
  });
  expect([goals.next, goals.furthest]).toEqual([10, 30]);
  goals.reached(9);
  expect(goals.next).toBe(10);
  goals.reached(25);
  expect([goals.next, goals.furthest]).toEqual([30, 30]);
  goals.reached(30);
  await Promise.all(all);
  expect(done).toEqual([10, 20, 30]);
  expect(goals.next).toBeUndefined();
});

test('one goal can be given up by its signal, the others stay', async () => {
  const goals = new Goals();
  const controller = new AbortController();
  const given = goals.add(10, controller.signal);
  const kept = goals.add(20);
  controller.abort(new Error('not wanted'));
  await expect(given).rejects.toThrow('not wanted');
  expect(goals.next).toBe(20);
  goals.reached(20);
  await kept;
});

test('all goals can be given up at once', async () => {
  const goals = new Goals();
  const all = [goals.add(1), goals.add(2)];
  goals.giveUp(new Error('paused'));
  for (const goal of all) await expect(goal).rejects.toThrow('paused');
  expect(goals.next).toBeUndefined();
});
