/**
 * @file From a plan's kernels to calls of the module: everything that is known when a program is loaded, every
 * address and size, is settled here, so that a step is a walk over a list of functions without arguments.
 */

import type { Broadcast } from '../../program/broadcast.ts';
import { sizeOf } from '../../program/graph.ts';
import type { Kernel, Operand, Step } from '../../program/kernel.ts';
import type { ActivationKind } from '../../program/ops.ts';
import type { Kernels } from './kernels.ts';

/** One call into the module. */
export type Call = () => void;

/** Where things are while a program is loaded. */
export interface Bindings {
  readonly kernels: Kernels;
  /** Byte address of an operand. */
  readonly address: (operand: Operand) => number;
  /** Byte address of the scratch memory, `scratchBytes` of the kernel long. */
  readonly scratch: number;
}

const FLOAT = 4;

const ACTIVATIONS: Readonly<Record<ActivationKind, number>> = { relu: 0, silu: 1, gelu: 2 };

const paddedLength = (length: number): number => 8 * Math.ceil(length / 8);

/** Bytes that a kernel needs besides its operands; what they hold is of no use after it. */
export function scratchBytes(kernel: Kernel): number {
  const { details } = kernel;
  switch (details.kind) {
    case 'matmul':
      return FLOAT * Math.max(details.transposeB ? details.k * details.n : 0, stridedElements(kernel));
    case 'causalAttention': {
      const { length, headSize, saved } = details;
      return FLOAT * paddedLength(length) * (headSize + (saved === 'none' ? length : 0));
    }
    case 'causalAttentionGrad': {
      const { length, headSize, saved } = details;
      return FLOAT * paddedLength(length) * (headSize + (saved === 'none' ? 2 : 1) * length);
    }
    case 'causalSoftmax':
      return FLOAT * paddedLength(details.length);
    case 'sum':
      return FLOAT * 2 * details.outer * details.reduced * details.inner;
    default:
      return FLOAT * stridedElements(kernel);
  }
}

/** Elements of the largest operand that a step reads through strides, written out. */
function stridedElements({ outputs: [output], epilogue }: Kernel): number {
  const strided = epilogue.some((step) => 'broadcast' in step && step.broadcast.kind === 'strided');
  return strided ? sizeOf(output.shape) : 0;
}

/** The calls that do the work of one kernel, in order. */
export function callsOf(kernel: Kernel, bindings: Bindings): Call[] {
  const { kernels, address, scratch } = bindings;
  const { details, inputs, outputs, epilogue } = kernel;
  const at = inputs.map(address);
  const to = outputs.map(address);
  switch (details.kind) {
    case 'matmul':
      return matmulCalls(kernel, details, bindings);
    case 'gather': {
      const { rows, channels, count } = details;
      return [
        () => kernels.gather(at[0], at[1], to[0], rows, channels, count),
        ...chain(epilogue, to[0], to[0], rows * channels, kernel, bindings),
      ];
    }
    case 'scatterRows': {
      const { rows, channels, count, period } = details;
      const periodic = period > 0 ? to[1] : 0;
      return [() => kernels.scatterRows(at[0], at[1], to[0], periodic, rows, channels, count, period)];
    }
    case 'causalAttention': {
      const { batch, length, heads, headSize, saved } = details;
      const pattern = saved === 'none' ? 0 : to[1];
      return [() => kernels.causalAttention(at[0], to[0], pattern, scratch, batch, length, heads, headSize)];
    }
    case 'causalAttentionGrad': {
      const { batch, length, heads, headSize, saved } = details;
      const pattern = saved === 'none' ? 0 : at[2];
      return [
        () =>
          kernels.causalAttentionGrad(at[0], at[1], pattern, to[0], scratch, batch, length, heads, headSize),
      ];
    }
    case 'splitHeads':
    case 'mergeHeads': {
      const { kind, batch, length, heads, headSize, parts, part } = details;
      return [() => kernels[kind](at[0], to[0], batch, length, heads, headSize, parts, part)];
    }
    case 'causalSoftmax': {
      const { batch, length } = details;
      return [() => kernels.causalSoftmax(at[0], to[0], scratch, batch, length)];
    }
    case 'crossEntropy': {
      const { rows, classes, loss, gradient } = details;
      const losses = loss ? to[0] : 0;
      const gradients = gradient ? to[to.length - 1] : 0;
      const weights = gradient ? at[2] : 0;
      return [() => kernels.crossEntropy(at[0], at[1], weights, losses, gradients, rows, classes)];
    }
    case 'meanSquaredError':
      return [() => kernels.meanSquaredError(at[0], at[1], to[0], details.size)];
    case 'elementwise': {
      const { size, input } = details;
      if (input.kind === 'same') return chain(epilogue, at[0], to[0], size, kernel, bindings);
      return [
        ...spread(input, at[0], to[0], size, kernels),
        ...chain(epilogue, to[0], to[0], size, kernel, bindings),
      ];
    }
    case 'sum':
      return sumCalls(kernel, details, bindings);
    case 'adamW': {
      const [parameters, gradients, m, v, learningRate, stepNumber] = at;
      const { beta1, beta2, epsilon, weightDecay } = details.options;
      return [
        () =>
          kernels.adamW(
            parameters,
            gradients,
            m,
            v,
            learningRate,
            stepNumber,
            details.size,
            beta1,
            beta2,
            epsilon,
            weightDecay,
          ),
      ];
    }
  }
}

