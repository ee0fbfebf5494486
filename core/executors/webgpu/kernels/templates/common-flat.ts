/** @file WGSL of the kernels of any network, barrier-free. */

export { default as matmul } from '../../../../../shaders/matmul-flat.wgsl?raw';
export { default as scatterRows } from '../../../../../shaders/scatter-rows-flat.wgsl?raw';
export const variant = 'flat';
