/** @file A kernel's elementwise steps as calls of the module, each one pass over the result. */

import type { Broadcast } from '../../program/broadcast.ts';
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

/** Bytes of an element. */
export const FLOAT = 4;

const ACTIVATIONS: Readonly<Record<ActivationKind, number>> = { relu: 0, silu: 1, gelu: 2, exp: 3 };

/** `steps` on the `size` elements at `from`, the result at `to`; both may be the same place. */
export function stepCalls(
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
export function spread(
  broadcast: Broadcast,
  from: number,
  to: number,
  size: number,
  kernels: Kernels,
): Call[] {
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
