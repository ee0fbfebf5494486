import { afterAll, beforeAll, expect, it } from 'vitest';
import { LISTENER, policedPage, STRICT, TRUSTED, withWasm } from '../../e2e/policies.ts';
import { launchBrowser, startHost } from '../../e2e/site.ts';
import { longestTask } from '../../calmest.ts';
import { createStopwatch } from '../../stopwatch.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

it('where no worker can be had, training is in slices that leave the page smooth: no task over 50 ms', async () => {
  const host = await startHost({
    '/listen.js': LISTENER,
    '/': policedPage('induction', withWasm(`${STRICT}; worker-src 'none'; ${TRUSTED}`)),
  });
  const page = await browser.newPage();
  await page.addInitScript(`globalThis.stopwatch = (${createStopwatch.toString()})()`);
  await page.goto(host.origin);
  const reason = await page.evaluate(async () => {
    await customElements.whenDefined('induction-lab');
    const lab = document.querySelector('induction-lab')!;
    await lab.train(1);
    return lab.backendReason;
  });
  expect(reason).toContain('page itself');
  // Start-up has passed; from here on the page has to stay smooth.
  const round = (): Promise<readonly number[]> =>
    page.evaluate(async () => {
      const tasks = stopwatch.longTasks();
      await document.querySelector('induction-lab')!.train(49);
      return tasks;
    });
  expect(await longestTask(50, round)).toBeLessThanOrEqual(50);
  await page.close();
  host.close();
});
