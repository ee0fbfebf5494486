import { describe, expect, it } from 'vitest';
import { onLab, Visits } from '../../e2e/lab-page.ts';
import { calmest, longestTask, type Round } from '../../calmest.ts';
import { createStopwatch } from '../../stopwatch.ts';

const site = new Visits();
const withLab = onLab('induction');

describe('the induction page', () => {
  it('press play: a fresh run from the seed is visibly under way within 3 s', async () => {
    const { page } = await site.visitLab('induction');
    const ms = await createStopwatch().time(async () => {
      await page.getByRole('button', { name: /^play/i }).click();
      await page.waitForFunction(() => {
        const lab = document.querySelector('induction-lab')!;
        return !lab.paused && lab.trainedSteps > 2 && lab.trainedSteps < 900 && lab.currentStep > 0;
      });
    });
    expect(ms).toBeLessThan(3000);
    await page.getByRole('button', { name: /^pause/i }).click();
    const stopped = await withLab(page, async (lab) => {
      const { trainedSteps } = lab;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { paused: lab.paused, more: lab.trainedSteps - trainedSteps };
    });
    expect(stopped.paused).toBe(true);
    // The slice that was under way may still come in.
    expect(stopped.more).toBeLessThanOrEqual(25);
    await page.close();
  });

  it('while training runs, and is watched and touched, no main-thread task takes over 100 ms', async () => {
    const { page } = await site.visitLab('induction');
    const round = async (): Promise<readonly number[]> => {
      const { tasks, trained } = await withLab(page, async (lab) => {
        await lab.reset();
        await lab.play();
        // Start-up has passed; from here on the page has to stay smooth.
        const tasks = stopwatch.longTasks();
        const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
        for (let i = 0; i < 10; i++) {
          await wait(400);
          await lab.ablate(i % 2 ? [] : [[0, 0]], 'zero');
        }
        return { tasks, trained: lab.trainedSteps };
      });
      expect(trained).toBeGreaterThan(10);
      return tasks;
    };
    expect(await longestTask(100, round)).toBeLessThanOrEqual(100);
    await page.close();
  });

  for (const heads of [[], [[0, 1]]] as const) {
    it(`from seek to picture takes under 16 ms at the 95th percentile, ${heads.length} heads out of action`, async () => {
      const { page } = await site.visitLab('induction');
      // With all parts of the picture, also those that lie far down.
      await page.keyboard.press('Shift');
      await page.evaluate((out) => Object.assign(window, { out }), heads);
      await withLab(page, async (lab) => {
        await lab.reset();
        await lab.train(120);
        for (const part of ['induction-circuit', 'induction-sequence'])
          await customElements.whenDefined(part);
        await lab.ablate((window as unknown as { out: readonly [number, number][] }).out, 'zero');
      });
      const round = (): Promise<Round> =>
        withLab(page, async (lab) => {
          const times: number[] = [];
          const roundTrips: number[] = [];
          for (let i = 0; i < 80; i++) {
            times.push(
              await stopwatch.time(async () => {
                await lab.seek((i * 37) % 120);
                await lab.updateComplete;
                // Whatever the parts of the lab still render, and the layout of it all.
                await new Promise((resolve) => {
                  const { port1, port2 } = new MessageChannel();
                  port1.addEventListener('message', resolve);
                  port1.start();
                  port2.postMessage(null);
                });
                lab.getBoundingClientRect();
              }),
            );
            await new Promise(requestAnimationFrame);
            roundTrips.push(await stopwatch.roundTrip());
            await new Promise(requestAnimationFrame);
          }
          return { times, roundTrips };
        });
      const what = `seek to picture, ${heads.length} heads out`;
      expect(await calmest(what, 95, 16, round)).toBeLessThan(16);
      await page.close();
    });
  }
});
