import { describe, expect, it } from 'vitest';
import { onLab, Visits } from '../../e2e/lab-page.ts';
import { longestTask } from '../../calmest.ts';
import { createStopwatch } from '../../stopwatch.ts';

const site = new Visits();
const withLab = onLab('endgame');

describe('the endgame page', () => {
  it('press play: a run is visibly under way within 3 s, and pauses', async () => {
    const { page } = await site.visitLab('endgame');
    await withLab(page, (lab) => lab.reset());
    const ms = await createStopwatch().time(async () => {
      await page
        .getByRole('button', { name: /^play( again)?$/i })
        .first()
        .click();
      await page.waitForFunction(() => {
        const lab = document.querySelector('endgame-lab')!;
        return !lab.paused && lab.trainedSteps > 2 && lab.currentStep > 0;
      });
    });
    expect(ms).toBeLessThan(3000);
    await page
      .getByRole('button', { name: /^pause$/i })
      .first()
      .click();
    expect(await withLab(page, (lab) => lab.paused)).toBe(true);
    await page.close();
  });

  it('while training runs, and is watched and touched, no main-thread task takes over 100 ms', async () => {
    const { page } = await site.visitLab('endgame');
    const round = async (): Promise<readonly number[]> => {
      const { tasks, trained } = await withLab(page, async (lab) => {
        await lab.reset();
        await lab.play();
        // Start-up has passed; from here on the page has to stay smooth.
        const tasks = stopwatch.longTasks();
        const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
        const positions = ['7k/8/5K2/8/8/8/8/1Q6 w - - 0 1', '8/8/8/8/4k3/8/1Q6/K7 w - - 0 1'];
        for (let i = 0; i < 10; i++) {
          await wait(400);
          lab.position = positions[i % 2];
        }
        return { tasks, trained: lab.trainedSteps };
      });
      expect(trained).toBeGreaterThan(10);
      return tasks;
    };
    expect(await longestTask(100, round)).toBeLessThanOrEqual(100);
    await page.close();
  });
});
