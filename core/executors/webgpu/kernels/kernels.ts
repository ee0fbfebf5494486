/** @file The parts of every kind of kernel. */

import type { KernelDetails, KernelKind } from '../../../program/kernel.ts';
import type { PlacedKernel } from '../access.ts';
import { attentionGradParts, attentionParts } from './attention.ts';
import {
  adamWParts,
  clippedSurrogateParts,
  elementwiseParts,
  gatherParts,
  mergeHeadsParts,
  splitHeadsParts,
} from './map.ts';
import { matmulParts } from './matmul.ts';
import type { DetailsOf, MakeParts, Part, Variant } from './part.ts';
import { actionLogProbabilityParts, causalSoftmaxParts, crossEntropyParts } from './rows.ts';
import { meanSquaredErrorParts, scatterRowsParts, sumParts } from './sum.ts';

const MAKERS: { readonly [Kind in KernelKind]: MakeParts<DetailsOf<Kind>> } = {
  matmul: matmulParts,
  gather: gatherParts,
  scatterRows: scatterRowsParts,
  causalAttention: attentionParts,
  causalAttentionGrad: attentionGradParts,
  splitHeads: splitHeadsParts,
  mergeHeads: mergeHeadsParts,
  causalSoftmax: causalSoftmaxParts,
  crossEntropy: crossEntropyParts,
  actionLogProbability: actionLogProbabilityParts,
  clippedSurrogate: clippedSurrogateParts,
  meanSquaredError: meanSquaredErrorParts,
  elementwise: elementwiseParts,
  sum: sumParts,
  adamW: adamWParts,
};

/** WGSL for one kernel; `name` must be its own in the module. */
export function partsOf(kernel: PlacedKernel, name: string, variant: Variant): Part[] {
  const make = MAKERS[kernel.details.kind] as MakeParts<KernelDetails>;
  return make(kernel, name, variant);
}
