/** @file WGSL of the kernels of any network, through workgroup memory. */

export { default as matmul } from '../../../../../shaders/matmul-tiled.wgsl?raw';
export { default as slicedMatmul } from '../../../../../shaders/matmul-sliced.wgsl?raw';
export { default as scatterRows } from '../../../../../shaders/scatter-rows-tiled.wgsl?raw';
export { default as sum } from '../../../../../shaders/sum-tiled.wgsl?raw';
export const variant = 'tiled';
