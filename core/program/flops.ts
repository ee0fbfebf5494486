/**
 * @file How much arithmetic a kernel does, exactly.
 *
 * Counted: one for every addition, multiplication, division, comparison, exponential, logarithm and square
 * root on an element; so two for a multiply-add. Not counted: moving, indexing, initial zeros, scalars
 * computed once a kernel, changes of sign, and anything an executor computes twice to save memory. Attention counts the
 * T(T+1)/2 pairs of query and earlier key only.
 */

import type { KernelDetails, KernelOf, Step } from './kernel.ts';
import { sizeOf } from './shapes.ts';
import type { ActivationKind } from './ops.ts';

/** relu: a comparison. silu: x / (1 + exp(−x)). gelu: x / (1 + exp(−2·√(2/π)·(x + 0.044715·x³))). exp: itself. */
const ACTIVATION_FLOPS: Readonly<Record<ActivationKind, number>> = { relu: 1, silu: 3, gelu: 8, exp: 1 };

/**
 * Slope times dy. relu: a comparison and a product. silu: σ·(1 + x·(1 − σ)).
 * gelu: σ + x·σ·(1 − σ)·2√(2/π)·(1 + 3·0.044715·x²), with σ as above. exp: an exponential and a product.
 */
const ACTIVATION_GRAD_FLOPS: Readonly<Record<ActivationKind, number>> = {
  relu: 2,
  silu: 8,
  gelu: 17,
  exp: 2,
};

function stepFlops(step: Step<unknown>): number {
  switch (step.op) {
    case 'add':
    case 'mul':
    case 'scale':
      return 1;
    case 'activation':
      return ACTIVATION_FLOPS[step.activation];
    case 'activationGrad':
      return ACTIVATION_GRAD_FLOPS[step.activation];
    case 'store':
      return 0;
  }
}

function chainFlops(steps: readonly Step<unknown>[]): number {
  return steps.reduce((total, step) => total + stepFlops(step), 0);
}

/** Pairs of a query and a key at or before it. */
function causalPairs(length: number): number {
  return (length * (length + 1)) / 2;
}

/** Softmax, an element: maximum, difference, exponential, sum, quotient. */
const SOFTMAX_FLOPS = 5;

function bodyFlops(details: KernelDetails): number {
  switch (details.kind) {
    case 'matmul':
      return 2 * details.batch * details.m * details.n * details.k;
    case 'gather':
    case 'splitHeads':
    case 'mergeHeads':
    case 'elementwise':
      return 0;
    case 'scatterRows':
      return details.rows * details.channels * (details.period > 0 ? 2 : 1);
    case 'causalAttention': {
      const { batch, heads, length, headSize } = details;
      // Scores and values are a multiply-add a channel each; the scale is one product more.
      return batch * heads * causalPairs(length) * (4 * headSize + 1 + SOFTMAX_FLOPS);
    }
    case 'causalAttentionGrad': {
      const { batch, heads, length, headSize } = details;
      // dP, dV, dQ and dK; then dS = P·(dP − Σ P·dP)·scale.
      return batch * heads * causalPairs(length) * (8 * headSize + 5);
    }
    case 'causalSoftmax':
      return details.batch * causalPairs(details.length) * SOFTMAX_FLOPS;
    case 'crossEntropy': {
      // log Σ exp(x − max) + max − x[target]; the gradient divides, subtracts one, and weighs.
      const logSumExp = 4 * details.classes;
      const loss = details.loss ? 3 : 0;
      const gradient = details.gradient ? 2 * details.classes + 1 : 0;
      return details.rows * (logSumExp + loss + gradient);
    }
    case 'actionLogProbability': {
      // Legal or not, then as for cross-entropy, of which this is the opposite.
      const logSumExp = 5 * details.classes;
      return details.rows * (logSumExp + (details.gradient ? 2 * details.classes + 1 : 3));
    }
    case 'clippedSurrogate':
      // ρ: a difference and an exponential. Both bounds, two products and the smaller one; or the sign of the
      // advantage, its bound and two products.
      return details.size * (details.gradient ? 6 : 7);
    case 'meanSquaredError':
      return 3 * details.size;
    case 'sum':
      return details.outer * details.inner * (details.reduced - 1);
    case 'adamW':
      // m: 3, v: 4, both corrections: 2, square root, epsilon, quotient, rate, difference: 5; decay: 2 more.
      return details.size * (details.options.weightDecay === 0 ? 14 : 16);
  }
}

/** Exact floating-point operations of one kernel, its steps included. See the file's head for the definition. */
export function kernelFlops(kernel: KernelOf<{ readonly shape: readonly number[] }>): number {
  const { details } = kernel;
  const summed = details.kind === 'sum' ? details.outer * details.reduced * details.inner : 0;
  return (
    bodyFlops(details) +
    summed * chainFlops(kernel.prologue) +
    (kernel.epilogue.length > 0 ? sizeOf(kernel.outputs[0].shape) * chainFlops(kernel.epilogue) : 0)
  );
}
