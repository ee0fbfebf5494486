/** @file Every word the reader sees in this lab. Functions take what has to be filled in. */

import { words } from '../../core/element/language.ts';
import type { PresetName } from './config.ts';
import type {
  DatasetName,
  DdpmVariance,
  PanelConfig,
  Prediction,
  SamplerName,
  ScheduleConfig,
  ScheduleName,
  Spacing,
  WeightsChoice,
} from './types.ts';
import type { FieldKind } from './views/arrows.ts';

const samplers: Record<SamplerName, string> = {
  ddpm: 'DDPM',
  ddim: 'DDIM',
  heun: 'Heun',
  'dpm-solver++': 'DPM-Solver++(2M)',
};

const schedules: Record<ScheduleName, string> = {
  linear: 'linear',
  'linear-rescaled': 'linear, rescaled to T',
  'scaled-linear': 'scaled linear',
  cosine: 'cosine',
  sigmoid: 'sigmoid',
};

const spacings: Record<Spacing, string> = {
  trailing: 'trailing',
  leading: 'leading',
  linspace: 'linspace',
};

const variances: Record<DdpmVariance, string> = {
  'fixed-small': 'posterior’s',
  'fixed-large': 'beta',
};

const datasets: Record<DatasetName, string> = {
  '8gaussians': '8 gaussians',
  moons: 'moons',
  pinwheel: 'pinwheel',
  swissroll: 'Swiss roll',
  '2spirals': 'two spirals',
  checkerboard: 'checkerboard',
  rings: 'rings',
  drawn: 'your drawing',
};

const predictions: Record<Prediction, { name: string; hint: string }> = {
  v: { name: 'v', hint: 'a mixture of both that is well scaled at every noise level' },
  eps: { name: 'eps, the noise', hint: 'as in DDPM; says little where almost everything is noise' },
  x0: { name: 'x0, the data', hint: 'says little where almost nothing is noise' },
};

const weights: Record<WeightsChoice, string> = {
  ema: 'moving average (EMA)',
  raw: 'of this very step',
};

const fields: Record<FieldKind, string> = {
  off: 'off',
  learned: 'learned',
  exact: 'exact',
  difference: 'learned − exact',
};

const scheduleText = ({ name, steps, zeroTerminalSnr }: ScheduleConfig) =>
  `${schedules[name]}, T = ${steps}${zeroTerminalSnr ? ', zero terminal SNR' : ''}`;

const common = {
  waiting: 'Nothing to show yet.',
  panelName: (index: number) => `Panel ${'AB'[index]}`,
  samplers,
  schedules,
  spacings,
  variances,
  datasets,
  predictions,
  scheduleText,
  samplerText: ({ sampler, steps, eta, variance }: PanelConfig) => {
    const count = `${steps} ${steps === 1 ? 'step' : 'steps'}`;
    if (sampler === 'ddim') return `${samplers.ddim}, ${count}, η ${eta}`;
    if (sampler === 'ddpm' && variance === 'fixed-large') return `${samplers.ddpm}, ${count}, large variance`;
    return `${samplers[sampler]}, ${count}`;
  },
};

const time = {
  heading: 'Diffusion time',
  label: 'Diffusion time, from noise to data',
  noise: 'noise',
  data: 'data',
  valueText: (share: string, alphaBar: string) => `t = ${share} T, signal power ${alphaBar}`,
  readout: (share: string) => `t = ${share} T`,
  signal: (alphaBar: string) => `ᾱ = ${alphaBar}`,
  play: 'Run in reverse',
  pause: 'Pause',
  previous: 'One step back towards the noise',
  next: 'One step on towards the data',
};

const process = {
  field: 'Score field',
  fields,
  particles: 'Particles',
  weights: 'Weights',
  weightKinds: weights,
  trails: 'Trajectories',
  newNoise: 'New noise',
  newNoiseHint: 'Start both panels from other noise; the model stays as it is',
  fieldHint:
    'Arrows are the score times the noise level, that is, minus the expected noise: a full-length arrow is 3 or more. They belong to the noise level of each picture.',
  fieldMissing: 'The field comes with the next picture.',
  sameNoise: (count: string) =>
    `Both panels start from the same ${count} points of noise and use the same network. The grey dots are the data.`,
  trainingPoints: (count: string) => `The crosses are the ${count} points that the network learns from.`,
  forward: 'Forward process',
  forwardSummary: 'data + noise',
  forwardCaption:
    'True points with as much noise as this level adds, each with the noise that the particle of the same number starts from.',
};

