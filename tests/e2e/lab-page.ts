/** @file What the tests of whole pages share: the site for a file's tests, a lab's article, and what is done on it. */

import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { createStopwatch, type Stopwatch } from '../stopwatch.ts';
import { complaintsOf, launchBrowser, startHost, type Complaints } from './site.ts';

declare global {
  /** In every page that is visited. */
  var stopwatch: Stopwatch;
}

export type LabName = 'induction' | 'diffusion' | 'endgame';

/** A page of the site, listened to since before it was opened. */
export interface Visited {
  readonly page: Page;
  readonly complaints: Complaints;
}

/** The site and a browser, from before a file's first test to after its last. */
export class Visits {
  #browser: Browser | undefined;

  constructor() {
    beforeAll(async () => {
      this.#browser = await launchBrowser();
    });
    afterAll(async () => {
      await this.#browser?.close();
    });
  }

  get browser(): Browser {
    return this.#browser!;
  }

  /** The address of one of the site's pages; '' is the front page. */
  address(path: string): string {
    return new URL(path, inject('site')).href;
  }

  get origin(): string {
    return new URL(inject('site')).origin;
  }

  async visit(path: string, options: BrowserContextOptions = {}): Promise<Visited> {
    const page = await this.browser.newPage(options);
    await page.addInitScript(`globalThis.stopwatch = (${createStopwatch.toString()})()`);
    const complaints = complaintsOf(page, [this.origin]);
    await page.goto(this.address(path));
    return { page, complaints };
  }

  /** A lab's article, with the lab in view and its recorded run open and drawn. */
  async visitLab(lab: LabName, options?: BrowserContextOptions): Promise<Visited> {
    const visited = await this.visit(`labs/${lab}/`, options);
    await showLab(visited.page);
    const picture =
      lab === 'diffusion'
        ? visited.page.getByRole('img', { name: /^Panel A/ })
        : visited.page.getByRole('gridcell');
    await picture.first().waitFor();
    return visited;
  }
}

/** Brings the page's lab into view, and waits until it is ready. */
export async function showLab(page: Page): Promise<void> {
  await page.locator('induction-lab, diffusion-lab, endgame-lab').scrollIntoViewIfNeeded();
  await page.evaluate(async () => {
    const lab = document.querySelector<HTMLElementTagNameMap[`${LabName}-lab`]>(
      'induction-lab, diffusion-lab, endgame-lab',
    )!;
    await customElements.whenDefined(lab.localName);
    await lab.ready;
  });
}

/** How to run a function in a page, on its lab. */
export function onLab<Name extends LabName>(name: Name) {
  type Lab = HTMLElementTagNameMap[`${Name}-lab`];
  return <Value>(page: Page, work: (lab: Lab) => Promise<Value> | Value): Promise<Value> =>
    page.evaluate(`(${work.toString()})(document.querySelector('${name}-lab'))`) as Promise<Value>;
}

/** Tabs until the focused element matches: its element, type, name, value, role and label. */
export async function focusOn(page: Page, matches: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let active: Element | null = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const attributes = ['type', 'name', 'value', 'role'].map((name) => active?.getAttribute(name) ?? '');
      const label = active?.getAttribute('aria-label') ?? active?.textContent ?? '';
      return [active?.localName, ...attributes, label].join(' ').replace(/\s+/g, ' ').trim();
    });
    if (matches.test(focused)) return;
  }
  throw new Error(`The keyboard does not get to ${matches}.`);
}

/** Unfolds all there is to unfold, parts that are fetched only then included. */
export async function unfold(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    let waiting = false;
    const open = (root: ParentNode): void => {
      for (const details of root.querySelectorAll('details')) details.open = true;
      waiting ||= root.querySelector('details :not(:defined), details > summary:only-child') !== null;
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) open(element.shadowRoot);
    };
    open(document);
    return !waiting;
  });
}

/** Somebody's page that holds a lab, from another origin than the lab's files. */
export interface Elsewhere extends Visited {
  /** Where the lab's files come from. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Opens such a page, and waits for the lab's element. */
export async function visitElsewhere(browser: Browser, lab: LabName): Promise<Elsewhere> {
  const labs = await startHost({});
  const host = await startHost({
    '/': {
      html: `<!doctype html><title>Somebody’s page</title>
        <script type="module" src="${labs.origin}/labs/${lab}.js"></script>
        <${lab}-lab loading="eager" seed="1"></${lab}-lab>`,
    },
  });
  const page = await browser.newPage();
  const complaints = complaintsOf(page, [labs.origin, host.origin]);
  await page.goto(host.origin);
  await page.evaluate((tag) => customElements.whenDefined(tag), `${lab}-lab`);
  return {
    page,
    complaints,
    origin: labs.origin,
    async close() {
      await page.close();
      labs.close();
      host.close();
    },
  };
}

/** Nothing went wrong, and no other host was asked; a page without an icon may say so. */
export function expectQuiet({ errors, foreign }: Complaints): void {
  expect(foreign).toEqual([]);
  expect(errors.filter((text) => !text.includes('favicon') && !text.includes('404'))).toEqual([]);
}
