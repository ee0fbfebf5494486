/**
 * @file Fits a plan to this executor: results get a memory of their own, from which they are read back for
 * many steps at once, and attention's gradient always finds what the forward kernel saves.
 */

import { SAME } from '../../program/broadcast.ts';
import { sizeOf } from '../../program/shapes.ts';
import type { Kernel, Operand } from '../../program/kernel.ts';
import { aligned } from '../../program/memory.ts';
import type { Layout } from '../../program/plan.ts';
import type { Memory, Place, PlacedKernel } from './access.ts';

/** A plan whose operands lie in the device's buffers. */
export interface Lowered {
  /** Kernels by dispatch, in order. */
  readonly launches: readonly (readonly PlacedKernel[])[];
  /** Sizes of the memories in elements, at least 4; those of inputs and outputs for one step. */
  readonly sizes: Readonly<Record<Memory, number>>;
  /** Where each result lies in the outputs of one step; results that are one tensor share a place. */
  readonly outputs: ReadonlyMap<string, Place>;
}

export function lowerPlan(plan: Layout): Lowered {
  const written = new Set(plan.kernels.flatMap(({ outputs }) => outputs.map(keyOf)));
  const places = new Map<string, Place>();
  const copies: PlacedKernel[] = [];
  let outputSize = 0;
  for (const operand of plan.outputs.values()) {
    if (places.has(keyOf(operand))) continue;
    const size = sizeOf(operand.shape);
    const place: Place = { ...operand, memory: 'outputs', offset: outputSize };
    places.set(keyOf(operand), place);
    outputSize += size;
    // What no kernel writes as such, or what the optimiser reads where it is, is copied at the end.
    if (operand.arena !== 'activations' || !written.has(keyOf(operand))) {
      copies.push({
        details: { kind: 'elementwise', size, input: SAME },
        inputs: [{ ...operand, memory: operand.arena }],
        outputs: [place],
        prologue: [],
        epilogue: [],
      });
    }
  }
  const copied = new Set(copies.flatMap(({ outputs }) => outputs));
  const placeOf = (operand: Operand): Place => {
    const place = places.get(keyOf(operand));
    return place && !copied.has(place)
      ? { ...place, shape: operand.shape }
      : { ...operand, memory: operand.arena };
  };

  const launches: PlacedKernel[][] = [];
  let activations = plan.arenas.activations;
  const reserve = (size: number, shape: readonly number[]): Place => {
    const place: Place = { memory: 'activations', offset: activations, shape, dtype: 'float32' };
    activations = aligned(activations + size);
    return place;
  };
  let last = -1;
  for (const kernel of plan.kernels) {
    const placed = placeKernel(kernel, placeOf);
    const { details } = placed;
    if (details.kind === 'causalAttentionGrad' && details.saved === 'none') {
      const { batch, heads, length, headSize } = details;
      const z = reserve(batch * length * heads * headSize, [batch, length, heads * headSize]);
      const logSumExp = reserve(batch * heads * length, [batch, heads, length]);
      const [qkv, dz] = placed.inputs;
      launches.push(
        [
          {
            ...placed,
            details: { ...details, kind: 'causalAttention', saved: 'logSumExp' },
            inputs: [qkv],
            outputs: [z, logSumExp],
          },
        ],
        [{ ...placed, details: { ...details, saved: 'logSumExp' }, inputs: [qkv, dz, logSumExp, z] }],
      );
    } else if (kernel.launch === last) {
      launches[launches.length - 1].push(placed);
    } else {
      launches.push([placed]);
    }
    last = kernel.launch;
  }
  if (copies.length > 0) launches.push(copies);
  const outputs = new Map([...plan.outputs].map(([name, operand]) => [name, places.get(keyOf(operand))!]));
  const sizes: Record<Memory, number> = { ...plan.arenas, activations, outputs: outputSize };
  for (const memory of Object.keys(sizes) as Memory[]) sizes[memory] = Math.max(4, sizes[memory]);
  return { launches, sizes, outputs };
}

/** Tensors that follow one another in one place differ in their label. */
function keyOf({ arena, offset, label }: Operand): string {
  return `${arena}:${offset}:${label}`;
}

function placeKernel(
  { details, inputs, outputs, prologue, epilogue }: Kernel,
  placeOf: (operand: Operand) => Place,
): PlacedKernel {
  const bind = (step: Kernel['epilogue'][number]): PlacedKernel['epilogue'][number] =>
    'operand' in step ? { ...step, operand: placeOf(step.operand) } : step;
  return {
    details,
    inputs: inputs.map(placeOf),
    outputs: outputs.map(placeOf),
    prologue: prologue.map(bind),
    epilogue: epilogue.map(bind),
  };
}
