/**
 * @file A Vitest reporter that names each test which passed at its second try only, with what the first met, and
 * closes a run with one plain line: "N passed, N failed".
 */

import type { Reporter, TestModule } from 'vitest/node';

/** Counts the finished tests; a file that did not load, or an error outside tests, counts as one failure. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    let skipped = 0;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (test.diagnostic()?.flaky) {
          console.log(`At the second try: ${module.relativeModuleId}, ${test.fullName}`);
          for (const { message, stacks } of errors ?? []) {
            console.log(`  ${message.replaceAll('\n', '\n  ')} (line ${stacks?.[0]?.line ?? 'unknown'})`);
          }
        }
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else skipped++;
      }
    }
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }
}
