import { type TemplateResult } from 'lit';
/** A share of 1 with a bar under it. `kind`: the policy, the policy after an update, another policy. */
export declare function shareBar(share: number | undefined, kind: 'policy' | 'after' | 'other'): TemplateResult;
/** A distance to mate, in moves. */
export declare function distanceText(distance: number | null): string;
/** Moves to mate that a move costs. */
export declare function lostText(lost: number | null | undefined): string;
