/** @file A picture as the worker would send it: true moves and distances, made-up probabilities. */

import { gameSan } from '../../../labs/endgame/san.ts';
import {
  applyBlack,
  applyWhite,
  whiteMoves,
  isMate,
  isStalemate,
  MOST_MOVES,
  rulesOf,
} from '../../../labs/endgame/chess/rules.ts';
import { KING_STEPS } from '../../../labs/endgame/chess/geometry.ts';
import { formatFen, parseFen } from '../../../labs/endgame/fen.ts';
import { NO_REPLY } from '../../../labs/endgame/env.ts';
import { whiteSan, whiteUci } from '../../../labs/endgame/san.ts';
import {
  distanceAfter,
  distanceToMate,
  histogramOf,
  regretOf,
  tablebaseOf,
} from '../../../labs/endgame/tablebase.ts';
import type {
  ActedGroup,
  ActedStep,
  Candidate,
  EndgamePicture,
  Ending,
  Evaluation,
  Measures,
  Rollout,
} from '../../../labs/endgame/types.ts';

/** Every legal move; the fewer moves it loses the likelier, and likelier still after the update. */
export function candidatesOf(ending: Ending, state: number, acted = false): Candidate[] {
  const table = tablebaseOf(ending);
  const moves = new Uint8Array(MOST_MOVES);
  const actions = [...moves.subarray(0, whiteMoves(rulesOf(ending), state, moves))];
  const weigh = (sharpness: number) => {
    const weights = actions.map((action) => Math.exp(-sharpness * (regretOf(table, state, action) ?? 6)));
    const total = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / total);
  };
  const [before, after] = [weigh(0.5), weigh(0.7)];
  return actions
    .map((action, i) => ({
      action,
      move: whiteUci(state, action),
      san: whiteSan(ending, state, action),
      probability: before[i],
      ...(acted ? { after: after[i] } : {}),
      distance: distanceAfter(table, state, action),
      regret: regretOf(table, state, action),
    }))
    .sort((a, b) => b.probability - a.probability);
}

/** A game in which White always plays its `nth` move and Black the first best reply. */
function rollout(ending: Ending, start: number, nth: number, limit: number): Rollout {
  const rules = rulesOf(ending);
  const table = tablebaseOf(ending);
  const states = [start];
  const actions: number[] = [];
  const replies: number[] = [];
  const probabilities: number[] = [];
  let outcome: Rollout['outcome'] = 'out-of-moves';
  let state = start;
  while (actions.length < limit) {
    const candidates = candidatesOf(ending, state);
    const chosen = candidates[(actions.length === 0 ? nth : 0) % candidates.length];
    actions.push(chosen.action);
    probabilities.push(chosen.probability);
    const after = applyWhite(state, chosen.action);
    if (isMate(rules, after) || isStalemate(rules, after)) {
      outcome = isMate(rules, after) ? 'mate' : 'stalemate';
      replies.push(NO_REPLY);
      states.push(after);
      break;
    }
    const direction = Math.log2(table.bestReplies[after] & -table.bestReplies[after]);
    const to = KING_STEPS[(after & 63) * 8 + direction];
    replies.push(to);
    state = applyBlack(after, to);
    states.push(state);
    if (((state >> 6) & 63) === (state & 63)) {
      outcome = 'piece-lost';
      break;
    }
  }
  const reward = outcome === 'mate' ? 1 : 0;
  return {
    actions,
    states,
    san: gameSan(ending, { start, actions, replies, outcome }),
    probabilities,
    outcome,
    reward,
    advantage: 0,
  };
}

/** A group of eight games from a FEN. */
export function groupOf(fen: string, allMate = false): ActedGroup {
  const { ending, state } = parseFen(fen);
  const distance = distanceToMate(tablebaseOf(ending), state)!;
  const played = Array.from({ length: 8 }, (_, i) =>
    rollout(ending, state, allMate ? 0 : 4 * i, allMate ? 20 : distance + 1),
  );
  const meanReward = played.reduce((total, { reward }) => total + reward, 0) / played.length;
  const dropped = meanReward === 0 || meanReward === 1;
  const deviation = Math.sqrt(
    played.reduce((total, { reward }) => total + (reward - meanReward) ** 2, 0) / (played.length - 1),
  );
  const rollouts = played.map((game) => ({
    ...game,
    advantage: dropped ? 0 : (game.reward - meanReward) / (deviation + 1e-4),
  }));
  return {
    state,
    fen: formatFen(ending, state, 'white'),
    distance,
    rollouts,
    candidates: candidatesOf(ending, state, true),
    meanReward,
    dropped,
  };
}

export const CONTRAST_FEN = '7k/8/5K2/8/8/8/8/1Q6 w - - 0 1';
export const DROPPED_FEN = '7k/8/6K1/8/8/8/8/1Q6 w - - 0 1';

/** Step 42 of a run: one group with contrast, one without. */
export function actedStep(): ActedStep {
  return {
    step: 42,
    from: 41,
    level: 2,
    groups: [groupOf(CONTRAST_FEN), groupOf(DROPPED_FEN, true)],
    groupCount: 64,
    droppedCount: 40,
    edges: ([0, 1, 2] as const).flatMap((layer) =>
      Array.from({ length: 6 }, (_, i) => ({
        layer,
        from: i,
        to: 2 * i,
        weight: 0.1 * i - 0.2,
        change: 0.004 - 0.001 * i,
      })),
    ),
    units: [192, 128, 128, 128],
  };
}

function evaluation(scale: number): Evaluation {
  return {
    step: 42,
    defence: 'best',
    games: 50,
    byDistance: Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [i + 1, Math.max(0, scale - 0.12 * i)]),
    ),
    regret: 1.25,
    optimalShare: 0.4,
  };
}

/** Full measures; with those of a control. */
export function measures(): Measures {
  return {
    step: 42,
    level: 2,
    greedyBest: evaluation(1),
    greedyRandom: evaluation(1),
    sampledBest: evaluation(0.8),
    control: evaluation(0.3),
  };
}

/** The picture of step 42 for the position. */
export function picture(
  fen = '8/8/8/8/4k3/8/1Q6/K7 w - - 0 1',
  change: Partial<EndgamePicture> = {},
): EndgamePicture {
  const { ending, state } = parseFen(fen);
  const table = tablebaseOf(ending);
  return {
    step: 42,
    level: 4,
    frontierSuccess: 0.37,
    state,
    distance: distanceToMate(table, state),
    candidates: candidatesOf(ending, state),
    controlCandidates: undefined,
    acted: actedStep(),
    histogram: histogramOf(table),
    byDistance: Array.from({ length: table.longest }, (_, i) => Math.max(0, 1 - 0.15 * i)),
    evaluation: undefined,
    measures: undefined,
    ...change,
  };
}
