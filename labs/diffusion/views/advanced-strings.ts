/** @file The words of the configuration’s form, fetched with it. */

import { words } from '../../../core/element/language.ts';

export const advancedStrings = words('advanced', {
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
});
