/** @file Checks what a page asks to be put out of action. */
import type { AblationKind, Ablations, Head, InductionConfig } from './types.ts';
/** Every kind of ablation; definitions in `intervention.ts`. */
export declare const ABLATION_KINDS: readonly AblationKind[];
/**
 * The ablations, each head once.
 * @throws LabError `bad-ablation` naming the head or kind that the model does not have, and those it has.
 */
export declare function checkAblations(heads: readonly Head[], kind: AblationKind, config: Pick<InductionConfig, 'layers' | 'heads'>): Ablations;
