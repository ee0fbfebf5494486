/**
 * @file One step of training acted out: its games played again from the seed, with the weights it began with, and
 * what its update made of them.
 */

import { candidatesOf, policyOf } from './candidates.ts';
import { recordOf, replay } from './env.ts';
import { formatFen } from './format-fen.ts';
import type { Player } from './player.ts';
import { NAMES, parameterLayout } from './policy.ts';
import { gameSan } from './san.ts';
import type { SideState } from './side-state.ts';
import { playStep, type PlayedStep } from './side.ts';
import { tablebaseOf } from './tablebase.ts';
import { ACTIONS } from './chess/rules.ts';
import type { ActedGroup, ActedStep, EdgeChange, EndgameConfig, Rollout } from './types.ts';

/** Groups that are shown, and weight changes of each layer. */
export const SHOWN_GROUPS = 6;
export const SHOWN_EDGES = 64;

/**
 * Acts out step `step`.
 * @param before the state of training after step `from`: step - 1 for the very games of training.
 * @param after the weights after the step.
 */
export async function actStep(
  config: EndgameConfig,
  seed: number,
  player: Player,
  { step, from }: { readonly step: number; readonly from: number },
  before: SideState,
  after: Float32Array,
): Promise<ActedStep> {
  player.use(before.parameters);
  const played = await playStep(config, seed, step, before.curriculum, player);
  const shown = shownGroups(played);
  const states = shown.map((group) => played.starts[group]);
  const policies = await policyOf(config, player, states);
  player.use(after);
  const updated = await policyOf(config, player, states);
  const { graded } = played;
  return {
    step,
    from,
    level: before.curriculum.level,
    groups: shown.map((group, i): ActedGroup => ({
      state: states[i],
      fen: formatFen(config.ending, states[i], 'white'),
      distance: tablebaseOf(config.ending).white[states[i]],
      rollouts: groupRollouts(config, played, group),
      candidates: candidatesOf(config, states[i], policies[i], updated[i]),
      meanReward: graded.means[group],
      dropped: graded.dropped[group] === 1,
    })),
    groupCount: graded.dropped.length,
    droppedCount: graded.droppedCount,
    edges: edgeChanges(config, before.parameters, after),
    units: [3 * 64, config.width, config.width, ACTIONS],
  };
}

/** Groups with contrast first, each kind in the order of play. */
function shownGroups({ graded }: PlayedStep): number[] {
  const groups = Array.from(graded.dropped, (_, group) => group);
  return [...groups.filter((g) => !graded.dropped[g]), ...groups.filter((g) => graded.dropped[g])].slice(
    0,
    SHOWN_GROUPS,
  );
}

function groupRollouts(config: EndgameConfig, played: PlayedStep, group: number): Rollout[] {
  const { games, moves, graded } = played;
  const first = group * config.group;
  const probabilities: number[][] = Array.from({ length: config.group }, () => []);
  for (let i = 0; i < moves.count; i++) {
    probabilities[moves.games[i] - first]?.push(Math.exp(moves.logProbabilities[i]));
  }
  return probabilities.map((ofGame, i) => {
    const record = recordOf(games, first + i);
    const states = replay(config.ending, record);
    if (record.outcome === 'playing') throw new Error('A rollout is shown before it is over.');
    return {
      actions: record.actions,
      states: record.outcome === 'mate' ? states.slice(0, -1) : states,
      san: gameSan(config.ending, record),
      probabilities: ofGame,
      outcome: record.outcome,
      reward: graded.rewards[first + i],
      advantage: graded.advantages[first + i],
    };
  });
}

/** Tables of the first layer lie behind one another in the arena, and so make one of 192 rows. */
const LAYERS = [NAMES.whiteKing, NAMES.hidden, NAMES.output] as const;

/** The largest changes of each layer's weights, largest first; of equals the first. */
export function edgeChanges(config: EndgameConfig, before: Float32Array, after: Float32Array): EdgeChange[] {
  const { width } = config;
  const layout = new Map(parameterLayout(config).map(({ name, offset }) => [name, offset]));
  const sizes = [3 * 64 * width, width * width, width * ACTIONS];
  return LAYERS.flatMap((name, layer) => {
    const start = layout.get(name)!;
    const columns = layer === 2 ? ACTIONS : width;
    const change = (i: number): number => after[start + i] - before[start + i];
    return largest(sizes[layer], (i) => Math.abs(change(i))).map((i) => ({
      layer: layer as 0 | 1 | 2,
      from: Math.floor(i / columns),
      to: i % columns,
      weight: after[start + i],
      change: change(i),
    }));
  });
}

/** Indices of the `SHOWN_EDGES` largest of `count` values, largest first; zeros are left out. */
function largest(count: number, value: (i: number) => number): number[] {
  const best: { readonly i: number; readonly value: number }[] = [];
  for (let i = 0; i < count; i++) {
    const candidate = value(i);
    if (candidate === 0 || (best.length === SHOWN_EDGES && candidate <= best.at(-1)!.value)) continue;
    let at = best.length;
    while (at > 0 && best[at - 1].value < candidate) at--;
    best.splice(at, 0, { i, value: candidate });
    if (best.length > SHOWN_EDGES) best.pop();
  }
  return best.map(({ i }) => i);
}
