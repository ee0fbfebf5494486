/** @file What the common module exports: every kernel but those of `policy.ts`, and `exp` for its test. */

export { adamW } from './adamw';
export { causalAttention, causalAttentionGrad } from './attention';
export { activation, activationGrad, add, copy, copyStrided, multiplyElements, scale } from './elementwise';
export { matmul, transpose } from './matmul';
export { gather, mergeHeads, scatterRows, splitHeads } from './rows';
export { expAll } from './simd';
export { causalSoftmax, crossEntropy, meanSquaredError } from './softmax';
export { dot, sum } from './sums';