function matmulCalls(
  kernel: Kernel,
  details: Extract<Kernel['details'], { kind: 'matmul' }>,
  bindings: Bindings,
): Call[] {
  const { kernels, address, scratch } = bindings;
  const { batch, m, n, k, transposeA, transposeB } = details;
  const [a, b] = kernel.inputs.map(address);
  const c = address(kernel.outputs[0]);
  const row = FLOAT * n;
  const [aRow, aStep] = transposeA ? [FLOAT, FLOAT * m] : [FLOAT * k, FLOAT];

  // A residual or a bias that comes first is where the sums start from; all else passes over the result.
  const [first, ...rest] = kernel.epilogue;
  let start = 0;
  let startRow = 0;
  let startBatch = 0;
  let steps: readonly Step<Operand>[] = kernel.epilogue;
  if (first?.op === 'add') {
    const same = first.broadcast.kind === 'same';
    if (same || (first.broadcast.kind === 'cycle' && first.broadcast.period === n)) {
      start = address(first.operand);
      startRow = same ? row : 0;
      startBatch = same ? m * row : 0;
      steps = rest;
    }
  }
  return [
    () => {
      for (let i = 0; i < batch; i++) {
        const bMatrix = b + FLOAT * i * k * n;
        if (transposeB) kernels.transpose(bMatrix, FLOAT * k, scratch, row, n, k);
        kernels.matmul(
          a + FLOAT * i * m * k,
          aRow,
          aStep,
          transposeB ? scratch : bMatrix,
          row,
          start + startBatch * i,
          startRow,
          c + row * i * m,
          row,
          m,
          n,
          k,
        );
      }
    },
    ...chain(steps, c, c, batch * m * n, kernel, bindings),
  ];
}

function sumCalls(
  kernel: Kernel,
  details: Extract<Kernel['details'], { kind: 'sum' }>,
  bindings: Bindings,
): Call[] {
  const { kernels, address, scratch } = bindings;
  const { input, outer, reduced, inner } = details;
  const { prologue, epilogue } = kernel;
  const x = address(kernel.inputs[0]);
  const to = address(kernel.outputs[0]);
  const size = outer * reduced * inner;
  const after = chain(epilogue, to, to, outer * inner, kernel, bindings);
  const [first] = prologue;
  if (prologue.length === 0 && input.kind === 'same') {
    return [() => kernels.sum(to, x, outer, reduced, inner), ...after];
  }
  if (prologue.length === 1 && first.op === 'mul' && first.broadcast.kind === 'same') {
    if (input.kind === 'same' && outer * inner === 1) {
      const y = address(first.operand);
      return [() => kernels.dot(to, x, y, size), ...after];
    }
  }
  const before =
    input.kind === 'same'
      ? chain(prologue, x, scratch, size, kernel, { ...bindings, scratch: scratch + FLOAT * size })
      : [
          ...spread(input, x, scratch, size, kernels),
          ...chain(prologue, scratch, scratch, size, kernel, {
            ...bindings,
            scratch: scratch + FLOAT * size,
          }),
        ];
  return [...before, () => kernels.sum(to, scratch, outer, reduced, inner), ...after];
}