const panel = {
  figures: 'At the end of the way',
  energyDistance: 'Energy distance',
  highQuality: 'High quality',
  highQualityHint: 'Share of samples within three standard deviations of a centre',
  modes: 'Modes',
  modesHint: 'Centres with at least one such sample',
  spread: 'Spread',
  spreadHint: 'Standard deviation a coordinate; below the data’s, the samples shrink',
  energyDistanceHint: '0 only for samples distributed like the data',
  nullBand: (low: string, high: string) => `true: ${low} to ${high}`,
  modesOf: (modes: string) => `of ${modes}`,
  spreadOf: (spread: string) => `data: ${spread}`,
  within: 'within the null band',
  above: 'outside the null band',
  lost: (lost: string) => `${lost} particles were lost to numbers that are not finite.`,
  frame: (frame: number, frames: number) => `step ${frame} of ${frames}`,
  cloud: (
    name: string,
    sampler: string,
    frame: string,
    count: string,
    spread: string,
    energyDistance: string,
  ) =>
    `${name}: ${sampler}. ${count} particles after ${frame}, spread ${spread} a coordinate. At the end, energy distance to the data ${energyDistance}.`,
  cloudForward: (count: string, alphaBar: string, spread: string) =>
    `Forward process: ${count} true points with noise, signal power ${alphaBar}, spread ${spread} a coordinate.`,
  withField: (kind: string) => ` Arrows: score field, ${kind}.`,
  scale: (units: number) => `${units} units`,
};

const charts = {
  loss: 'Loss over training, the timeline of the run',
  lossAxis: 'mean squared error',
  lossSeries: 'loss, mean of 50 steps',
  floorSeries: 'its floor: what no network can remove',
  valueText: (loss: string) => `loss ${loss}`,
  distance: 'Energy distance over training',
  distanceAxis: 'energy distance to the data',
  distanceSeries: 'energy distance',
  quality: 'High-quality samples over training',
  qualityAxis: 'share, 0 to 1',
  qualitySeries: 'share of high-quality samples',
  bandTop: (value: string) => `true points, up to ${value}`,
  bandBottom: (value: string) => `true points, from ${value}`,
  rule: 'From 50 DDIM steps without noise. The dotted lines are the null band: what true points against other true points give.',
};

const presets: Record<PresetName, { name: string; lesson: string }> = {
  classic: {
    name: 'classic: DDPM and DDIM',
    lesson:
      'One network, the same noise, two ways down. DDIM’s particles run on smooth curves and always arrive at the same place; DDPM’s are shaken at every step, and only the crowd ends up where it should.',
  },
  'short-schedule': {
    name: 'short schedule: noise that is not reached',
    lesson:
      'Panel A walks a schedule whose 50 levels stop at 60 % of the signal’s power, yet it starts from pure noise. Compare its spread with the data’s, and with panel B, whose schedule reaches the noise.',
  },
  'few-steps': {
    name: 'few steps: DDIM against DDPM',
    lesson:
      'Five steps each, and neither quite arrives. Over 2,000 points (“All figures”, at the end) DDIM lands nearer; with fewer the luck of the draw can hide it. Raise the steps to 50 and the difference goes, or put DPM-Solver++ in a panel: it needs no more than five.',
  },
  eta: {
    name: 'eta: from 0 to 1',
    lesson:
      'The same sampler without noise (A) and with as much as DDPM’s (B). The ways differ, the figures hardly do: noise added is noise removed. Try few steps, where it is not.',
  },
  clipping: {
    name: 'clipping: at 1, with data of size 4',
    lesson:
      'Clipping the estimate of the data at ±1 is usual for images, which live there. These data do not: panel A cannot leave its box.',
  },
  memorising: {
    name: 'memorising: 20 data points',
    lesson:
      'Trained on 20 points only, the network learns those points. Samples fall onto them one by one: look for clumps where the moons should be smooth. The ideal denoiser of 20 points does nothing else.',
  },
  drawn: {
    name: 'drawn: your own data',
    lesson:
      'A drawing as data, to begin with a heart. Open “Draw your own data”, draw another, and train on it.',
  },
};

const lab = {
  label: 'Diffusion lab',
  presets,
  dataset: 'Data',
  draw: 'Draw your own data',
  advanced: 'Advanced',
  measures: 'All figures, with their definitions',
  twoPanels: 'There are two panels: give a list of two.',
  badTime: 'Diffusion time is a number from 1, the last noise level, to 0, the data.',
};

/** The lab's words, by picture. */
export const strings = words('lab', {
  common,
  time,
  process,
  panel,
  charts,
  lab,
});
