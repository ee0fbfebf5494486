/** @file The words of the measures, fetched with them. */

import { words } from '../../../core/element/language.ts';

export const measuresStrings = words('measures', {
  button: 'Measure the step on display',
  measuring: 'Playing the games …',
  at: (step: number, games: number) => `Step ${step}; ${games} games at each distance.`,
  stale: (step: number) => `The figures below are those of step ${step}.`,
  failed: (message: string) => `The measures could not be made. ${message}`,
  hint: 'Plays seeded games from every distance; a few seconds.',
  caption: 'Games mated, by distance to mate of the start',
  summary: 'Moves against the table',
  kinds: {
    greedyBest: 'greedy, best defence',
    greedyRandom: 'greedy, random defence',
    sampledBest: 'sampled, best defence',
    control: 'flat starts, greedy, best defence',
  },
  distance: 'to mate',
  play: 'play',
  regret: 'regret',
  optimal: 'table-best moves',
  regretNote:
    'Regret is how many moves to mate one move costs on average against the solved table, over moves that keep the win; 0 is perfect play. A uniform choice of legal moves keeps the win nine times in ten and gets nowhere, so keeping the win is no measure.',
});
