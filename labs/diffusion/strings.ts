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

const sampler = {
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
};

const schedule = {
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
};

const data = {
  dataset: 'Data',
  draw: 'Draw your own data',
  pad: 'Drawing pad',
  instructions:
    'Press or drag to set points. By keyboard: arrow keys move the cursor (Shift for larger steps), Space or Enter sets a point, Delete or Backspace removes the nearest one.',
  count: (count: number) => `${count} ${count === 1 ? 'point' : 'points'}`,
  limit: (max: number) => `A drawing can have ${max} points; these are all set.`,
  cursor: (x: string, y: string, count: number) => `Cursor at ${x}, ${y}. ${count} points.`,
  set: (x: string, y: string, count: number) => `Point set at ${x}, ${y}. ${count} points.`,
  removed: (x: string, y: string, count: number) => `Point at ${x}, ${y} removed. ${count} points.`,
  nothingNear: 'There is no point near the cursor.',
  undo: 'Undo',
  clear: 'Clear',
  train: 'Train on this drawing (starts a new run)',
  text: 'The points as text',
  textLabel: 'Points, one x, y a line',
  textHint: (min: number, max: number) => `From ${min} to ${max} in both directions. Type, paste or copy.`,
  limitHint: (max: string) => `At most ${max} points.`,
  use: 'Use this text',
  badLine: (line: number, text: string) =>
    `Line ${line} is “${text}”; it has to be two numbers, such as 1.5, -2.`,
  label: (count: number) =>
    count === 0 ? 'Your drawing: empty.' : `Your drawing: ${count} ${count === 1 ? 'point' : 'points'}.`,
  kept: 'The run on display is kept as it is.',
};

const advanced = {
  fields: {
    'schedule.steps': { name: 'Noise levels, T', hint: 'of the training schedule' },
    depth: { name: 'Depth', hint: 'hidden layers' },
    width: { name: 'Width', hint: 'units a hidden layer' },
    batch: { name: 'Batch', hint: 'points a step' },
    learningRate: { name: 'Learning rate', hint: 'Adam’s, after 50 steps of warm-up' },
    decaySteps: { name: 'Decay', hint: 'steps until the learning rate is 0' },
    emaDecay: { name: 'EMA decay', hint: 'of the weights’ moving average, a step' },
    dataScale: { name: 'Data scale', hint: 'data units a model unit' },
    points: { name: 'Training points', hint: 'different ones; empty: fresh points every step' },
  },
  range: (min: string, max: string) => `${min} to ${max}`,
  schedule: 'Training schedule',
  zeroTerminalSnr: 'Zero terminal SNR',
  zeroTerminalSnrHint: 'rescaled so that nothing of the data is left at the last level',
  prediction: 'What the network predicts',
  cost: (megaflops: string) => `One step: ${megaflops} MFLOP.`,
  notNumber: (name: string, range: string) => `${name} has to be a number, ${range}.`,
  apply: 'Apply (starts a new run)',
  undo: 'Undo changes',
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

const measures = {
  table: 'All figures of both panels',
  figure: 'figure',
  nullBand: 'true points',
  exact: 'exact',
  none: '–',
  working: 'Measuring …',
  waitsForPause: 'The figures are measured once training pauses.',
  at: (step: string, count: string) => `At training step ${step}, ${count} points a side.`,
  stale: (step: string) => `These are still the figures of step ${step}.`,
  failed: (message: string) => `The figures could not be measured: ${message}`,
  bounded: (low: string, high: string) => `${low} to ${high}`,
  scoreErrors: 'Error of the learned score by noise level',
  lambda: 'log SNR',
  error: 'learned: E|ε_θ − ε*|²',
  floor: 'floor: E|ε − ε*|²',
  scoreCaption:
    'Both are parts of the loss at that level: the floor is there for every network, the error is what training can still remove. Left is noise, right is data.',
  scoreAxis: 'squared error a coordinate',
  formula: 'Formula',
  meaning: 'Meaning',
  baseline: 'Compare with',
  source: 'Source',
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
  sampler,
  schedule,
  data,
  advanced,
  charts,
  measures,
  lab,
});
