/** @file The words of the configuration’s form, fetched with it. */

import { words } from '../../../core/element/language.ts';
import { formatStep } from '../../../core/plot/format.ts';
import { strings } from '../strings.ts';
import type { AdvantageKind, Aggregation, Defence, Ending, Starts } from '../types.ts';

export const advancedStrings = words('advanced', {
  fields: {
    width: { name: 'Width', hint: 'units of each hidden layer' },
    group: { name: 'Group, G', hint: 'games from one start' },
    startsPerStep: { name: 'Starts a step', hint: 'groups that make a batch' },
    updatesPerStep: { name: 'Updates a step', hint: 'on one batch; at 1 nothing can be clipped' },
    learningRate: { name: 'Learning rate', hint: 'Adam’s' },
    temperature: { name: 'Temperature', hint: 'in sampling and in the update alike' },
    clipLow: { name: 'Clip below', hint: 'ratio no lower than 1 minus this' },
    clipHigh: { name: 'Clip above', hint: 'ratio no higher than 1 plus this' },
    klWeight: { name: 'KL weight', hint: 'pull towards the policy of step 0' },
    slack: { name: 'Slack', hint: 'moves allowed beyond the start’s distance' },
    frontierShare: { name: 'Frontier share', hint: 'of the starts; the others lie below it' },
    advanceAt: { name: 'Advance at', hint: 'moving success that moves the frontier on' },
    retreatBelow: { name: 'Retreat below', hint: 'moving success that moves it back' },
    retreatAfter: { name: 'Retreat after', hint: 'steps below that' },
  },
  choices: {
    ending: {
      legend: 'Ending',
      values: {
        KQK: { name: 'King and queen', hint: 'longest mate 10 moves' },
        KRK: { name: 'King and rook', hint: 'longest mate 16 moves' },
      } satisfies Record<Ending, { name: string; hint: string }>,
    },
    starts: {
      legend: 'Starts',
      values: {
        reverse: { name: 'Reverse curriculum', hint: 'from checkmate backwards' },
        flat: { name: 'Flat', hint: 'from any position alike' },
      } satisfies Record<Starts, { name: string; hint: string }>,
    },
    defence: {
      legend: 'Defence in training',
      values: {
        best: { name: 'Best', hint: 'resists longest, by the table' },
        random: { name: 'Random', hint: 'any legal move' },
      } satisfies Record<Defence, { name: string; hint: string }>,
    },
    advantage: {
      legend: 'Advantage',
      values: {
        mean: { name: 'r − mean', hint: 'as in Dr. GRPO' },
        std: { name: '(r − mean) / std', hint: 'sample deviation, as in TRL' },
        'std-population': { name: '(r − mean) / std, population', hint: 'deviation over G, not G − 1' },
        'leave-one-out': { name: 'Leave one out', hint: 'against the other games, as in RLOO' },
      } satisfies Record<AdvantageKind, { name: string; hint: string }>,
    },
    aggregation: {
      legend: 'Moves are weighed',
      values: {
        sequence: { name: 'By game', hint: 'each game counts the same, as in GRPO' },
        token: { name: 'By move', hint: 'each move counts the same, as in DAPO' },
        constant: { name: 'By a constant', hint: 'the longest game’s length, as in Dr. GRPO' },
      } satisfies Record<Aggregation, { name: string; hint: string }>,
    },
  },
  flags: {
    folding: { name: 'Fold the board’s symmetries', hint: 'Eight mirror images count as one position.' },
    control: {
      name: 'Train a policy with flat starts beside it',
      hint: 'On as many games. Each step takes about twice as long.',
    },
  },
  from: (min: string, max: string) => `${min} to ${max}`,
  notNumber: (name: string, range: string) => `${name} has to be a number, ${range}.`,
  games: (count: number, limit: number) =>
    `One step plays ${strings.common.games(count)} (limit ${formatStep(limit)}).`,
  apply: 'Apply (starts a new run)',
  undo: 'Undo changes',
});
