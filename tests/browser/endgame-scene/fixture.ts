/**
 * @file An acted step as a worker sends it, made by a seeded toy policy that leans on the solved table: real
 * positions, legal moves, genuine outcomes, exact advantages.
 */

import {
  applyBlack,
  applyWhite,
  isMate,
  isStalemate,
  MOST_MOVES,
} from '../../../labs/endgame/chess/rules.ts';
import {
  blackMoves,
  blackKingOf,
  pieceIsLost,
  rulesOf,
  whiteMoves,
} from '../../../labs/endgame/chess/rules.ts';
import { formatFen } from '../../../labs/endgame/fen.ts';
import { blackSan, whiteSan, whiteUci } from '../../../labs/endgame/san.ts';
import { distanceAfter, regretOf, tablebaseOf } from '../../../labs/endgame/tablebase.ts';
import { randomStream, type RandomStream } from '../../../core/training/random.ts';
import type { ActedGroup, ActedStep, Candidate, Ending, EdgeChange } from '../../../labs/endgame/types.ts';
import type { Outcome, Rollout } from '../../../labs/endgame/types.ts';

/** What the step is to be like. */
export interface Fixture {
  readonly ending?: Ending;
  readonly step?: number;
  /** Moves to mate of the starts. */
  readonly distance?: number;
  /** How firmly the policy prefers what the table prefers; 0 is a coin-toss. */
  readonly skill?: number;
  /** G, games of a group. */
  readonly games?: number;
  readonly groups?: number;
  readonly slack?: number;
  readonly edges?: number;
}

interface Choice {
  readonly actions: number[];
  readonly probabilities: number[];
}

function policy(ending: Ending, state: number, skill: number): Choice {
  const moves = new Uint8Array(MOST_MOVES);
  const actions = Array.from(moves.subarray(0, whiteMoves(rulesOf(ending), state, moves)));
  const table = tablebaseOf(ending);
  const weights = actions.map((action, i) => {
    // What is no move's merit differs from move to move, but is the same each time.
    const taste = Math.sin(12.9898 * action + 78.233 * i + state);
    return Math.exp(-skill * Math.min(4, regretOf(table, state, action) ?? 6) + 0.8 * taste);
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  return { actions, probabilities: weights.map((weight) => weight / sum) };
}

function draw({ probabilities }: Choice, random: RandomStream): number {
  let left = random.uniform();
  const index = probabilities.findIndex((probability) => (left -= probability) < 0);
  return index < 0 ? probabilities.length - 1 : index;
}

type Game = Omit<Rollout, 'advantage'>;

function play(ending: Ending, start: number, moves: number, skill: number, random: RandomStream): Game {
  const rules = rulesOf(ending);
  const replies = new Uint8Array(8);
  const game = {
    actions: [] as number[],
    states: [start],
    san: [] as string[],
    probabilities: [] as number[],
  };
  const end = (outcome: Outcome): Game => ({ ...game, outcome, reward: outcome === 'mate' ? 1 : 0 });
  let state = start;
  for (let move = 0; move < moves; move++) {
    const choice = policy(ending, state, skill);
    const pick = draw(choice, random);
    const action = choice.actions[pick];
    game.actions.push(action);
    game.probabilities.push(choice.probabilities[pick]);
    game.san.push(whiteSan(ending, state, action));
    const after = applyWhite(state, action);
    if (isMate(rules, after)) return end('mate');
    if (isStalemate(rules, after)) {
      game.states.push(after);
      return end('stalemate');
    }
    const to = replies[random.integer(blackMoves(rules, after, replies))];
    game.san.push(blackSan(after, to));
    state = applyBlack(after, to);
    game.states.push(state);
    if (pieceIsLost(state)) return end('piece-lost');
  }
  return end('out-of-moves');
}

function candidatesOf(ending: Ending, state: number, skill: number): Candidate[] {
  const before = policy(ending, state, skill);
  const after = policy(ending, state, skill + 0.35);
  const table = tablebaseOf(ending);
  return before.actions
    .map((action, i) => ({
      action,
      move: whiteUci(state, action),
      san: whiteSan(ending, state, action),
      probability: before.probabilities[i],
      after: after.probabilities[i],
      distance: distanceAfter(table, state, action),
      regret: regretOf(table, state, action),
    }))
    .sort((a, b) => b.probability - a.probability);
}

function groupOf(
  ending: Ending,
  state: number,
  random: RandomStream,
  options: Required<Fixture>,
): ActedGroup {
  const games = Array.from({ length: options.games }, () =>
    play(ending, state, options.distance + options.slack, options.skill, random),
  );
  const meanReward = games.reduce((sum, { reward }) => sum + reward, 0) / games.length;
  const deviation = Math.sqrt(
    games.reduce((sum, { reward }) => sum + (reward - meanReward) ** 2, 0) / Math.max(1, games.length - 1),
  );
  return {
    state,
    fen: formatFen(ending, state, 'white'),
    distance: options.distance,
    rollouts: games.map((game) => ({ ...game, advantage: (game.reward - meanReward) / (deviation + 1e-4) })),
    candidates: candidatesOf(ending, state, options.skill),
    meanReward,
    dropped: deviation === 0,
  };
}

function edgesOf(count: number, units: ActedStep['units'], random: RandomStream): EdgeChange[] {
  return ([0, 1, 2] as const).flatMap((layer) =>
    Array.from({ length: count }, (_, i) => ({
      layer,
      from: random.integer(units[layer]),
      to: random.integer(units[layer + 1]),
      weight: 0.1 * random.normal(),
      change: (0.004 * (layer + 1) * (random.uniform() < 0.5 ? -1 : 1)) / (1 + i / 12),
    })),
  );
}

/** The same step every time for the same options. */
export function actedStep(fixture: Fixture = {}): ActedStep {
  const options: Required<Fixture> = {
    ending: 'KQK',
    step: 120,
    distance: 4,
    skill: 1,
    games: 16,
    groups: 2,
    slack: 6,
    edges: 64,
    ...fixture,
  };
  const { ending, distance } = options;
  const random = randomStream(options.step, 'fixture', options.step);
  const starts = tablebaseOf(ending).levels[distance];
  const units = [192, 128, 128, 128] as const;
  // Black's king in the middle of the board, where it can be seen.
  const central = Array.from(starts).filter((state) => {
    const king = blackKingOf(state);
    return king % 8 > 1 && king % 8 < 6 && king > 23;
  });
  const from = central.length > 0 ? central : Array.from(starts);
  return {
    step: options.step,
    from: options.step - 1,
    level: distance,
    groups: Array.from({ length: options.groups }, () =>
      groupOf(ending, from[random.integer(from.length)], random, options),
    ),
    groupCount: 64,
    droppedCount: 21,
    edges: edgesOf(options.edges, units, random),
    units,
  };
}