/** Steps on `size` elements at `from`, the result at `to`. */
function chain(
  steps: readonly Step<Operand>[],
  from: number,
  to: number,
  size: number,
  kernel: Kernel,
  bindings: Bindings,
): Call[] {
  const { kernels, address, scratch } = bindings;
  const calls: Call[] = [];
  let x = from;
  for (const step of steps) {
    const source = x;
    switch (step.op) {
      case 'store': {
        const kept = address(kernel.outputs[step.output]);
        calls.push(() => kernels.copy(kept, source, FLOAT * size));
        continue;
      }
      case 'add':
      case 'mul': {
        const operand = address(step.operand);
        const strided = step.broadcast.kind === 'strided';
        if (strided) calls.push(...spread(step.broadcast, operand, scratch, size, kernels));
        const y = strided ? scratch : operand;
        const { outer, inner, yOuter, yInner } = loops(step.broadcast, size);
        const { add, multiplyElements } = kernels;
        const combine = step.op === 'add' ? add : multiplyElements;
        calls.push(() => combine(to, source, y, outer, inner, yOuter, yInner));
        break;
      }
      case 'scale': {
        const { factor } = step;
        calls.push(() => kernels.scale(to, source, size, factor));
        break;
      }
      case 'activation': {
        const kind = ACTIVATIONS[step.activation];
        calls.push(() => kernels.activation(kind, to, source, size));
        break;
      }
      case 'activationGrad': {
        const kind = ACTIVATIONS[step.activation];
        const operand = address(step.operand);
        calls.push(() => kernels.activationGrad(kind, to, source, operand, size));
        break;
      }
    }
    x = to;
  }
  if (x !== to) calls.push(() => kernels.copy(to, from, FLOAT * size));
  return calls;
}

/** A broadcast as two nested loops over the operand; strided ones are written out first. */
function loops(
  broadcast: Broadcast,
  size: number,
): { outer: number; inner: number; yOuter: number; yInner: number } {
  switch (broadcast.kind) {
    case 'same':
    case 'strided':
      return { outer: 1, inner: size, yOuter: 0, yInner: 1 };
    case 'scalar':
      return { outer: 1, inner: size, yOuter: 0, yInner: 0 };
    case 'cycle':
      return { outer: size / broadcast.period, inner: broadcast.period, yOuter: 0, yInner: 1 };
    case 'stretch':
      return { outer: size / broadcast.repeat, inner: broadcast.repeat, yOuter: 1, yInner: 0 };
  }
}

/** Writes a tensor out to the `size` elements as which it is read. */
function spread(broadcast: Broadcast, from: number, to: number, size: number, kernels: Kernels): Call[] {
  const axes = axesOf(broadcast, size).map(({ size: n, stride }) => [n, stride] as const);
  while (axes.length < 4) axes.unshift([1, 0]);
  const [[n0, s0], [n1, s1], [n2, s2], [n3, s3]] = axes.slice(-4);
  const block = FLOAT * n0 * n1 * n2 * n3;
  // The innermost four axes are one call; axes outside them are walked here, once.
  let starts = [from];
  for (const [n, stride] of axes.slice(0, -4)) {
    starts = starts.flatMap((start) => Array.from({ length: n }, (_, i) => start + FLOAT * stride * i));
  }
  return starts.map(
    (start, i) => () => kernels.copyStrided(to + block * i, start, n0, s0, n1, s1, n2, s2, n3, s3),
  );
}

function axesOf(broadcast: Broadcast, size: number): readonly { size: number; stride: number }[] {
  switch (broadcast.kind) {
    case 'same':
      return [{ size, stride: 1 }];
    case 'scalar':
      return [{ size, stride: 0 }];
    case 'cycle':
      return [
        { size: size / broadcast.period, stride: 0 },
        { size: broadcast.period, stride: 1 },
      ];
    case 'stretch':
      return [
        { size: size / broadcast.repeat, stride: 1 },
        { size: broadcast.repeat, stride: 0 },
      ];
    case 'strided':
      return broadcast.axes;
  }
}
