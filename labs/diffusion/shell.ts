/** @file The script that a page names: registers `<diffusion-lab>`, and fetches the lab when it is wanted. */

import { defineShell } from '../../core/element/shell.ts';

export const DiffusionLab = defineShell({
  lab: 'diffusion',
  presets: ['classic', 'short-schedule', 'few-steps', 'eta', 'clipping', 'memorising', 'drawn'],
  methods: ['sample'],
  load: async () => (await import('./diffusion-lab.ts')).DiffusionLab,
});
