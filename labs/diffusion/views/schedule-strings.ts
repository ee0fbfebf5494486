/** @file The words of the noise schedules’ picture, fetched with it. */

import { words } from '../../../core/element/language.ts';

export const scheduleStrings = words('schedule', {
  heading: 'Noise schedules',
  quantity: 'Show',
  quantities: { alphaBar: 'signal power ᾱ', logSnr: 'log SNR' },
  alphaBarAxis: 'ᾱ, share of the variance that is signal',
  logSnrAxis: 'log SNR = ln ᾱ / (1 − ᾱ)',
  progress: 'per cent of the way from noise to data',
  training: 'training',
  terminal: 'What is left of the data where sampling starts',
  schedule: 'schedule',
  alphaBar: 'ᾱ at T',
  snr: 'SNR at T',
  amplitude: 'amplitude √ᾱ',
  starts: 'start from pure noise',
  verdict: {
    ok: 'right',
    mild: 'nearly right',
    alarm: 'wrong',
  },
  alarm: (panels: readonly string[], alphaBar: string, share: string) =>
    `${panels.join(' and ')} ${panels.length === 1 ? 'starts' : 'start'} from pure noise, but the schedule ends with ${alphaBar} of the signal's power left: up to ${share} of the particles start where no noised data would be. Watch the spread: the samples shrink or miss the data.`,
  hint: 'Drag the curves to move diffusion time. All schedules are drawn over their own share of T.',
});
