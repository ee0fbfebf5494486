/** @file Starts the site once for all tests of whole pages, of whichever project. */

import type { TestProject } from 'vitest/node';
import { startSite, type Site } from './site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the site, which runs as `npm start` runs it; what it built lies in `dist`. */
    site: string;
  }
}

/** Each project has this module for itself; what they share is the process. */
const shared = globalThis as { site?: Promise<Site> };

/** Resolves with what stops the site. */
export default async function setup(project: TestProject): Promise<() => void> {
  const first = !shared.site;
  shared.site ??= startSite();
  const { url, stop } = await shared.site;
  project.provide('site', url);
  return () => {
    if (first) stop();
  };
}
