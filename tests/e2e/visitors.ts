/** @file The browsers that visit other people's pages: Chromium, and Firefox where it is installed. */

import { existsSync } from 'node:fs';
import { launch } from 'puppeteer-core';
import { launchBrowser } from './site.ts';

/** A page that is being visited. */
export interface Visit {
  /** Runs an expression in the page, or in its first frame. */
  evaluate<Value>(expression: string, where?: 'page' | 'frame'): Promise<Value>;
  /** Uncaught errors, and errors in the console. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** A browser with one page at a time. */
export interface Visitor {
  readonly name: string;
  visit(url: string): Promise<Visit>;
  close(): Promise<void>;
}

/** What pages of both drivers have in common. */
interface DrivenFrame {
  evaluate(expression: string): Promise<unknown>;
}
interface DrivenPage {
  goto(url: string): Promise<unknown>;
  frames(): DrivenFrame[];
  close(): Promise<void>;
}

async function visitWith(page: DrivenPage, errors: readonly string[], url: string): Promise<Visit> {
  await page.goto(url);
  return {
    evaluate: <Value>(expression: string, where: 'page' | 'frame' = 'page') =>
      page.frames()[where === 'page' ? 0 : 1].evaluate(expression) as Promise<Value>,
    errors,
    close: () => page.close(),
  };
}

/** The Chromium under test. */
export async function launchChromium(): Promise<Visitor> {
  const browser = await launchBrowser();
  return {
    name: 'Chromium',
    async visit(url) {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      return visitWith(page, errors, url);
    },
    close: () => browser.close(),
  };
}

const FIREFOXES = [
  process.env.FIREFOX_PATH ?? '',
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Path of an installed Firefox; FIREFOX_PATH comes first. Tests go without when there is none. */
export const firefoxPath = FIREFOXES.find((path) => path !== '' && existsSync(path));

/** The Firefox at `executablePath`, over WebDriver BiDi. */
export async function launchFirefox(executablePath: string): Promise<Visitor> {
  const browser = await launch({ browser: 'firefox', executablePath, headless: true });
  return {
    name: 'Firefox',
    async visit(url) {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      return visitWith(page, errors, url);
    },
    close: () => browser.close(),
  };
}
