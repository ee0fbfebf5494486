/** @file WGSL of the kernels of transformers, barrier-free. */

export { default as attention } from '../../../../../shaders/attention-flat.wgsl?raw';
export { default as attentionGradKeys } from '../../../../../shaders/attention-grad-keys-flat.wgsl?raw';
export { default as attentionGradQueries } from '../../../../../shaders/attention-grad-queries-flat.wgsl?raw';
export { default as crossEntropy } from '../../../../../shaders/cross-entropy-flat.wgsl?raw';
export const variant = 'flat';
