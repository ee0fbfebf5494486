import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, matchesGlob, resolve } from 'node:path';
import type { Browser, Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiffusionLab } from '../../labs/diffusion/diffusion-lab.ts';
import type { InductionLab } from '../../labs/induction/induction-lab.ts';
import {
  buildProject,
  install,
  manifestOf,
  pack,
  production,
  serveFolders,
  type Packed,
} from './consumer.ts';
import { complaintsOf, launchBrowser } from './site.ts';

let packed: Packed;
let browser: Browser;

beforeAll(async () => {
  packed = pack();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  if (packed) rmSync(packed.workplace, { recursive: true });
});

/** Runs a tool of the repository's; what it says is the error's message. */
function tool(name: string, args: readonly string[], cwd = '.', env: NodeJS.ProcessEnv = production): void {
  try {
    execFileSync(join(process.cwd(), 'node_modules/.bin', name), args, {
      cwd,
      stdio: 'pipe',
      env,
    });
  } catch (error) {
    throw new Error(String((error as { stdout: Buffer }).stdout), { cause: error });
  }
}

const modulesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));

/** As the package's own build writes imports: static ones a line each. */
const IMPORT = /(?:^(?:import|export)\b.*\bfrom |^import |\bimport\(\s*)["']([^"']+)["']/gm;

describe('the package, as npm packs it', () => {
  it('has nothing for publint to find', () => {
    tool('publint', ['run', packed.folder, '--pack', 'false', '--strict']);
  });

  it('has types that are right wherever ES modules are resolved: attw', () => {
    tool('attw', [packed.tarball, '--profile', 'esm-only']);
  });

  it('imports nothing that it does not declare, and brings no copy of lit or three', () => {
    const { dependencies, peerDependencies } = manifestOf(packed.folder);
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    const imported = new Set<string>();
    const folder = join(packed.folder, 'dist/npm');
    for (const name of modulesOf(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      for (const [, source] of text.matchAll(IMPORT)) {
        if (!source.startsWith('.')) imported.add(/^(?:@[^/]+\/)?[^/]+/.exec(source)![0]);
      }
      expect(text, name).not.toContain('litElementVersions');
      expect(text, name).not.toContain('__THREE__');
    }
    expect([...imported].sort()).toEqual(declared.sort());
  });

  it('names as having side effects every module that defines an element', () => {
    const { sideEffects } = manifestOf(packed.folder);
    const defining = modulesOf(packed.folder)
      .filter((name) => readFileSync(join(packed.folder, name), 'utf8').includes('customElement('))
      .filter((name) => name.startsWith('dist/npm'));
    expect(defining.length).toBeGreaterThan(25);
    const missed = defining.filter((name) => !sideEffects!.some((glob) => matchesGlob(`./${name}`, glob)));
    expect(missed).toEqual([]);
  });
});

describe('a fresh Vite project, with its default settings', () => {
  let project: string;
  beforeAll(() => {
    project = install(packed, 'tests/e2e/consumer');
  });

  it('compiles against the types: elements, JSX, Vue, Svelte; and what must not compile does not', () => {
    tool('tsc', ['-p', '.'], project);
    tool('tsc', ['-p', '.', '--module', 'ESNext', '--moduleResolution', 'bundler'], project);
  });

  it('builds, defines each lab once, shares one lit, and trains on workers that its bundler packed', async () => {
    const { origin, close } = await serveFolders({ '/': buildProject(project) });
    const page = await browser.newPage();
    const complaints = complaintsOf(page, [origin]);
    await page.goto(origin);
    const seen = await page.evaluate(async () => {
      const { labs, parts, litElementVersions } = globalThis as unknown as {
        labs: Record<string, CustomElementConstructor>;
        parts(): Promise<unknown>;
        litElementVersions: string[];
      };
      const induction = document.querySelector<InductionLab>('induction-lab')!;
      const diffusion = document.querySelector<DiffusionLab>('diffusion-lab')!;
      await Promise.all([induction.train(5), diffusion.train(5)]);
      return {
        defined: Object.keys(labs).filter((name) => {
          const tag = name.replace(/Lab$/, '-lab').toLowerCase();
          return customElements.get(tag) === labs[name];
        }),
        lits: litElementVersions.length,
        own: document.querySelector('own-element')!.shadowRoot!.textContent,
        steps: [induction.currentStep, diffusion.currentStep],
        reason: induction.backendReason,
        parts: await parts(),
      };
    });
    expect(seen).toMatchObject({
      defined: ['InductionLab', 'DiffusionLab', 'EndgameLab'],
      lits: 1,
      own: 'An element of the project’s own, from the same lit.',
      steps: [5, 5],
      parts: { doubled: [2, 4], advantages: [-0.5, 0.5], alphaBars: 100, ddim: 'function' },
    });
    expect(seen.reason).not.toContain('in the page itself');
    expect(complaints.foreign).toEqual([]);
    expect(complaints.errors.filter((text) => !text.includes('404'))).toEqual([]);
    await page.close();
    close();
  });

  it('trains on its bundled worker under the strictest policy, Trusted Types required, without a violation', async () => {
    const folder = join(project, 'dist');
    const policy =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; " +
      "require-trusted-types-for 'script'; trusted-types ml-labs lit-html";
    const text = readFileSync(join(folder, 'index.html'), 'utf8');
    const strict = text.replace(
      '<meta',
      `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta`,
    );
    writeFileSync(join(folder, 'strict.html'), strict);
    const { origin, close } = await serveFolders({ '/': folder });
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        violations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
      );
    });
    await page.goto(`${origin}/strict.html`);
    const seen = await page.evaluate(async () => {
      const { violations, Worker } = globalThis as unknown as { violations: string[]; Worker: unknown };
      const labs = ['induction', 'diffusion', 'endgame'] as const;
      const states: unknown[] = [];
      for (const name of labs) {
        const lab = document.querySelector<InductionLab>(`${name}-lab`)!;
        await lab.train(2);
        states.push([lab.currentStep, lab.activeBackend, lab.backendReason.includes('page itself')]);
      }
      return { states, violations, workerIsTheBrowsers: String(Worker).includes('[native code]') };
    });
    expect(seen).toEqual({
      states: Array.from({ length: 3 }, () => [2, 'wasm', false]),
      violations: [],
      workerIsTheBrowsers: true,
    });
    expect(page.workers().length).toBe(3);
    await page.close();
    close();
  });

  it('trains in the page where no worker can be had', async () => {
    const { origin, close } = await serveFolders({ '/': join(project, 'dist') });
    const page = await browser.newPage();
    await page.addInitScript(() => {
      globalThis.Worker = class extends Worker {
        constructor(url: string | URL) {
          super(url);
          throw new DOMException('not allowed', 'SecurityError');
        }
      };
    });
    await page.goto(origin);
    const seen = await page.evaluate(async () => {
      const lab = document.querySelector<InductionLab>('induction-lab')!;
      await lab.train(5);
      return { step: lab.currentStep, reason: lab.backendReason };
    });
    expect(seen).toEqual({ step: 5, reason: expect.stringContaining('in the page itself') as string });
    await page.close();
    close();
  });
});

