/** @file Every word of the scene. */

import { words } from '../../../core/element/language.ts';
import type { Outcome } from '../types.ts';
import type { SceneStatus } from './director.ts';
import type { Phase } from './phases.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const sceneStrings = words('scene', {
  heading: 'One step, acted out',
  phases: {
    sample: 'Sample',
    reward: 'Reward',
    advantage: 'Advantage',
    update: 'Update',
  } satisfies Record<Phase, string>,
  phaseGroup: 'Phases of the step',
  play: 'Act out',
  pause: 'Pause',
  speed: 'Speed',
  slow: 'Slow motion',
  full: 'Full speed',
  home: 'Reset view',
  canvas: 'Three-dimensional scene of one training step',
  keys: 'Arrow keys orbit, plus and minus zoom, Home resets the view.',
  pointer: 'Drag to orbit; pinch, or Ctrl and the wheel, to zoom.',
  words: 'The picture in words',
  waiting: 'Nothing to act out yet: the first step of training is still to come.',
  /** Shown in place of the picture; nothing where there is one. */
  messages: {
    idle: 'The scene is set up when it comes into view.',
    loading: 'Setting up the scene.',
    hardware: '',
    software: '',
    none:
      'This browser offers no WebGL, so the scene is not drawn. ' +
      'The tables on this page hold everything it would show.',
    lost: 'The graphics device was lost. The scene is being set up again.',
    gone: 'The graphics device was lost several times. The tables on this page hold everything the scene shows.',
  } satisfies Record<SceneStatus, string>,
  again: 'Try again',
  stills: 'Drawn without a graphics card: the four phases as stills.',

  title: (step: string, distance: number) => `Step ${step} · mate in ${distance}`,
  sample: (rollouts: number, legal: number, favourite: string, probability: string) =>
    `${plural(legal, 'legal move', 'legal moves')}, each as probable as its column is high: the policy’s ` +
    `favourite is ${favourite} with ${probability}. It draws ${plural(rollouts, 'game', 'games')} from this position.`,
  reward: (mates: number, rollouts: number, failures: string) =>
    mates === rollouts
      ? `All ${rollouts} games end in mate. Each earns 1.`
      : mates === 0
        ? `None of the ${rollouts} games ends in mate (${failures}). Each earns 0.`
        : `${mates} of ${rollouts} games ${mates === 1 ? 'ends in mate and earns' : 'end in mate and earn'} 1. ` +
          `The others earn 0: ${failures}.`,
  failure: (outcome: Outcome, count: number, piece: string) =>
    ({
      mate: plural(count, 'mate', 'mates'),
      stalemate: plural(count, 'stalemate', 'stalemates'),
      'piece-lost': `${count} with the ${piece} lost`,
      'out-of-moves': `${count} out of moves`,
    })[outcome],
  pieces: { Q: 'queen', R: 'rook' },
  advantage: (mean: string, above: string, below: string) =>
    `The group’s mean is ${mean}. What is above it turns to gold, advantage ${above}; what is below it ` +
    `falls away as embers, advantage ${below}.`,
  noContrast: (mean: string) =>
    `Every game earned ${mean}, so none stands above or below the mean: the group has no contrast and is dropped.`,
  update: (edges: number, layer: string, change: string) =>
    `The credit goes back through the network, from the moves to the inputs. Drawn are the ${edges} weights that ` +
    `changed most; the largest change is ${change}, ${layer}.`,
  moved: (san: string, before: string, after: string) => `${san} goes from ${before} to ${after}.`,
  ofOthers: 'This group was dropped; the weights changed because of the other groups.',
  layers: [
    'between the inputs and the first hidden layer',
    'between the hidden layers',
    'between the second hidden layer and the moves',
  ],
  legend: { raised: 'weight raised', lowered: 'weight lowered' },

  labels: {
    reward: (reward: number, games: number) => `reward ${reward} · ${plural(games, 'game', 'games')}`,
    column: (san: string, before: string, now: string) =>
      before === now ? `${san} ${now}` : `${san} ${before} → ${now}`,
    mean: (mean: string) => `mean ${mean}`,
    inputs: (piece: string) => `inputs: king, ${piece}, Black’s king`,
    hidden: (units: number) => `${units} hidden units`,
    moves: (piece: string) => `moves of king and ${piece}`,
  },

  description: {
    start: (fen: string) => `Start: ${fen}.`,
    candidates: 'Most probable moves',
    change: (san: string, before: string, after: string) =>
      `${san}: ${before} before the update, ${after} after it.`,
    games: 'Games of the group',
    game: (san: string, outcome: string, reward: number, advantage: string) =>
      `${san}: ${outcome}, reward ${reward}, advantage ${advantage}.`,
    outcomes: {
      mate: 'mate',
      stalemate: 'stalemate',
      'piece-lost': 'piece lost',
      'out-of-moves': 'out of moves',
    } satisfies Record<Outcome, string>,
    edges: 'Largest weight changes',
    edge: (layer: string, from: number, to: number, change: string) =>
      `${layer}, unit ${from} to unit ${to}: ${change}.`,
  },
});
