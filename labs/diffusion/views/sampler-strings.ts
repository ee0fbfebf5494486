/** @file The words of a panel’s settings, fetched with them. */

import { words } from '../../../core/element/language.ts';

export const samplerStrings = words('sampler', {
  legend: (name: string) => `${name}: how its points are drawn`,
  sampler: 'Sampler',
  steps: 'Steps',
  eta: 'Noise, η',
  etaHint: '0 is none, 1 as much as DDPM',
  variance: 'Variance',
  spacing: 'Spacing of steps',
  clip: 'Clip x0 at',
  clipHint: (units: string) => `in model units; 1 is ${units} data units`,
  schedule: 'Schedule',
  levels: 'Levels, T',
  zeroTerminalSnr: 'zero terminal SNR',
  copy: (other: string) => `Same settings as ${other}`,
  summary: (spacing: string, clip: string, schedule: string) => `${schedule}, ${spacing} steps, ${clip}`,
  noClip: 'no clipping',
  clipped: (bound: number) => `clipped at ±${bound}`,
  evaluations: (count: number) => `${count} network evaluations a particle`,
});
