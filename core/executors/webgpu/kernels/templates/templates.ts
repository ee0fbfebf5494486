/** @file The WGSL that differs by variant, one type a family of kernels. */

export type CommonTemplates = typeof import('./common-flat.ts') | typeof import('./common-tiled.ts');

export type TransformerTemplates =
  typeof import('./transformer-flat.ts') | typeof import('./transformer-tiled.ts');

export type PolicyTemplates = typeof import('./policy-flat.ts') | typeof import('./policy-tiled.ts');
