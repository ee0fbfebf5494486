/** @file WGSL of the kernels of transformers, through workgroup memory. */

export { default as attention } from '../../../../../shaders/attention-tiled.wgsl?raw';
export { default as attentionGradKeys } from '../../../../../shaders/attention-grad-keys-tiled.wgsl?raw';
export { default as attentionGradQueries } from '../../../../../shaders/attention-grad-queries-tiled.wgsl?raw';
export { default as crossEntropy } from '../../../../../shaders/cross-entropy-tiled.wgsl?raw';
export const variant = 'tiled';
