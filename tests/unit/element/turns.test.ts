import { expect, it } from 'vitest';
import { createTurns, type TurnTaker } from '../../../core/element/turns.ts';

function taker(name: string, log: string[]): TurnTaker {
  return { yield: () => log.push(`${name} yields`), begin: () => log.push(`${name} begins`) };
}

it('passes from one to the next in the order of waiting; who takes it has it at once', async () => {
  const log: string[] = [];
  const turns = createTurns();
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => taker(name, log));
  turns.wait(a);
  turns.wait(b);
  turns.wait(c);
  turns.wait(d);
  turns.take(c);
  turns.leave(b);
  turns.leave(c);
  await Promise.resolve();
  expect(log).toEqual(['a begins', 'a yields', 'd begins']);
});

it('is not passed on when it is left and taken again in one go', async () => {
  const log: string[] = [];
  const turns = createTurns();
  const [a, b] = ['a', 'b'].map((name) => taker(name, log));
  turns.take(a);
  turns.wait(b);
  turns.leave(a);
  turns.take(a);
  await Promise.resolve();
  expect(log).toEqual([]);
});
