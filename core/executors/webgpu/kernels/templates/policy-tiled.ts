/** @file WGSL of the kernels of policies, through workgroup memory. */

export { default as actionLogProbability } from '../../../../../shaders/action-log-probability-tiled.wgsl?raw';
export const variant = 'tiled';
