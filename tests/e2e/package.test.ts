import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiffusionLab } from '../../labs/diffusion/diffusion-lab.ts';
import type { InductionLab } from '../../labs/induction/induction-lab.ts';
import { buildProject, install, manifestOf, pack, serveFolders, type Packed } from './consumer.ts';
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
function tool(name: string, args: readonly string[], cwd = '.'): void {
  try {
    execFileSync(join(process.cwd(), 'node_modules/.bin', name), args, { cwd, stdio: 'pipe' });
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
    const { origin, close } = await serveFolders({ '/': await buildProject(project) });
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
