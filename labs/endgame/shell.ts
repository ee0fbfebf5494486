/** @file The script that a page names: registers `<endgame-lab>`, and fetches the lab when it is wanted. */

import { defineShell } from '../../core/element/shell.ts';

export const EndgameLab = defineShell({
  lab: 'endgame',
  presets: ['queen', 'rook', 'flat', 'no-folding', 'one-update'],
  methods: ['policy', 'evaluate'],
  load: async () => (await import('./endgame-lab.ts')).EndgameLab,
});
