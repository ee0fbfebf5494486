/**
 * @file Every word of core's that the reader sees, in English, besides the plots' own (`core/plot/strings.ts`) and the
 * poster's (`poster-strings.ts`). German ones are in `strings.de.ts`.
 */

import type { BackendChoice } from '../executors/choose.ts';
import { formatFixed, formatStep } from '../plot/format.ts';
import type { chartStrings, heatMapStrings } from '../plot/strings.ts';
import { LAB_ERRORS } from './errors.ts';
import { words, type Translated } from './language.ts';
import type { posterStrings } from './poster-strings.ts';

const backends: Record<BackendChoice, string> = {
  auto: 'Automatic',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'Plain JavaScript',
};

export const labStrings = words('core', {
  transport: 'Training controls',
  play: 'Play',
  pause: 'Pause',
  moved: (step: number) =>
    `The graphics device was lost. The run went on at step ${formatStep(step)} as if nothing had happened.`,
  replay: 'Play again',
  trainAfresh: 'Play a new run',
  stepBack: 'Back one recorded step',
  stepForward: 'On one recorded step',
  reset: 'Start over',
  position: (step: number, total: number) => `step ${formatStep(step)} / ${formatStep(total)}`,
  rate: (stepsPerSecond: number) =>
    `${stepsPerSecond < 10 ? formatFixed(stepsPerSecond, 1) : formatStep(Math.round(stepsPerSecond))} steps/s`,
  speed: 'Speed',
  speeds: [
    { stepsPerSecond: 5, label: '5 steps/s' },
    { stepsPerSecond: 30, label: '30 steps/s' },
    { stepsPerSecond: Infinity, label: 'unlimited' },
  ],
  settings: 'Run settings',
  seed: 'Seed',
  preset: 'Preset',
  custom: 'Custom',
  backend: 'Compute on',
  backends,
  computing: (name: string, description: string) => `Computing on ${name}: ${description}.`,
  because: (reason: string) => `Why: ${reason}.`,
  notStarted: 'Nothing is computing yet.',
  exportRun: 'Save run',
  importRun: 'Open run',
  importHint: 'Open a run saved from this lab; it can also be dropped here',
  exportHint: 'Save every recorded step as a .safetensors file',
  copyLink: 'Copy link',
  copyLinkHint: 'Copy a link that shows this step again, with everything you have changed',
  linkCopied: 'Link copied.',
  linkRefused: 'Copying is not allowed here. Copy the link by hand:',
  link: 'Link',
  dropHere: 'Drop the run file to open it',
  timeline: 'Step on display',
  timelineValue: (step: number, total: number) => `step ${formatStep(step)} of ${formatStep(total)}`,
  problem: 'Something went wrong',
  goOn: (step: number) => `Go on from step ${formatStep(step)}`,
  startOver: 'Start over',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  status: {
    training: 'Training',
    replaying: 'Playing',
    paused: (step: number) => `Paused at step ${formatStep(step)}`,
    finished: (step: number) => `Finished at step ${formatStep(step)}`,
    failed: (message: string) => `Problem: ${message}`,
  },
});

/** The errors' sentences, by code, for the reader; what is thrown stays English. */
export const errorStrings = words<Translated<typeof LAB_ERRORS>>('errors', LAB_ERRORS);

/** Core's tables, by the names under which a page and a translation find them. */
export interface CoreTables {
  readonly poster: typeof posterStrings;
  readonly core: typeof labStrings;
  readonly errors: typeof errorStrings;
  readonly chart: typeof chartStrings;
  readonly heatMap: typeof heatMapStrings;
}
