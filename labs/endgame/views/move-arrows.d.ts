/** @file Moves as arrows over a board, in board units: a square is 1 by 1, the origin is the corner above a8. */
import type { Candidate } from '../types.ts';
/** A move to draw. */
export interface MoveArrow {
    readonly from: number;
    readonly to: number;
    /** 0 to 1: how thick it is. */
    readonly weight: number;
    /** What the policy may play, or what an update made of it. */
    readonly kind: 'policy' | 'up' | 'down';
}
/** The likeliest moves; thickness is probability. */
export declare function policyArrows(state: number, candidates: readonly Candidate[]): MoveArrow[];
/** The moves whose probability an update changed most; thickness is the change, the largest being 1. */
export declare function changeArrows(state: number, candidates: readonly Candidate[]): MoveArrow[];
/** Share of the policy's moves that go to each square. */
export declare function heatOf(candidates: readonly Candidate[]): Map<number, number>;
/** The drawing; the cells of the board say the same in words. */
export declare function moveArrows(arrows: readonly MoveArrow[]): import("lit-html").TemplateResult<1>;
