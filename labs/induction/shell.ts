/** @file The script that a page names: registers `<induction-lab>`, and fetches the lab when it is wanted. */

import { defineShell } from '../../core/element/shell.ts';

export const InductionLab = defineShell({
  lab: 'induction',
  presets: ['classic', 'bare', 'redundant', 'one-layer', 'bigrams'],
  initial: { ablations: { heads: [], kind: 'zero' } },
  methods: ['ablate'],
  load: async () => (await import('./induction-lab.ts')).InductionLab,
});
