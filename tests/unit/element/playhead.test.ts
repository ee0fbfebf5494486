import { afterEach, expect, it, vi } from 'vitest';
import { createPlayhead } from '../../../core/element/playhead.ts';
import type { PlayerStage } from '../../../core/element/player.ts';

afterEach(() => vi.unstubAllGlobals());

/** A lab that trains, with a picture that takes `probeMs`; the result draws frames up to a time and says what was shown. */
function following(probeMs: number): (until: number) => Promise<number[]> {
  let now = 0;
  let frame: ((now: number) => void) | undefined;
  vi.stubGlobal('performance', { now: () => now });
  vi.stubGlobal('requestAnimationFrame', (callback: (now: number) => void) => {
    frame = callback;
    return 1;
  });
  const shown: number[] = [];
  const newest = (): number => Math.floor(now / 16);
  const stage = {
    totalSteps: 1e9,
    session: {
      training: true,
      stepsPerSecond: 60,
      get trainedSteps() {
        return newest();
      },
      get newestStep() {
        return newest();
      },
      timeline: { nearest: (step: number) => ({ step }) },
    },
    display: {
      step: 0,
      picture: {},
      idle: true,
      probeMs,
      async show(step: number) {
        shown.push(step);
        this.step = step;
        return true;
      },
    },
  };
  createPlayhead(stage as unknown as PlayerStage, {
    blocked: () => false,
    speed: () => Infinity,
    arrived() {},
    failed() {},
  }).run();
  return async (until) => {
    while (now < until) {
      now += 16;
      frame!(now);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return shown.splice(0);
  };
}

it('leaves training twice as long as a picture takes', async () => {
  const frames = following(100);
  expect((await frames(1000)).length).toBe(5);
});

it('goes on following within 2 s of a picture that was under way for a day', async () => {
  const frames = following(24 * 3600 * 1000);
  expect(await frames(100)).toHaveLength(1);
  expect(await frames(2100)).toHaveLength(1);
});
