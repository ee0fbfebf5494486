/** @file The parameter arena as TransformerLens's tensors, which the run file carries. */

import { controlConfig } from './config.ts';
import { NAMES, parameterLayout, type ModelShape } from './model.ts';
import { modelWeights, PACKED, packedAt, slices } from './parameters.ts';
import type { InductionConfig } from './types.ts';

/** A tensor of the run file: row-major values. */
export interface NamedTensor {
  readonly shape: number[];
  readonly values: Float32Array;
}

/** Weights that do not belong to a model of this shape. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
  readonly code = 'run-mismatch';
}

/** TransformerLens's names and shapes of a model's tensors, in the order of the file. */
export function tensorShapes({
  layers,
  heads,
  width,
  vocabulary,
  context,
}: ModelShape): Map<string, number[]> {
  const headSize = width / heads;
  const shapes = new Map<string, number[]>([
    [NAMES.embedding, [vocabulary, width]],
    [NAMES.positions, [context, width]],
  ]);
  for (let layer = 0; layer < layers; layer++) {
    for (const name of PACKED) shapes.set(`blocks.${layer}.attn.${name}`, [heads, width, headSize]);
    shapes.set(NAMES.output(layer), [heads, headSize, width]);
  }
  return shapes.set(NAMES.unembedding, [width, vocabulary]);
}

/** The arena's contents as TransformerLens's tensors. The optimiser's moments have the same layout. */
export function modelTensors(shape: ModelShape, arena: Float32Array): Map<string, NamedTensor> {
  const model = modelWeights(shape, arena);
  const tensors = new Map<string, NamedTensor>();
  const tensorShape = tensorShapes(shape);
  const put = (name: string, parts: readonly Float32Array[]): void => {
    const size = parts[0].length;
    const values = new Float32Array(size * parts.length);
    parts.forEach((part, i) => values.set(part, i * size));
    tensors.set(name, { shape: tensorShape.get(name)!, values });
  };
  put(NAMES.embedding, [model.W_E]);
  put(NAMES.positions, [model.W_pos]);
  for (const [layer, heads] of model.layers.entries()) {
    for (const name of PACKED)
      put(
        `blocks.${layer}.attn.${name}`,
        heads.map((head) => head[name]),
      );
    put(
      NAMES.output(layer),
      heads.map((head) => head.W_O),
    );
  }
  put(NAMES.unembedding, [model.W_U]);
  return tensors;
}

/**
 * The arena of a model from its tensors.
 * @throws WeightsError naming the tensor that is missing, not known, or of another shape.
 */
export function modelArena(
  shape: ModelShape,
  tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>,
): Float32Array {
  const expected = tensorShapes(shape);
  for (const [name, axes] of expected) {
    const found = tensors.get(name)?.shape;
    if (!found || found.length !== axes.length || found.some((axis, i) => axis !== axes[i])) {
      throw new WeightsError(
        `The run's configuration needs a tensor ${name} of shape [${axes.join(', ')}], but the file has ${found ? `[${found.join(', ')}]` : 'none'}. Export the run again.`,
      );
    }
  }
  const extra = [...tensors.keys()].find((name) => !expected.has(name));
  if (extra) throw new WeightsError(`The file holds a tensor ${extra} that this model does not have.`);

  const layout = parameterLayout(shape);
  const arena = new Float32Array(layout.reduce((total, slot) => total + slot.size, 0));
  const slice = slices(shape, arena);
  for (const name of [NAMES.embedding, NAMES.positions, NAMES.unembedding]) {
    slice(name).set(tensors.get(name)!.values);
  }
  const headSize = shape.width / shape.heads;
  for (let layer = 0; layer < shape.layers; layer++) {
    slice(NAMES.output(layer)).set(tensors.get(NAMES.output(layer))!.values);
    const packed = slice(NAMES.qkv(layer));
    PACKED.forEach((name, part) => {
      const apart = tensors.get(`blocks.${layer}.attn.${name}`)!.values;
      for (let head = 0; head < shape.heads; head++) {
        for (let row = 0; row < shape.width; row++) {
          const from = (head * shape.width + row) * headSize;
          packed.set(apart.subarray(from, from + headSize), packedAt(shape, part, head, row));
        }
      }
    });
  }
  return arena;
}

/** Before the names of the control's tensors. */
const CONTROL = 'control.';

/** Tensors of a whole run's arena: the model's and, behind it, the control's when there is one. */
export function toTensors(config: InductionConfig, arena: Float32Array): Map<string, NamedTensor> {
  if (!config.control) return modelTensors(config, arena);
  const size = arenaSize(config);
  const tensors = modelTensors(config, arena.subarray(0, size));
  for (const [name, tensor] of modelTensors(controlConfig(config), arena.subarray(size))) {
    tensors.set(CONTROL + name, tensor);
  }
  return tensors;
}

/**
 * The inverse of `toTensors`.
 * @throws WeightsError as `modelArena` does.
 */
export function fromTensors(
  config: InductionConfig,
  tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>,
): Float32Array {
  if (!config.control) return modelArena(config, tensors);
  const isControl = ([name]: readonly [string, unknown]): boolean => name.startsWith(CONTROL);
  const model = modelArena(config, new Map([...tensors].filter((entry) => !isControl(entry))));
  const control = modelArena(
    controlConfig(config),
    new Map(
      [...tensors].filter(isControl).map(([name, tensor]) => [name.slice(CONTROL.length), tensor] as const),
    ),
  );
  const arena = new Float32Array(model.length + control.length);
  arena.set(model);
  arena.set(control, model.length);
  return arena;
}

function arenaSize(shape: ModelShape): number {
  return parameterLayout(shape).reduce((total, slot) => total + slot.size, 0);
}
