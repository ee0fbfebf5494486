/** @file What a kernel becomes: a WGSL function for a whole workgroup, to be called from a dispatch. */

import type { KernelDetails, KernelKind } from '../../../program/kernel.ts';
import type { PlacedKernel } from '../access.ts';

/** Details of the kernels of one kind. */
export type DetailsOf<Kind extends KernelKind> = Extract<KernelDetails, { readonly kind: Kind }>;

/**
 * `tiled` works through workgroup memory and barriers, as GPUs like it; `flat` uses neither, since a software
 * adapter takes a hundred times as long for a barrier as for the arithmetic around it.
 */
export type Variant = 'tiled' | 'flat';

/** One WGSL function `name(group: u32, lane: u32)` with all it calls, and how often it is to be called. */
export interface Part {
  readonly name: string;
  readonly code: string;
  /** Values of `group`: 0 ... workgroups − 1. */
  readonly workgroups: number;
  /** Values of `lane`: 0 ... workgroupSize − 1. */
  readonly workgroupSize: number;
  /** Elements of `scratch: array<vec4f>`, the workgroup memory, that it uses. */
  readonly scratch: number;
}

/** Makes a kernel's parts, which may run at the same time; every name in them starts with `name`. */
export type MakeParts<Details> = (
  kernel: PlacedKernel & { readonly details: Details },
  name: string,
  variant: Variant,
) => Part[];

/** A part of `size` independent invocations. */
export function flatPart(name: string, code: string, size: number, workgroupSize: number): Part {
  return { name, code, workgroups: Math.ceil(size / workgroupSize), workgroupSize, scratch: 0 };
}
