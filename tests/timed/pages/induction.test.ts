import { describe, expect, it } from 'vitest';
import { onLab, Visits } from '../../e2e/lab-page.ts';
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
    const longest = await withLab(page, async (lab) => {
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
    expect(longest.trained).toBeGreaterThan(10);
    console.log(`longest main-thread task while training: ${Math.max(0, ...longest.tasks).toFixed(0)} ms`);
    expect(longest.tasks.filter((ms) => ms > 100)).toEqual([]);
    await page.close();
  });

  for (const heads of [[], [[0, 1]]] as const) {
    it(`from seek to displayed picture takes under 50 ms in the median and 100 ms at the 95th percentile, ${heads.length} heads out of action`, async () => {
      const { page } = await site.visitLab('induction');
      await page.evaluate((out) => Object.assign(window, { out }), heads);
      const times = await withLab(page, async (lab) => {
        const { out } = window as unknown as { out: readonly [number, number][] };
        const drawn: number[] = [];
        const framed: number[] = [];
        await lab.reset();
        await lab.train(120);
        await lab.ablate(out, 'zero');
        for (let i = 0; i < 100; i++) {
          const before = stopwatch.slowdown();
          const start = performance.now();
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
          const picture = performance.now() - start;
          await new Promise(requestAnimationFrame);
          const frame = performance.now() - start;
          const slowdown = (before + stopwatch.slowdown()) / 2;
          drawn.push(picture / slowdown);
          framed.push(frame / slowdown);
        }
        return [drawn, framed].map((each) => each.sort((a, b) => a - b));
      });
      // On a quiet machine the picture is there within the frame; this one may have other work.
      const [drawn, framed] = times.map((each) => ({ median: each[50], p95: each[95] }));
      const text = ({ median, p95 }: typeof drawn) => `${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
      console.log(`seek to picture: ${text(drawn)}; to the frame that shows it: ${text(framed)}`);
      expect(drawn.median).toBeLessThan(50);
      expect(framed.p95).toBeLessThan(100);
      await page.close();
    });
  }
});
