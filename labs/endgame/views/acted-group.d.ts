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
/** The group's candidates with its games, tried ones first, then by probability. */
export declare function judged({ candidates, rollouts }: ActedGroup): JudgedCandidate[];
/** What the update does to a game's moves, before any clipping. */
export declare function verdictOf({ advantage }: Pick<Rollout, 'advantage'>): 'up' | 'down' | 'none';
/** Games that mated. */
export declare function matedCount({ rollouts }: ActedGroup): number;
/** The first moves whose probability changed most, largest first; none whose change would not show. */
export declare function changedMost(group: ActedGroup, count: number): Candidate[];
/** The group shown unless the reader chooses: the first with contrast. */
export declare function tellingGroup({ groups }: ActedStep): number;
