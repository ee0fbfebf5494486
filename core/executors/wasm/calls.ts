/**
 * @file From a plan's kernels to calls of the module: everything that is known when a program is loaded, every
 * address and size, is settled here, so that a step is a walk over a list of functions without arguments.
 */

import { sizeOf } from '../../program/shapes.ts';
import type { Kernel, Operand, Step } from '../../program/kernel.ts';
import { FLOAT, spread, stepCalls, type Bindings, type Call } from './steps.ts';

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
        ...stepCalls(epilogue, to[0], to[0], rows * channels, kernel, bindings),
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
    case 'actionLogProbability': {
      const { rows, classes, gradient } = details;
      const [logits, legal, actions, weights] = at;
      if (!gradient) {
        return [() => kernels.actionLogProbability(logits, legal, actions, to[0], rows, classes)];
      }
      return [() => kernels.actionLogProbabilityGrad(logits, legal, actions, weights, to[0], rows, classes)];
    }
    case 'clippedSurrogate': {
      const { size, gradient } = details;
      const [x, old, advantages, weights] = at;
      const [low, high] = [1 - details.low, 1 + details.high];
      if (!gradient) return [() => kernels.clippedSurrogate(x, old, advantages, to[0], size, low, high)];
      return [() => kernels.clippedSurrogateGrad(x, old, advantages, weights, to[0], size, low, high)];
    }
    case 'meanSquaredError':
      return [() => kernels.meanSquaredError(at[0], at[1], to[0], details.size)];
    case 'elementwise': {
      const { size, input } = details;
      if (input.kind === 'same') return stepCalls(epilogue, at[0], to[0], size, kernel, bindings);
      return [
        ...spread(input, at[0], to[0], size, kernels),
        ...stepCalls(epilogue, to[0], to[0], size, kernel, bindings),
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
    ...stepCalls(steps, c, c, batch * m * n, kernel, bindings),
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
  const after = stepCalls(epilogue, to, to, outer * inner, kernel, bindings);
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
      ? stepCalls(prologue, x, scratch, size, kernel, { ...bindings, scratch: scratch + FLOAT * size })
      : [
          ...spread(input, x, scratch, size, kernels),
          ...stepCalls(prologue, scratch, scratch, size, kernel, {
            ...bindings,
            scratch: scratch + FLOAT * size,
          }),
        ];
  return [...before, () => kernels.sum(to, scratch, outer, reduced, inner), ...after];
}
