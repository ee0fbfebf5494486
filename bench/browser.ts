/** @file Contenders in a browser: each in a page of its own, so that none meets another's garbage or caches. */

import { loadavg } from 'node:os';
import { chromium, type Browser, type Page } from 'playwright';
import { build, preview } from 'vite';
import { fileURLToPath } from 'node:url';
import { browserFlags, findBrowser, softwareGpuFlags } from '../tests/find-browser.ts';
import type { Entry } from './contenders/contender.ts';
import type { Forming, LabApi } from './lab.ts';
import type { PageApi } from './page.ts';
import type { Candidate, Matmul } from './schedule.ts';

/** The bench's pages, served and open to a browser. */
export interface BenchBrowser {
  /** Browser and machine, for the table's head. */
  readonly description: string;
  /** A contender that will train the model of that name in a new page. */
  candidate(entry: Entry, model: string): Candidate;
  /** The wasm executor's matmul kernel, in a new page. */
  openMatmul(): Promise<Matmul>;
  /** A run of the lab's default preset until the head is there, in a new page. */
  formHead(seed: number): Promise<Forming>;
  /** Closes all pages. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

const CONFIG = fileURLToPath(new URL('vite.config.ts', import.meta.url));

/**
 * Builds and serves the pages and starts two of the tests' browsers: one with a software GPU for the
 * contenders, and for the lab one without, as on a machine that has no GPU: its pages are drawn faster.
 */
export async function openBrowser(): Promise<BenchBrowser> {
  await build({ configFile: CONFIG });
  const server = await preview({ configFile: CONFIG, preview: { port: 0, host: '127.0.0.1' } });
  const [origin] = server.resolvedUrls!.local;
  const executablePath = findBrowser();
  const browser = await chromium.launch({ executablePath, args: softwareGpuFlags });
  const labBrowser = await chromium.launch({ executablePath, args: browserFlags });
  const pages: Page[] = [];

  async function openPage(name: string, where: Browser = browser): Promise<Page> {
    const page = await where.newPage();
    pages.push(page);
    await page.goto(`${origin}${name}`);
    return page;
  }

  return {
    description: describe(browser),
    candidate: (entry, model) => ({
      entry,
      async open() {
        const page = await openPage('page.html');
        const seat = await page.evaluateHandle(
          ({ entry, model }) => {
            const { bench } = globalThis as unknown as { bench: PageApi };
            if (bench.crossOriginIsolated) throw new Error('The page is cross-origin isolated.');
            return bench.openSeat(entry, model);
          },
          { entry, model },
        );
        const { device, flops } = await seat.evaluate(({ device, flops }) => ({ device, flops }));
        return {
          device,
          flops,
          run: (steps, readEvery) =>
            seat.evaluate((seat, { steps, readEvery }) => seat.run(steps, readEvery), { steps, readEvery }),
          count: (steps) => seat.evaluate((seat, steps) => seat.count(steps), steps),
        };
      },
    }),
    async openMatmul() {
      const page = await openPage('page.html');
      const multiply = await page.evaluateHandle(() =>
        (globalThis as unknown as { bench: PageApi }).bench.openMatmul(),
      );
      return (count) => multiply.evaluate((multiply, count) => multiply(count), count);
    },
    async formHead(seed) {
      const page = await openPage('lab.html', labBrowser);
      return page.evaluate((seed) => (globalThis as unknown as { bench: LabApi }).bench.formHead(seed), seed);
    },
    async closePages() {
      await Promise.all(pages.splice(0).map((page) => page.close()));
    },
    async close() {
      await Promise.all([browser.close(), labBrowser.close()]);
      await server.close();
    },
  };
}

function describe(browser: Browser): string {
  const load = loadavg()[0].toFixed(1);
  return `Chromium ${browser.version()}, headless, not cross-origin isolated; load average ${load} at the start`;
}
