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

/**
 * Makes a kernel's parts, which may run at the same time; every name in them starts with `name`. `Templates` is
 * the WGSL that differs by variant, in the variant that is used.
 */
export type MakeParts<Details, Templates> = (
  kernel: PlacedKernel & { readonly details: Details },
  name: string,
  templates: Templates,
) => Part[];

/** The makers of some kinds of kernels. */
export type Makers<Kinds extends KernelKind, Templates> = {
  readonly [Kind in Kinds]: MakeParts<DetailsOf<Kind>, Templates>;
};

/** A part of `size` independent invocations. */
export function flatPart(name: string, code: string, size: number, workgroupSize: number): Part {
  return { name, code, workgroups: Math.ceil(size / workgroupSize), workgroupSize, scratch: 0 };
}

/** Rows a workgroup without barriers, one an invocation: few, so that all cores of a software adapter get some. */
export const FLAT_ROWS = 16;

/** 16 rows of 16 lanes. */
const TILED_WORKGROUP = 256;

/** A part of one softmax row an invocation, or 16 lanes. */
export function rowsPart(name: string, code: string, rows: number, variant: Variant): Part {
  if (variant === 'flat') return flatPart(name, code, rows, FLAT_ROWS);
  const workgroups = Math.ceil((rows * 16) / TILED_WORKGROUP);
  return { name, code, workgroups, workgroupSize: TILED_WORKGROUP, scratch: 2 * TILED_WORKGROUP };
}
