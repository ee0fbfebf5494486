import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserFlags, findBrowser } from '../find-browser.ts';
import { LISTENER, policedPage, STRICT, STYLELESS, TRUSTED, withWasm } from './policies.ts';
import { complaintsOf, startHost, type HostPage } from './site.ts';
import { tour, type Tour } from './tour.ts';
import { firefoxPath, launchChromium, launchFirefox, type Visit, type Visitor } from './visitors.ts';

/** What plain JavaScript trains in a test's time. */
const SMALL = { context: 24, vocabulary: 16, width: 8, batch: 4 };
const SMALL_OTHERS = {
  diffusion: { width: 16, batch: 32 },
  endgame: { width: 16, group: 4, startsPerStep: 4 },
};

/** What came of 50 steps and an ablated head. */
interface Trial {
  readonly step: number;
  readonly intact: number;
  readonly ablated: number;
  readonly stillIntact: number;
  readonly backend: string;
  readonly reason: string;
  readonly shownReason: string;
  readonly violations: readonly string[];
}

/** Runs in the page. */
const trial = (config: object): string => `(async () => {
  let lab;
  while (!(lab = document.querySelector('induction-lab:defined'))) await new Promise((resolve) => setTimeout(resolve, 50));
  const config = ${JSON.stringify(config)};
  if (Object.keys(config).length > 0) lab.config = { ...lab.config, ...config };
  await lab.train(50);
  const intact = await lab.measure();
  await lab.ablate([[1, 0]]);
  const ablated = await lab.measure();
  await lab.updateComplete;
  const shown = lab.shadowRoot.firstElementChild.shadowRoot.querySelector('[part~="backend"]');
  return {
    step: lab.currentStep,
    intact: intact.loss,
    ablated: ablated.loss,
    stillIntact: ablated.intact.loss,
    backend: lab.activeBackend,
    reason: lab.backendReason,
    shownReason: shown.title + shown.textContent,
    violations: globalThis.violations ?? [],
  };
})()`;

const page = (policy: string, attributes?: string): HostPage => policedPage('induction', policy, attributes);

let labs: { readonly origin: string; close(): void };
let host: typeof labs;

