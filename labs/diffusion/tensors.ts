/**
 * @file The arena of the timeline as named tensors, which the run file carries: a torch Sequential of Linear and
 * SiLU, `net.0.weight` [out, in] and `net.0.bias` [out] and so on, and the same again behind `ema.`.
 */

import type { RunTensors } from '../../core/training/run-file.ts';
import { joinEma, splitEma } from './ema.ts';
import { LEVEL_FEATURES } from './features.ts';
import { NAMES, parameterLayout, type ModelShape } from './model.ts';

/** Weights that do not belong to a model of this shape. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
  readonly code = 'run-mismatch';
}

/** Before the names of the moving average's tensors. */
const EMA = 'ema.';

/** A weight in the file, and the parts of it that the arena holds one below the other as [in, out]. */
interface FileTensor {
  readonly name: string;
  readonly shape: number[];
  readonly parts: readonly string[];
}

/** The tensors of one network, in the order of the file. */
function fileTensors({ depth, width }: ModelShape): FileTensor[] {
  return Array.from({ length: depth + 1 }, (_, layer): FileTensor[] => {
    const outputs = layer === depth ? 2 : width;
    const inputs = layer === 0 ? 2 + LEVEL_FEATURES : width;
    const name = NAMES.weight(layer);
    const parts = layer === 0 ? [NAMES.position, NAMES.level] : [name];
    const bias = NAMES.bias(layer);
    return [
      { name, shape: [outputs, inputs], parts },
      { name: bias, shape: [outputs], parts: [bias] },
    ];
  }).flat();
}

/** Visits every entry of a tensor: its place in the arena, and its place in the file. */
function eachEntry(
  shape: ModelShape,
  { shape: axes, parts }: FileTensor,
  visit: (inArena: number, inFile: number) => void,
): void {
  const layout = new Map(parameterLayout(shape).map((slot) => [slot.name, slot]));
  const [outputs, inputs = 1] = axes;
  let row = 0;
  for (const part of parts) {
    const { offset, size } = layout.get(part)!;
    for (let i = 0; i < size; i++) {
      const input = row + Math.floor(i / outputs);
      visit(offset + i, (i % outputs) * inputs + input);
    }
    row += size / outputs;
  }
}

function networkTensors(shape: ModelShape, weights: Float32Array, prefix: string): RunTensors {
  return new Map(
    fileTensors(shape).map((tensor) => {
      const values = new Float32Array(tensor.shape.reduce((a, b) => a * b));
      eachEntry(shape, tensor, (inArena, inFile) => (values[inFile] = weights[inArena]));
      return [prefix + tensor.name, { shape: tensor.shape, values }];
    }),
  );
}

function networkWeights(shape: ModelShape, tensors: RunTensors, prefix: string): Float32Array {
  const weights = new Float32Array(parameterLayout(shape).reduce((total, { size }) => total + size, 0));
  for (const tensor of fileTensors(shape)) {
    const name = prefix + tensor.name;
    const found = tensors.get(name);
    if (found?.shape.join() !== tensor.shape.join()) {
      const has = found ? `[${found.shape.join(', ')}]` : 'none';
      throw new WeightsError(
        `The run's configuration needs a tensor ${name} of shape [${tensor.shape.join(', ')}], but the file has ${has}. Export the run again.`,
      );
    }
    const { values } = found!;
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      throw new WeightsError(
        `The tensor ${name} holds ${values[bad]}, so this run cannot be shown. Open a run whose weights are all finite numbers.`,
      );
    }
    eachEntry(shape, tensor, (inArena, inFile) => (weights[inArena] = values[inFile]));
  }
  return weights;
}

/** The arena's contents as named tensors. The optimiser's moments have the same layout. */
export function toTensors(shape: ModelShape, arena: Float32Array): RunTensors {
  const { raw, ema } = splitEma(arena);
  return new Map([...networkTensors(shape, raw, ''), ...networkTensors(shape, ema, EMA)]);
}

/**
 * The inverse of `toTensors`.
 * @throws WeightsError (`code` "run-mismatch") naming a tensor that is missing, not known, of another shape, or
 *   not finite.
 */
export function fromTensors(shape: ModelShape, tensors: RunTensors): Float32Array {
  const known = new Set(fileTensors(shape).flatMap(({ name }) => [name, EMA + name]));
  const extra = [...tensors.keys()].find((name) => !known.has(name));
  if (extra) throw new WeightsError(`The file holds a tensor ${extra} that this model does not have.`);
  return joinEma(networkWeights(shape, tensors, ''), networkWeights(shape, tensors, EMA));
}