const FRAMEWORKS = ['react', 'vue', 'svelte'] as const;

/** How each example is type-checked, its module, and what does not compile in place of a part of it. */
const CHECKED = {
  react: { checker: 'tsc', file: 'app.tsx', good: 'seed={seed}', bad: 'seed="three"' },
  vue: { checker: 'vue-tsc', file: 'app.vue', good: ':seed="seed"', bad: 'seed="three"' },
  svelte: { checker: 'svelte-check', file: 'app.svelte', good: '{seed}', bad: 'seed="three"' },
} as const;

/** Every example at a path of its own, with what it asks to have beside it. */
async function serveExamples(): Promise<typeof host> {
  const site = join(packed.workplace, 'site');
  tool('vite', ['build', '--logLevel', 'error', '--outDir', site]);
  const folders: Record<string, string> = {
    '/html/': 'examples/html/',
    '/html/labs/': join(site, 'labs/'),
    '/csp/': 'examples/csp/',
    '/csp/labs/': join(site, 'labs/'),
    '/iframe/': 'examples/iframe/',
    '/iframe/ml-labs/': `${site}/`,
    '/notebook/': 'examples/notebook/',
    '/notebook/notebook/': join(packed.folder, 'dist/notebook/'),
  };
  for (const name of FRAMEWORKS) {
    folders[`/${name}/`] = buildProject(install(packed, `examples/${name}`));
  }
  return serveFolders(folders);
}

let host: Awaited<ReturnType<typeof serveFolders>>;

/** Does `work` on the example's page, of which the page may not complain. */
async function visit(path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  const complaints = complaintsOf(page, [host.origin]);
  await page.goto(`${host.origin}/${path}/`);
  await work(page);
  expect(complaints.foreign).toEqual([]);
  // A browser asks for an icon that the examples do not have.
  expect(complaints.errors.filter((text) => !text.includes('404')).slice(0, 3)).toEqual([]);
  await page.close();
}

const shown = (page: Page, step: number) =>
  page.waitForFunction(
    (step) => document.querySelector<HTMLOutputElement>('#step')!.value === String(step),
    step,
  );

const withLab = <Value>(page: Page | Frame, work: (lab: InductionLab) => Value): Promise<Value> =>
  page.evaluate(
    `customElements.whenDefined('induction-lab').then(() => (${work.toString()})(document.querySelector('induction-lab')))`,
  ) as Promise<Value>;

