/**
 * @file The kernels a plan is made of: the vocabulary that both fused executors implement.
 *
 * A kernel is one pass over memory. Elementwise ops do not get their own where they can ride along: they
 * become `steps`, applied to each element of a kernel's result before it is stored (`epilogue`), or to each
 * element before it is summed (`prologue`). `Ref` is a tensor of the graph while the plan is being made
 * (`fold.ts`), and a place in memory afterwards (`plan.ts`).
 */

import type { Broadcast, SumAxes } from './broadcast.ts';
import type { DType } from './graph.ts';
import type { Shape } from './shapes.ts';
import type { ActivationKind, AdamWOptions, ClipOptions } from './ops.ts';

/** One elementwise operation on a value `x` on its way to memory. */
export type Step<Ref> =
  /** x + operand, x · operand. */
  | { readonly op: 'add' | 'mul'; readonly operand: Ref; readonly broadcast: Broadcast }
  /** x · factor. */
  | { readonly op: 'scale'; readonly factor: number }
  | { readonly op: 'activation'; readonly activation: ActivationKind }
  /** x · slope of the activation at `operand`, which is read element by element. */
  | { readonly op: 'activationGrad'; readonly activation: ActivationKind; readonly operand: Ref }
  /** Keeps x as it is now in `outputs[output]` too, and goes on. */
  | { readonly op: 'store'; readonly output: number };

/** What attention's forward kernel leaves for its backward kernel. */
export type SavedAttention = 'none' | 'pattern' | 'logSumExp';

export interface AttentionSizes {
  /** Sequences: the product of all axes before T. */
  readonly batch: number;
  readonly length: number;
  readonly heads: number;
  readonly headSize: number;
}

/** Kind and sizes of a kernel; the comments name inputs -> outputs in order. */
export type KernelDetails =
  /**
   * a, b -> c: `batch` products [m, k] x [k, n], operand a held as [k, m] when `transposeA`, b as [n, k] when
   * `transposeB`. A second operand shared by all leading axes has been folded into m, so batches are dense.
   */
  | {
      readonly kind: 'matmul';
      readonly batch: number;
      readonly m: number;
      readonly n: number;
      readonly k: number;
      readonly transposeA: boolean;
      readonly transposeB: boolean;
    }
  /** table [count, channels], indices [rows] -> [rows, channels]. */
  | { readonly kind: 'gather'; readonly rows: number; readonly channels: number; readonly count: number }
  /**
   * indices [rows], values [rows, channels] -> table [count, channels], zero where no index points.
   * With `period` > 0 also -> [period, channels], row p the sum of the values' rows p, p + period, ...
   */
  | {
      readonly kind: 'scatterRows';
      readonly rows: number;
      readonly channels: number;
      readonly count: number;
      readonly period: number;
    }
  /** qkv -> z; with `saved`, -> z, saved. */
  | ({ readonly kind: 'causalAttention'; readonly saved: SavedAttention } & AttentionSizes)
  /** qkv, dz -> dqkv; saved 'pattern': qkv, dz, pattern; saved 'logSumExp': qkv, dz, logSumExp, z. */
  | ({ readonly kind: 'causalAttentionGrad'; readonly saved: SavedAttention } & AttentionSizes)
  /** x [batch, length, parts · heads · headSize] -> [batch, heads, length, headSize]. */
  | ({ readonly kind: 'splitHeads'; readonly parts: number; readonly part: number } & AttentionSizes)
  /** x [batch, heads, length, headSize] -> [batch, length, parts · heads · headSize], zero outside `part`. */
  | ({ readonly kind: 'mergeHeads'; readonly parts: number; readonly part: number } & AttentionSizes)
  /** scores [batch, length, length] -> pattern, zero above the diagonal. */
  | { readonly kind: 'causalSoftmax'; readonly batch: number; readonly length: number }
  /**
   * logits [rows, classes], targets [rows] (and row weights [rows] when `gradient`) -> losses [rows] when
   * `loss`, then logit gradients [rows, classes] when `gradient`.
   */
  | {
      readonly kind: 'crossEntropy';
      readonly rows: number;
      readonly classes: number;
      readonly loss: boolean;
      readonly gradient: boolean;
    }
  /**
   * logits [rows, classes], legal [rows, classes], actions [rows] -> log-probabilities [rows]; with `gradient`
   * also weights [rows] -> logit gradients [rows, classes].
   */
  | {
      readonly kind: 'actionLogProbability';
      readonly rows: number;
      readonly classes: number;
      readonly gradient: boolean;
    }
  /** log-probabilities, old ones, advantages -> objectives; with `gradient` also weights -> gradients; all [size]. */
  | ({ readonly kind: 'clippedSurrogate'; readonly size: number; readonly gradient: boolean } & ClipOptions)
  /** prediction, target -> []. */
  | { readonly kind: 'meanSquaredError'; readonly size: number }
  /** x -> x read as `input` says, then the epilogue. Without one it copies or repeats. */
  | { readonly kind: 'elementwise'; readonly size: number; readonly input: Broadcast }
  /** x -> [outer, inner]: x, read as `input` says, through the prologue and summed over `reduced`. */
  | ({ readonly kind: 'sum'; readonly input: Broadcast } & SumAxes)
  /** parameters, gradients, m, v, learning rate, step number -> parameters, m, v, in place. */
  | { readonly kind: 'adamW'; readonly size: number; readonly options: AdamWOptions };

export type KernelKind = KernelDetails['kind'];

/** A kernel with its operands. `outputs[0]` is what leaves the epilogue; `store` steps fill the later ones. */
export interface KernelOf<Ref> {
  readonly details: KernelDetails;
  readonly inputs: readonly Ref[];
  readonly outputs: readonly Ref[];
  /** Steps on each element that a `sum` adds up; empty on every other kind. Their operands may be strided. */
  readonly prologue: readonly Step<Ref>[];
  /**
   * Steps on each element of `outputs[0]`, on matmul, gather, elementwise and sum; empty on every other kind.
   * Only the first step of an elementwise kernel may have a strided operand.
   */
  readonly epilogue: readonly Step<Ref>[];
}

/** The flat memories of a loaded program, each addressed in 4-byte elements. */
export type Arena = 'parameters' | 'gradients' | 'm' | 'v' | 'inputs' | 'constants' | 'activations';

/**
 * A dense row-major tensor in memory. Its shape is that of the node which made it; a kernel that uses it under
 * another (a reshape costs nothing) says so in its details, whose sizes are what counts.
 */
export interface Operand {
  readonly arena: Arena;
  /** First element. Multiples of 16 outside the parameters' layout, so that vectors are aligned. */
  readonly offset: number;
  readonly shape: Shape;
  readonly dtype: DType;
  /** What it is, for people: the graph's node or name. */
  readonly label: string;
}

/** A kernel whose operands have their places. */
export interface Kernel extends KernelOf<Operand> {
  /** Kernels that share a number do not depend on each other and may go out in one dispatch. */
  readonly launch: number;
}

/** Operands that a kernel's steps read. */
export function stepOperands<Ref>(kernel: KernelOf<Ref>): Ref[] {
  return [...kernel.prologue, ...kernel.epilogue].flatMap((step) =>
    'operand' in step ? [step.operand] : [],
  );
}
