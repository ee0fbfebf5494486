/** @file What the views say of one group of games: figures that follow from it, and no drawing. */

import type { ActedGroup, ActedStep, Candidate, Rollout } from '../types.ts';

/** A first move with what became of the games that began with it. */
export interface JudgedCandidate extends Candidate {
  /** Games of the group that began with it. */
  readonly games: number;
  /** Over those games; undefined when there are none. */
  readonly meanReward: number | undefined;
  readonly meanAdvantage: number | undefined;
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0) / values.length;

/** The group's candidates with its games, tried ones first, then by probability. */
export function judged({ candidates, rollouts }: ActedGroup): JudgedCandidate[] {
  return candidates
    .map((candidate) => {
      const own = rollouts.filter(({ actions }) => actions[0] === candidate.action);
      return {
        ...candidate,
        games: own.length,
        meanReward: mean(own.map(({ reward }) => reward)),
        meanAdvantage: mean(own.map(({ advantage }) => advantage)),
      };
    })
    .sort((a, b) => Number(b.games > 0) - Number(a.games > 0) || b.probability - a.probability);
}

/** What the update does to a game's moves, before any clipping. */
export function verdictOf({ advantage }: Pick<Rollout, 'advantage'>): 'up' | 'down' | 'none' {
  if (advantage === 0) return 'none';
  return advantage > 0 ? 'up' : 'down';
}

/** Games that mated. */
export function matedCount({ rollouts }: ActedGroup): number {
  return rollouts.filter(({ outcome }) => outcome === 'mate').length;
}

/** The first moves whose probability changed most, largest first; none whose change would not show. */
export function changedMost(group: ActedGroup, count: number): Candidate[] {
  const change = ({ probability, after = probability }: Candidate) => Math.abs(after - probability);
  return group.candidates
    .filter((candidate) => change(candidate) >= 0.005)
    .sort((a, b) => change(b) - change(a))
    .slice(0, count);
}

/** The group shown unless the reader chooses: the first with contrast. */
export function tellingGroup({ groups }: ActedStep): number {
  return Math.max(
    0,
    groups.findIndex(({ dropped }) => !dropped),
  );
}
