/** @file The words of the configuration’s form, fetched with it. */

import { words } from '../../../core/element/language.ts';
import type { Positions, Task } from '../types.ts';

const tasks: Record<Task, { name: string; hint: string }> = {
  'random-period': {
    name: 'Repeats, period drawn anew',
    hint: 'A random run of tokens, repeated; its length differs from sequence to sequence, so only matching helps.',
  },
  'fixed-period': {
    name: 'Repeats, one period: the trap',
    hint: 'Every sequence repeats at the same distance. A head can cheat by position and never match a token.',
  },
  bigrams: {
    name: 'Trigger bigrams',
    hint: 'Tokens follow a fixed chain, except that after a few triggers each sequence has its own follower.',
  },
};

const positions: Record<Positions, { name: string; hint: string }> = {
  added: { name: 'Added to the token', hint: 'As in GPT: position is part of what every head reads.' },
  'queries-and-keys': {
    name: 'Queries and keys only',
    hint: 'Heads look by position but never copy it. Forms reliably at V = T = d = 32, not always above.',
  },
};

export const advancedStrings = words('advanced', {
  fields: {
    vocabulary: { name: 'Vocabulary, V', hint: 'different tokens' },
    context: { name: 'Context, T', hint: 'tokens a sequence' },
    width: { name: 'Width, d', hint: 'numbers a token; a multiple of the heads' },
    heads: { name: 'Heads', hint: 'heads a layer' },
    layers: { name: 'Layers', hint: 'two can form the circuit, one cannot' },
    batch: { name: 'Batch, B', hint: 'sequences a step' },
    learningRate: { name: 'Learning rate', hint: 'Adam’s, after 20 steps of warm-up' },
    headDropout: {
      name: 'Head dropout',
      hint: 'share of training sequences in which a head is silenced, so that others learn to stand in for it',
    },
  },
  from: (min: string, max: string) => `${min} to ${max}`,
  task: 'Task',
  tasks,
  positions: 'Positions',
  positionKinds: positions,
  control: 'Train a one-layer model beside it',
  controlHint: 'On the same sequences. It never forms the head; each step costs about half as much again.',
  cost: (gigaflops: string, megabytes: string, maxGigaflops: string, maxMegabytes: string) =>
    `One step: ${gigaflops} GFLOP and ${megabytes} MB of activations (limits: ${maxGigaflops} and ${maxMegabytes}).`,
  notNumber: (name: string, range: string) => `${name} has to be a number, ${range}.`,
  apply: 'Apply (starts a new run)',
  undo: 'Undo changes',
});
