/** @file WGSL of the kernels of policies, barrier-free. */

export { default as actionLogProbability } from '../../../../../shaders/action-log-probability-flat.wgsl?raw';
export const variant = 'flat';
