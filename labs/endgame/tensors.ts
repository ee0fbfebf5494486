/**
 * @file A run's arena as named tensors, which the run file carries: the policy's weights, and behind them what else
 * a run is taken up from. Weights are [in, out]. The optimiser's moments have the same names and shapes.
 */

import { controlConfig } from './config.ts';
import { parameterLayout } from './policy.ts';
import { COUNT_DIGITS } from './side-state.ts';
import type { EndgameConfig } from './types.ts';

/** A tensor of the run file: row-major values. */
export interface NamedTensor {
  readonly shape: number[];
  readonly values: Float32Array;
}

/** Weights that do not belong to a policy of this shape. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError';
  readonly code = 'run-mismatch';
}

/** Before the names of the control's tensors. */
const CONTROL = 'control.';

/** Names and shapes of a run's tensors, in the order of its arena. */
export function tensorShapes(config: EndgameConfig): Map<string, number[]> {
  const shapes = new Map<string, number[]>(
    parameterLayout(config).map(({ name, shape }) => [name, [...shape]]),
  );
  shapes.set('curriculum', [3]);
  for (const count of ['moves', 'updates', 'gamesHash']) shapes.set(count, [COUNT_DIGITS]);
  if (config.control) {
    for (const [name, shape] of tensorShapes(controlConfig(config))) shapes.set(CONTROL + name, shape);
  }
  return shapes;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, axis) => product * axis, 1);

/** Tensors of a whole run's arena; the control's behind the policy's when there is one. */
export function toTensors(config: EndgameConfig, arena: Float32Array): Map<string, NamedTensor> {
  const tensors = new Map<string, NamedTensor>();
  let offset = 0;
  for (const [name, shape] of tensorShapes(config)) {
    const size = sizeOf(shape);
    tensors.set(name, { shape, values: arena.slice(offset, offset + size) });
    offset += size;
  }
  return tensors;
}

/**
 * The inverse of `toTensors`.
 * @throws WeightsError naming the tensor that is missing, not known, or of another shape.
 */
export function fromTensors(
  config: EndgameConfig,
  tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>,
): Float32Array {
  const expected = tensorShapes(config);
  const arena = new Float32Array([...expected.values()].reduce((total, shape) => total + sizeOf(shape), 0));
  let offset = 0;
  for (const [name, shape] of expected) {
    const found = tensors.get(name);
    if (!found || found.shape.length !== shape.length || found.shape.some((axis, i) => axis !== shape[i])) {
      throw new WeightsError(
        `The run's configuration needs a tensor ${name} of shape [${shape.join(', ')}], but the file has ${found ? `[${found.shape.join(', ')}]` : 'none'}. Export the run again.`,
      );
    }
    arena.set(found.values, offset);
    offset += sizeOf(shape);
  }
  const extra = [...tensors.keys()].find((name) => !expected.has(name));
  if (extra) throw new WeightsError(`The file holds a tensor ${extra} that this policy does not have.`);
  return arena;
}
