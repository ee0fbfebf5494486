/**
 * @file Vite plugin: leaves out of a build what only tells people who write programs and experiments that something
 * of theirs does not fit. A reader's page has none but the labs' own, which are run in tests with all checks.
 */

import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** In a build, `unchecked.ts` stands in for each `checks.ts` beside it. */
export function withoutChecks(): Plugin {
  return {
    name: 'without-checks',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^\.\.?\/checks\.ts$/ },
      handler: (source, importer) => join(dirname(importer!), dirname(source), 'unchecked.ts'),
    },
  };
}
