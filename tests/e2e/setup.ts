/** @file Starts the site once for all tests of whole pages, before the first of them. */

import type { TestProject } from 'vitest/node';
import { startSite } from './site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the site, which runs as `npm start` runs it; what it built lies in `dist`. */
    site: string;
  }
}

/** Resolves with what stops it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { url, stop } = await startSite();
  project.provide('site', url);
  return stop;
}
