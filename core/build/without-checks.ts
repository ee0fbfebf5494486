/**
 * @file Vite plugin: leaves out of a build what only tells people who write programs that a graph of theirs does
 * not fit together. A reader's page has none but the labs' own, which are built in tests with all checks.
 */

import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** In a build, `unchecked.ts` stands in for the `checks.ts` beside it. */
export function withoutChecks(): Plugin {
  return {
    name: 'without-checks',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^\.\/checks\.ts$/ },
      handler: (_, importer) => join(dirname(importer!), 'unchecked.ts'),
    },
  };
}
