import 'ml-labs/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Attributes = SvelteHTMLElements['induction-lab'];

export const good: Attributes = {
  class: 'wide',
  seed: 3,
  totalSteps: 200,
  'onlab-step': ({ detail }) => detail.metrics.step.toFixed(),
};

// What Svelte's language tools read.
export const tools: svelteHTML.IntrinsicElements['diffusion-lab'] = { time: 0.5 };

// @ts-expect-error: a seed is a number.
export const badSeed: Attributes = { seed: 'three' };
// @ts-expect-error: read-only.
export const badPaused: svelteHTML.IntrinsicElements['induction-lab'] = { paused: true };
