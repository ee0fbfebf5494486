import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../../core/executors/webgpu/turns.ts';

describe('turns', () => {
  it('start the first work at once and each other one when those before it have settled', async () => {
    const inTurn = createTurns();
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} starts`);
      await Promise.resolve();
      events.push(`${name} ends`);
      return name;
    };
    const first = inTurn(work('a'));
    expect(events).toEqual(['a starts']);
    expect(await Promise.all([first, inTurn(work('b')), inTurn(work('c'))])).toEqual(['a', 'b', 'c']);
    expect(events).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('go on after a failure, which only its own caller hears of', async () => {
    const inTurn = createTurns();
    const failing = inTurn(() => Promise.reject(new Error('no')));
    const next = inTurn(async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