describe('the example', () => {
  beforeAll(async () => {
    host = await serveExamples();
  });
  afterAll(() => host?.close());

  it('html: trains on a button’s word, and tells step and loss by its events', async () => {
    await visit('html', async (page) => {
      await page.click('#train');
      await shown(page, 5);
      expect(await page.textContent('#loss')).toMatch(/^\d\.\d\d$/);
    });
  });

  it('csp: trains under the strictest policy without a violation, and says what computes', async () => {
    await visit('csp', async (page) => {
      await page.click('#train');
      await shown(page, 5);
      const lab = await withLab(page, (lab) => ({ backend: lab.activeBackend, reason: lab.backendReason }));
      expect(lab.backend).not.toBe('wasm');
      expect(lab.reason).not.toContain('in the page itself');
    });
  });

  for (const name of FRAMEWORKS) {
    it(`${name}: compiles, as its own tools check it, and a copy with a seed that is no number does not`, () => {
      const { checker, file, good, bad } = CHECKED[name];
      const project = join(packed.workplace, 'examples', name);
      const text = readFileSync(join(project, file), 'utf8');
      expect(text).toContain(good);
      const wrong = file.replace('app', 'wrong');
      writeFileSync(join(project, wrong), text.replace(good, bad));
      const args = checker === 'svelte-check' ? ['--tsconfig', 'tsconfig.json', '--output', 'machine'] : [];
      const hook = checker === 'tsc' ? '' : `--require ${resolve('tests/e2e/typescript-6.cjs')}`;
      let found = '';
      try {
        tool(checker, args, project, { ...production, NODE_OPTIONS: hook });
      } catch (error) {
        found = (error as Error).message;
      }
      expect(found).toMatch(/"three/);
      expect(found).toContain(wrong);
      expect(found).not.toContain(file);
    });

    it(`${name}: sets properties, hears events, and calls methods`, async () => {
      await visit(name, async (page) => {
        const settings = (lab: InductionLab) => [lab.seed, lab.totalSteps];
        expect(await withLab(page, settings)).toEqual([3, 200]);
        await page.click('#train');
        await shown(page, 5);
        expect(
          await withLab(page, (lab) => [lab.trainedSteps, lab.backendReason.includes('page itself')]),
        ).toEqual([5, false]);
        await page.click('#seed');
        await page.waitForFunction(() => document.querySelector('induction-lab')!.seed === 4);
      });
    });
  }

  it('notebook: a trait moves the lab, and the lab moves the traits', async () => {
    await visit('notebook', async (page) => {
      const traits = async () =>
        JSON.parse((await page.textContent('#traits')) || '{}') as Record<string, unknown>;
      // The first picture makes the lab taller, and moves the buttons below it.
      await expect.poll(traits, { timeout: 30_000 }).toMatchObject({ metrics: { step: 0 } });
      await page.click('#train');
      await shown(page, 5);
      expect(await traits()).toMatchObject({
        seed: 3,
        step: 5,
        trained_steps: 5,
        metrics: { step: 5 },
        error: '',
      });
      await page.click('#ablate');
      await page.waitForFunction(() => document.querySelector('induction-lab')!.ablations.heads.length === 1);
      await withLab(page, (lab) => lab.ablate([[0, 0]], 'mean'));
      await expect.poll(traits).toMatchObject({ ablations: { heads: [[0, 0]], kind: 'mean' } });
    });
  });

  it('notebook: two objects in one notebook, each with the module from a blob of its own, as anywidget does it', async () => {
    await visit('notebook', async (page) => {
      const seen = await page.evaluate<{ metrics: object }[]>(`(async () => {
        const text = await (await fetch('./notebook/induction.js')).text();
        const traits = [2, 7].map((seed) => ({ seed, step: 3, trained_steps: 0, metrics: {}, error: '' }));
        for (const state of traits) {
          const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
          const { default: createWidget } = await import(url);
          URL.revokeObjectURL(url);
          const model = {
            get: (name) => state[name],
            set: (name, value) => Object.assign(state, { [name]: value }),
            save_changes() {},
            on() {},
            off() {},
          };
          const el = document.createElement('div');
          (await createWidget()).render({ model, el, signal: new AbortController().signal });
          document.body.append(el);
        }
        while (traits.some(({ metrics }) => metrics.step !== 3)) await new Promise((r) => setTimeout(r, 50));
        return traits;
      })()`);
      expect(seen).toMatchObject([2, 7].map((seed) => ({ seed, step: 3, metrics: { step: 3 }, error: '' })));
      expect(seen[0].metrics).not.toEqual(seen[1].metrics);
    });
  });

  it('iframe: a sandboxed frame shows what its address asks for, as tall as the lab', async () => {
    await visit('iframe', async (page) => {
      const frame = (await (await page.waitForSelector('iframe')).contentFrame())!;
      await frame.waitForFunction(
        () => document.querySelector('induction-lab')?.ablations.heads.length === 1,
      );
      expect(await withLab(frame, (lab) => [lab.seed, lab.currentStep, lab.ablations.heads])).toEqual([
        3,
        5,
        [[1, 0]],
      ]);
      const heights = () =>
        page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect().height);
      await expect.poll(heights).toBeGreaterThan(700);
    });
  });
});