beforeAll(async () => {
  labs = await startHost({});
  const frame = (sandbox: string): HostPage => ({
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page with a frame</title>
      <iframe title="A lab" width="900" height="900" ${sandbox} src="${labs.origin}/embed.html?lab=induction&seed=1&loading=eager"></iframe>`,
  });
  host = await startHost({
    '/listen.js': LISTENER,
    '/script-tag': {
      html: `<!doctype html><meta charset="utf-8"><title>Somebody’s page</title>
        <link rel="icon" href="data:,">
        <script type="module" src="${labs.origin}/labs/induction.js"></script>
        <induction-lab loading="eager" seed="1"></induction-lab>`,
    },
    '/frame': frame(''),
    '/sandbox': frame('sandbox="allow-scripts"'),
    '/strict': page(`${STRICT}; worker-src blob:; ${TRUSTED}`),
    '/strict-wasm': page(withWasm(`${STRICT}; worker-src blob:; ${TRUSTED}`)),
    '/firefox-strict': page(`${STRICT}; worker-src 'self' blob:; ${TRUSTED}`),
    '/firefox-strict-wasm': page(withWasm(`${STRICT}; worker-src 'self' blob:; ${TRUSTED}`)),
    '/no-blob': page(
      withWasm(`${STYLELESS}; worker-src 'self'; ${TRUSTED}`),
      'worker-url="/labs/induction-worker.js"',
    ),
    '/no-worker': page(withWasm(`${STRICT}; worker-src 'none'; ${TRUSTED}`)),
    '/no-wasm': page(`${STRICT}; worker-src blob:`),
    ...Object.fromEntries(
      (['diffusion', 'endgame'] as const).flatMap((lab) => {
        const strict = `${STRICT}; worker-src 'self' blob:; ${TRUSTED}`;
        return [
          [`/${lab}`, policedPage(lab, strict)],
          [`/${lab}-wasm`, policedPage(lab, withWasm(strict))],
        ];
      }),
    ),
  });
});

afterAll(() => {
  labs?.close();
  host?.close();
});

/** Trains 50 steps and ablates a head on the host's page at `path`. */
async function run(
  browser: Visitor,
  path: string,
  config: object = {},
  where: 'page' | 'frame' = 'page',
): Promise<Trial & Pick<Visit, 'errors'>> {
  const visit = await browser.visit(host.origin + path);
  try {
    const seen = await visit.evaluate<Trial>(trial(config), where);
    console.log(
      `${browser.name}, ${path}: ${seen.backend}, ${seen.reason}; violations: ${seen.violations.length}`,
    );
    expect(seen.step).toBe(50);
    expect(seen.stillIntact).toBeCloseTo(seen.intact, 5);
    expect(Math.abs(seen.ablated - seen.intact)).toBeGreaterThan(1e-4);
    return { ...seen, errors: visit.errors };
  } finally {
    await visit.close();
  }
}

/** Takes a reader's tour of a lab on the host's page at `path`, of which neither the policy nor the console complains. */
async function useToTheFull(browser: Visitor, lab: 'diffusion' | 'endgame', path: string): Promise<Tour> {
  const visit = await browser.visit(host.origin + path);
  try {
    const seen = await visit.evaluate<Tour>(tour(lab, SMALL_OTHERS[lab]));
    const { backend, reason, unfolded } = seen;
    console.log(`${browser.name}, ${path}: ${backend}, ${reason}; unfolded: ${unfolded.join(', ')}`);
    expect(seen.violations).toEqual([]);
    expect(visit.errors).toEqual([]);
    expect(seen.step).toBe(4);
    expect(seen.answers).toBeGreaterThan(lab === 'diffusion' ? 100 : 1);
    expect(unfolded.length).toBeGreaterThan(4);
    expect(reason).not.toContain('page itself');
    return seen;
  } finally {
    await visit.close();
  }
}

/** `strict` leads to the strictest policy under which this browser gives the lab a worker. */
function holds(browser: () => Visitor, strict: string): void {
  it('from one script tag of another origin', async () => {
    const { backend, errors } = await run(browser(), '/script-tag');
    expect(backend).toBe('wasm');
    expect(errors).toEqual([]);
  });

  it('in an iframe', async () => {
    expect((await run(browser(), '/frame', {}, 'frame')).backend).toBe('wasm');
  });

  it('in an iframe with sandbox="allow-scripts" alone', async () => {
    expect((await run(browser(), '/sandbox', {}, 'frame')).backend).toBe('wasm');
  });

  it('under the strictest policy, Trusted Types required, without a violation', async () => {
    const { violations, backend } = await run(browser(), strict, SMALL);
    expect(violations).toEqual([]);
    expect(['cpu', 'webgl']).toContain(backend);
  });

  it("under the same with 'wasm-unsafe-eval', on WebAssembly", async () => {
    const { violations, backend, reason } = await run(browser(), `${strict}-wasm`);
    expect(violations).toEqual([]);
    expect(backend).toBe('wasm');
    expect(reason).not.toContain('page itself');
  });

  it('where blobs are forbidden and worker-url names the worker, without a violation', async () => {
    const { violations, reason } = await run(browser(), '/no-blob');
    expect(violations).toEqual([]);
    expect(reason).not.toContain('page itself');
  });

  it('where no worker can be had: in the page', async () => {
    const { backend, reason, shownReason } = await run(browser(), '/no-worker');
    expect(backend).toBe('wasm');
    expect(reason).toContain('page itself');
    expect(shownReason).toContain('page itself');
  });

  for (const lab of ['diffusion', 'endgame'] as const) {
    it(`the ${lab} lab under the same, used to the full, without a violation`, async () => {
      expect((await useToTheFull(browser(), lab, `/${lab}-wasm`)).backend).toBe('wasm');
    });
  }

  it("without 'wasm-unsafe-eval': on another executor, and the lab says so", async () => {
    const { backend, reason, shownReason } = await run(browser(), '/no-wasm', SMALL);
    expect(['cpu', 'webgl']).toContain(backend);
    expect(reason).toMatch(/WebAssembly|wasm/);
    expect(shownReason).toContain(reason);
  });
}

describe('a lab trains 50 steps, has a head ablated, and is used to the full, in Chromium', () => {
  let browser: Visitor;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  holds(() => browser, '/strict');

  // In plain JavaScript, which takes its time: in one browser only.
  for (const lab of ['diffusion', 'endgame'] as const) {
    it(`the ${lab} lab under the strictest policy, used to the full, without a violation`, async () => {
      expect(['cpu', 'webgl']).toContain((await useToTheFull(browser, lab, `/${lab}`)).backend);
    });
  }
});

describe.skipIf(firefoxPath === undefined)(
  firefoxPath ? 'the same in Firefox' : 'the same in Firefox (not installed here: skipped)',
  () => {
    let browser: Visitor;
    beforeAll(async () => {
      browser = await launchFirefox(firefoxPath!);
    });
    afterAll(() => browser?.close());
    holds(() => browser, '/firefox-strict');

    it('under a policy that is strict by Chromium’s reading, in the page: Firefox wants worker-src for modules', async () => {
      const { backend, reason } = await run(browser, '/strict-wasm');
      expect(backend).toBe('wasm');
      expect(reason).toContain('page itself');
    });
  },
);

describe('the endgame lab’s scene, on a rasteriser in place of a graphics card', () => {
  it('is drawn under the strictest policy, Trusted Types required, without a violation', async () => {
    const args = [...browserFlags, '--enable-unsafe-swiftshader'];
    const browser = await chromium.launch({ executablePath: findBrowser(), args });
    const page = await browser.newPage();
    const complaints = complaintsOf(page, [host.origin]);
    await page.goto(`${host.origin}/endgame-wasm`);
    await page.evaluate(async (small) => {
      await customElements.whenDefined('endgame-lab');
      const lab = document.querySelector('endgame-lab')!;
      await lab.ready;
      lab.config = { ...lab.config, ...small };
      await lab.train(3);
    }, SMALL_OTHERS.endgame);
    await page.locator('endgame-scene-stage').evaluate((stage) => stage.scrollIntoView());
    await page.getByRole('button', { name: 'Watch in 3-D' }).click();
    await page.getByRole('button', { name: 'all the same' }).click();
    const canvas = page.locator('endgame-scene canvas');
    // An empty canvas of this size takes some hundred bytes.
    await expect
      .poll(async () => (await canvas.screenshot()).length, { timeout: 30_000 })
      .toBeGreaterThan(10_000);
    expect(await page.evaluate('violations')).toEqual([]);
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await browser.close();
  });
});
