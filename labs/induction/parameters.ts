/**
 * @file The parameter arena under other names: as TransformerLens's tensors, which the run file carries, and
 * as the plain weights that the measures read. The arena packs W_Q | W_K | W_V of all heads side by side.
 */

import { controlConfig } from './config.ts';
import type { HeadWeights, ModelWeights } from './measures/weights.ts';
import { NAMES, parameterLayout, type ModelShape } from './model.ts';
import { once } from './once.ts';
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

const PACKED = ['W_Q', 'W_K', 'W_V'] as const;

const slotsByName = once(
  (shape: ModelShape) => new Map(parameterLayout(shape).map((slot) => [slot.name, slot])),
);

/** Views into the arena by parameter name. */
function slices(shape: ModelShape, arena: Float32Array): (name: string) => Float32Array {
  const slots = slotsByName(shape);
  return (name) => {
    const { offset, size } = slots.get(name)!;
    return arena.subarray(offset, offset + size);
  };
}

/** Visits every entry of one head's part of a packed [d, 3·H·D] weight: arena index, index in [d, D]. */
function eachPacked(
  { width, heads }: ModelShape,
  part: number,
  head: number,
  visit: (packed: number, apart: number) => void,
): void {
  const headSize = width / heads;
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < headSize; column++) {
      visit(row * 3 * width + part * width + head * headSize + column, row * headSize + column);
    }
  }
}

/** The weights as the measures read them, `[layer][head]`; copies, except for embeddings and W_O. */
export function modelWeights(shape: ModelShape, arena: Float32Array): ModelWeights {
  const { layers, heads, width, vocabulary, context, positions } = shape;
  const headSize = width / heads;
  const slice = slices(shape, arena);
  const headWeights = (layer: number, head: number): HeadWeights => {
    const packed = slice(NAMES.qkv(layer));
    const [W_Q, W_K, W_V] = PACKED.map((_, part) => {
      const apart = new Float32Array(width * headSize);
      eachPacked(shape, part, head, (from, to) => (apart[to] = packed[from]));
      return apart;
    });
    const block = headSize * width;
    const W_O = slice(NAMES.output(layer)).subarray(head * block, (head + 1) * block);
    return { W_Q, W_K, W_V, W_O };
  };
  return {
    width,
    headSize,
    vocabulary,
    context,
    positions,
    W_E: slice(NAMES.embedding),
    W_pos: slice(NAMES.positions),
    W_U: slice(NAMES.unembedding),
    layers: Array.from({ length: layers }, (_, layer) =>
      Array.from({ length: heads }, (_, head) => headWeights(layer, head)),
    ),
  };
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
export function toTensors(shape: ModelShape, arena: Float32Array): Map<string, NamedTensor> {
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
export function fromTensors(
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
  const block = (shape.width * shape.width) / shape.heads;
  for (let layer = 0; layer < shape.layers; layer++) {
    slice(NAMES.output(layer)).set(tensors.get(NAMES.output(layer))!.values);
    const packed = slice(NAMES.qkv(layer));
    PACKED.forEach((name, part) => {
      const apart = tensors.get(`blocks.${layer}.attn.${name}`)!.values;
      for (let head = 0; head < shape.heads; head++) {
        eachPacked(shape, part, head, (to, from) => (packed[to] = apart[head * block + from]));
      }
    });
  }
  return arena;
}

/** Before the names of the control's tensors. */
const CONTROL = 'control.';

/** Tensors of a whole run's arena: the model's and, behind it, the control's when there is one. */
export function runTensors(config: InductionConfig, arena: Float32Array): Map<string, NamedTensor> {
  if (!config.control) return toTensors(config, arena);
  const size = arenaSize(config);
  const tensors = toTensors(config, arena.subarray(0, size));
  for (const [name, tensor] of toTensors(controlConfig(config), arena.subarray(size))) {
    tensors.set(CONTROL + name, tensor);
  }
  return tensors;
}

/**
 * The inverse of `runTensors`.
 * @throws WeightsError as `fromTensors` does.
 */
export function runArena(
  config: InductionConfig,
  tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>,
): Float32Array {
  if (!config.control) return fromTensors(config, tensors);
  const isControl = ([name]: readonly [string, unknown]): boolean => name.startsWith(CONTROL);
  const model = fromTensors(config, new Map([...tensors].filter((entry) => !isControl(entry))));
  const control = fromTensors(
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
