/** @file Every word the reader sees in this lab's pictures. Distances are in White's moves. */

import { words } from '../../core/element/language.ts';
import { formatStep } from '../../core/plot/format.ts';
import type { AdvantageKind, Ending, Outcome } from './types.ts';

/** English: a count with its noun. */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatStep(count)} ${count === 1 ? one : many}`;

const games = (count: number) => plural(count, 'game');
const moves = (count: number) => plural(count, 'move');

const common = {
  waiting: 'Nothing to show yet.',
  none: '–',
  mateIn: (distance: number) => (distance === 0 ? 'mate' : `mate in ${distance}`),
  noMate: 'no mate',
  games,
  moves,
  notation: 'K king, Q queen, R rook, + check, # mate.',
};

const board = {
  pieces: {
    'white-king': 'white king',
    'white-queen': 'white queen',
    'white-rook': 'white rook',
    'black-king': 'black king',
  },
  empty: 'empty',
  share: (share: string) => `the policy moves here with ${share}`,
  lastFrom: 'the last move came from here',
  lastTo: 'the last move came here',
  choice: 'can be chosen',
  alarms: { check: 'in check', mate: 'checkmated', stalemate: 'stalemated' },
  signs: { check: '+', mate: '#', stalemate: '=' },
};

const phases = {
  sample: 'Sample',
  reward: 'Reward',
  advantage: 'Advantage',
  update: 'Update',
};

const outcomes: Record<Outcome, string> = {
  mate: 'mate',
  stalemate: 'stalemate',
  'piece-lost': 'piece lost',
  'out-of-moves': 'out of moves',
};

const advantageRules: Record<AdvantageKind, string> = {
  mean: 'reward minus the group’s mean',
  std: 'reward minus the group’s mean, over its standard deviation',
  'std-population': 'reward minus the group’s mean, over its population standard deviation',
  'leave-one-out': 'reward minus the mean of the group’s other games',
};

const acted = {
  heading: 'One training step, acted out',
  from: (step: number, from: number) =>
    from === step - 1
      ? `What training did from step ${from} to step ${step}.`
      : `The games are those of step ${from}, the recorded one before step ${step}; “after” is ${plural(step - from, 'step')} ` +
        'of training later.',
  none: 'Nothing has been learned yet. Press play; every step after the first can be acted out here.',
  older: (step: number) => `Training is running; this is step ${step}.`,
  group: 'Group',
  groupName: (index: number, distance: number, mated: number, size: number) =>
    `${index}: ${common.mateIn(distance)}, ${mated} of ${size} mated`,
  droppedGroups: (dropped: number, all: number) =>
    dropped === 0
      ? `All ${all} groups of this step had contrast.`
      : `${dropped} of the ${all} groups of this step were without contrast and dropped.`,
  phasesLabel: 'Phases of the step',
  phases,
  previous: 'Back',
  next: 'Next',
  captions: {
    sample: (size: number, distance: number, best: string, share: string, tried: number) =>
      `From this start, ${common.mateIn(distance)}, the policy plays ${games(size)}, each move drawn from its own ` +
      `percentages. Its likeliest first move is ${best} with ${share}; ` +
      (tried === 1 ? 'all games begin alike.' : `the games begin in ${tried} different ways.`),
    reward: (mated: number, size: number, allowed: number, mean: string) =>
      `The game is the judge. ${mated} of ${games(size)} mate within the ${moves(allowed)} allowed and get 1; ` +
      `every other gets 0. The mean is ${mean}.`,
    advantage: (rule: string, up: string, down: string) =>
      `Each game is compared with its own group: ${rule}. A game that mates gets ${up}, one that does not ${down}.`,
    dropped: (reward: string) =>
      `All rewards are ${reward}: there is nothing to compare, every advantage is 0 and the group is dropped.`,
    update: (rows: readonly (readonly [string, string, string])[]) =>
      rows.length === 0
        ? 'No first move of this group changed noticeably.'
        : `Moves of games above the mean become likelier, the others less likely: ${rows
            .map(([san, before, after]) => `${san} ${before} → ${after}`)
            .join(', ')}.`,
    updateDropped:
      'This group took no part in the update. What changed here comes from what other groups taught the same network.',
  },
  boardLabel: (phase: string, fen: string) => `Start of the group, ${phase.toLowerCase()}: ${fen}`,
  legendPolicy: 'Arrows and percentages: how likely each first move is.',
  legendChange: 'Solid arrows: moves that became likelier. Dashed: less likely.',
  candidates: 'First moves of this group',
  candidatesHint:
    'Before and after are the policy’s probabilities around the update. Advantage is the mean over the games that began with the move. Lost is what the move costs against the solved table.',
  gamesHeading: 'Games of this group',
  columns: {
    move: 'move',
    before: 'before',
    after: 'after',
    chosen: 'games',
    reward: 'mean reward',
    advantage: 'advantage',
    distance: 'to mate',
    regret: 'lost',
    number: 'game',
    game: 'moves',
    outcome: 'ends in',
    oneReward: 'reward',
    effect: 'its moves are',
    probability: 'policy',
    control: 'flat starts',
  },
  verdict: { up: 'reinforced', down: 'suppressed', none: 'untouched' },
  showAll: (count: number) => `Show all ${count} moves`,
  showFew: 'Show the likeliest only',
  showAllGames: (count: number) => `Show all ${count} games`,
  showFewGames: 'Show the first games only',
  edges: 'Where the credit went in the network',
};

const curriculum = {
  heading: 'From checkmate backwards',
  climbed: (level: number, longest: number) =>
    level >= longest
      ? `The frontier has reached the longest mate, ${longest} moves.`
      : `The frontier stands at mate in ${level}, of ${longest}.`,
  flat: 'Starts come from all distances alike: there is no frontier.',
  success: (success: string, advance: string, retreat: string, after: number) =>
    `Of the games from there ${success} mate (moving average). At ${advance} the frontier advances; below ${retreat} ` +
    `for ${after} steps it falls back.`,
  share: (share: string) =>
    `${share} of the starts come from the frontier, the others from all distances below it.`,
  positions: 'Positions with White to move, by distance to mate',
  thousands: (count: string) => `${count}k`,
  mates: 'Mated by greedy play against best defence',
  legend: { passed: 'passed', frontier: 'frontier', ahead: 'ahead' },
  policy: 'policy',
  control: 'flat starts',
  label: 'Positions and mate rate by distance to mate',
  distance: 'moves to mate',
  table: 'The same as a table',
  columns: {
    distance: 'to mate',
    positions: 'positions',
    state: 'curriculum',
    mates: 'mated',
    control: 'flat starts',
  },
  note: (games: string) => `Mate rate: ${games}, with 20 moves more than needed.`,
};

const charts = {
  timeline: 'The climb, the timeline of the run',
  timelineAxis: 'share, 0 to 1',
  level: (longest: number) => `frontier, as a share of the longest mate (${longest} moves)`,
  success: 'games mated from the frontier, moving average',
  mated: 'games mated',
  controlMated: 'games mated, flat starts',
  advance: (share: string) => `advance at ${share}`,
  retreat: (share: string) => `retreat below ${share}`,
  last: (step: number) => `last level, step ${step}`,
  valueText: (level: number, longest: number, success: string) =>
    `frontier mate in ${level} of ${longest}, ${success} mated from there`,
  flatText: (success: string) => `${success} of the games mated`,
  choose: 'Curve',
  notLoss:
    'The loss is not among the curves: at the first update of a batch it is zero whatever is being learned.',
  second: {
    mateRate: 'Greedy mate rate, mean over all distances',
    meanReward: 'Games of training that mate',
    regret: 'Regret, in moves to mate lost per move',
    optimalShare: 'Share of table-best moves',
    deadGroups: 'Share of groups without contrast',
    entropy: 'Entropy of the policy, in nats',
    clipFraction: 'Clip fraction',
    kl: 'KL to the policy of step 0, in nats',
    gradientNorm: 'Gradient norm',
  },
  rate: (games: string, moves: string) => `${games} games and ${moves} moves a second.`,
  counts: (games: string, moves: string) => `So far ${games} games with ${moves} of White’s moves.`,
  policy: 'policy',
  control: 'policy with flat starts',
};

const lab = {
  /** Headings of parts that are fetched when the reader comes near. */
  parts: { position: 'Your position, and the lone king' },
  label: 'Chess endgame lab',
  presets: {
    queen: 'queen: king and queen against king',
    rook: 'rook: king and rook against king',
    flat: 'flat: with a control that has no curriculum',
    'no-folding': 'no folding: every mirror image learned apart',
    'one-update': 'one update a batch: nothing is ever clipped',
  },
  advanced: 'Advanced',
  measures: 'All measures at this step',
};

const errors = {
  wrongPiece: (ending: Ending) =>
    ending === 'KQK'
      ? 'This run is about king and queen against king. Give a position with a queen, or choose the rook preset.'
      : 'This run is about king and rook against king. Give a position with a rook, or choose the queen preset.',
  badDefence: 'defence has to be “best” or “random”.',
  badGames: 'games has to be a whole number from 1 to 1,000.',
};

/** Why a position is refused: what was found, and by code what to do. */
const fen = {
  advice: {
    'fen-malformed': 'Give a FEN such as “8/8/8/3k4/8/8/2R5/1K6 w - - 0 1”.',
    'fen-pieces': 'This lab plays one white king, one white queen or rook, and one black king.',
    'fen-black-stronger': 'Here White holds the queen or rook. Swap the colours and try again.',
    'fen-kings-adjacent': 'The kings may not stand side by side. Move one of them away.',
    'fen-in-check':
      'White is to move, but Black’s king stands in check. Move a piece, or let Black be the one to move.',
    'fen-game-over': 'Set up a position that still has a move to play.',
    'fen-black-to-move': 'The policy plays White. Give a position with White to move.',
  },
  ranks: (count: number) => `The board of this FEN has ${count} ranks, not 8.`,
  sign: (sign: string) => `“${sign}” is neither a piece nor a number of empty squares.`,
  squares: (rank: number, count: number) => `Rank ${rank} of this FEN has ${count} squares, not 8.`,
  noSide: 'This FEN does not say which side is to move.',
  manyFields: (count: number) => `This FEN has ${count} fields; there are at most 6.`,
  field: (name: string, value: string, wanted: string) =>
    `The field “${name}” of this FEN is “${value}”, not ${wanted}.`,
  /** The fields after the board, in order. */
  fields: [
    { name: 'side to move', wanted: '“w” or “b”' },
    { name: 'castling', wanted: '“-” or some of “KQkq”' },
    { name: 'en passant', wanted: '“-” or a square' },
    { name: 'half-move clock', wanted: 'a whole number' },
    { name: 'move number', wanted: 'a whole number' },
  ],
  found: (men: string) => `Found ${men}.`,
  emptyBoard: 'an empty board',
  shared: 'Two pieces stand on one square.',
  kings: (white: string, black: string) => `The kings stand on ${white} and ${black}.`,
  mated: 'Black is checkmated: the game is over.',
  stalemated: 'Black is stalemated: the game is over.',
};

/** The lab's words, by picture. Functions take what has to be filled in. */
export const strings = words('lab', {
  common,
  board,
  acted: { ...acted, outcomes, advantageRules },
  curriculum,
  charts,
  lab,
  errors,
  fen,
});
