/**
 * @file Taking heads out of action, as inputs of the intervention program. What takes the place of an
 * ablated head's output z, for head h of layer l on sequence x at position t:
 *
 * - zero: 0. Everything downstream, attention patterns included, follows. (Olsson et al. 2022, "full".)
 * - mean: the head's mean output at position t over the measuring sequences of the task.
 * - resample: the head's output on another measuring sequence, so that its scale and kind are kept and only
 *   what it says about x is lost.
 * - pattern-preserving: 0, with every attention pattern frozen as it was without the ablation, so that only
 *   what the head writes towards the logits is lost. (Olsson et al. 2022, the form of their tables.)
 *
 * Several heads are taken out at once, each with what it did in the intact model.
 */

import type { Tensors } from '../../core/executors/executor.ts';
import { INTERVENE, PROBE, type ModelShape } from './model.ts';
import { once } from './once.ts';
import type { AblationKind, Ablations } from './types.ts';

/** The sequences of one probe, by what they are for: rows [start, end) of the probe's batch. */
export interface ProbeRows {
  /** Number of sequences in all. */
  readonly total: number;
  /** The measuring sequences of the task, from which means and other samples are taken. */
  readonly task: { readonly start: number; readonly end: number };
}

/** What takes `heads` out of action, given the intact model's outputs on the same sequences. To be read only. */
export function headInputs(
  shape: ModelShape,
  { heads, kind }: Ablations,
  rows: ProbeRows,
  intact: Tensors,
): Tensors {
  const inputs: Record<string, Float32Array> = {};
  for (let layer = 0; layer < shape.layers; layer++) {
    const out = heads.filter(([l]) => l === layer).map(([, head]) => head);
    const z = intact[PROBE.headOutput(layer)] as Float32Array;
    inputs[INTERVENE.gate(layer)] = gates(shape, out);
    inputs[INTERVENE.replacement(layer)] = replacements(shape, kind, out, rows, z);
  }
  return inputs;
}

/**
 * Inputs of `inductionGating`, which is given what the first layer's heads have read.
 * @param taken what takes heads out of action, from `headInputs`
 */
export function gatingInputs(taken: Tensors, intact: Tensors): Tensors {
  return { ...taken, [INTERVENE.headOutput]: intact[PROBE.headOutput(0)] };
}

/**
 * Inputs of `inductionIntervention`, which can keep the intact model's attention patterns.
 * @param taken what takes heads out of action, from `headInputs`
 */
export function interventionInputs(
  { layers }: ModelShape,
  kind: AblationKind,
  taken: Tensors,
  intact: Tensors,
): Tensors {
  const inputs: Record<string, Float32Array> = {};
  const frozen = kind === 'pattern-preserving';
  for (let layer = 0; layer < layers; layer++) {
    const patterns = intact[PROBE.pattern(layer)] as Float32Array;
    inputs[INTERVENE.ownPatterns(layer)] = new Float32Array([frozen ? 0 : 1]);
    inputs[INTERVENE.frozenPatterns(layer)] = frozen ? patterns : new Float32Array(patterns.length);
  }
  return { ...taken, ...inputs };
}

function gates({ width, heads }: ModelShape, out: readonly number[]): Float32Array {
  const headSize = width / heads;
  const gate = new Float32Array(width).fill(1);
  for (const head of out) gate.fill(0, head * headSize, (head + 1) * headSize);
  return gate;
}

/** Nothing added, which no one writes into: new memory costs more than it takes to pass it on. */
const nothingFor = once((z: Float32Array) => new Float32Array(z.length));

/** [n, T, H·D]: what is added in place of the heads in `out`. */
function replacements(
  { width, heads, context }: ModelShape,
  kind: AblationKind,
  out: readonly number[],
  { total, task }: ProbeRows,
  z: Float32Array,
): Float32Array {
  if (kind !== 'mean' && kind !== 'resample') return nothingFor(z);
  const added = new Float32Array(z.length);
  const headSize = width / heads;
  const count = task.end - task.start;
  const each = (visit: (sequence: number, within: number) => number): void => {
    for (let sequence = 0; sequence < total; sequence++) {
      for (let t = 0; t < context; t++) {
        for (const head of out) {
          for (let j = 0; j < headSize; j++) {
            const within = t * width + head * headSize + j;
            added[sequence * context * width + within] = visit(sequence, within);
          }
        }
      }
    }
  };
  if (kind === 'mean') {
    const mean = new Float64Array(context * width);
    for (let sequence = task.start; sequence < task.end; sequence++) {
      for (let i = 0; i < mean.length; i++) mean[i] += z[sequence * mean.length + i] / count;
    }
    each((_, within) => mean[within]);
  } else {
    // Each measuring sequence gets the next one's; every other sequence gets a measuring one's.
    each((sequence, within) => {
      const donor = task.start + ((sequence - task.start + 1 + count) % count);
      return z[donor * context * width + within];
    });
  }
  return added;
}
