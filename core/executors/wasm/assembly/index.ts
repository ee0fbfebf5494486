/** @file What the module exports: every kernel, and `exp` for its test. */

export { adamW } from './adamw';
export { causalAttention, causalAttentionGrad } from './attention';
export { activation, activationGrad, add, copy, copyStrided, multiplyElements, scale } from './elementwise';
export { matmul, transpose } from './matmul';
export {
  actionLogProbability,
  actionLogProbabilityGrad,
  clippedSurrogate,
  clippedSurrogateGrad,
} from './policy';
export { gather, mergeHeads, scatterRows, splitHeads } from './rows';
export { expAll } from './simd';
export { causalSoftmax, crossEntropy, meanSquaredError } from './softmax';
export { dot, sum } from './sums';
