/** @file Checks what a page asks to be put out of action. */

import { LabError } from '../../core/element/errors.ts';
import type { AblationKind, Ablations, Head, InductionConfig } from './types.ts';

/** Every kind of ablation; definitions in `intervention.ts`. */
export const ABLATION_KINDS: readonly AblationKind[] = ['zero', 'mean', 'resample', 'pattern-preserving'];

/**
 * The ablations, each head once.
 * @throws LabError `bad-ablation` naming the head or kind that the model does not have, and those it has, or
 * saying how heads are given.
 */
export function checkAblations(
  heads: readonly Head[],
  kind: AblationKind,
  config: Pick<InductionConfig, 'layers' | 'heads'>,
): Ablations {
  if (!Array.isArray(heads) || !heads.every(Array.isArray)) {
    throw new LabError(
      'bad-ablation',
      'Heads are given as a list of [layer, head], and as a property with the kind: { heads: [[1, 0]], kind: "zero" }.',
    );
  }
  if (!ABLATION_KINDS.includes(kind)) {
    throw new LabError(
      'bad-ablation',
      `There is no ablation kind “${String(kind)}”; choose ${ABLATION_KINDS.join(', ')}.`,
    );
  }
  const seen = new Map<string, Head>();
  for (const [layer, head] of heads) {
    const inRange = (index: number, count: number): boolean =>
      Number.isInteger(index) && index >= 0 && index < count;
    if (!inRange(layer, config.layers) || !inRange(head, config.heads)) {
      throw new LabError(
        'bad-ablation',
        `There is no head [${layer}, ${head}]; this model has layers 0 to ${config.layers - 1} with heads 0 to ${config.heads - 1}.`,
      );
    }
    seen.set(`${layer}.${head}`, [layer, head]);
  }
  return { heads: [...seen.values()], kind };
}
