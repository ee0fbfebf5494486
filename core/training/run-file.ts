/**
 * @file A run as one safetensors file, so that a lab can open it and any other tool can read the model.
 *
 * - The last checkpoint's tensors lie under their own names: to other tools the file is the trained model.
 * - Earlier checkpoints are stacked on a new leading axis under `trajectory.<name>`, in the order of `steps`.
 * - The optimiser's moments at the last checkpoint lie under `adam.m.<name>` and `adam.v.<name>`.
 * - Metadata, all strings: `lab`, `formatVersion`, `config` (JSON), `seed`, `totalSteps`, `backend` (optional),
 *   `steps` (JSON list of all checkpoints' steps), `rows` (JSON, see `run-metadata.ts`).
 */

import type { Row } from './experiment.ts';
import { refuseForeignFile } from './foreign-file.ts';
import { HALF_OVERFLOW } from './half.ts';
import { RunFileError } from './run-file-error.ts';
import { parseRunMetadata, writeRunMetadata } from './run-metadata.ts';
import { readSafetensors, writeSafetensors, type SafetensorsTensor } from './safetensors.ts';
import type { JsonValue } from './strict-json.ts';

/** One tensor of a checkpoint, row-major. */
export interface RunTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Tensors by the names the field gives them. */
export type RunTensors = ReadonlyMap<string, RunTensor>;

/** The weights at a step. */
export interface RunCheckpoint {
  readonly step: number;
  readonly tensors: RunTensors;
}

/** Everything a lab needs to show a run and to go on with it. */
export interface RunFile {
  /** The lab's name, such as `induction`: lower-case letters, digits and hyphens. */
  readonly lab: string;
  readonly formatVersion: 1;
  readonly config: JsonValue;
  readonly seed: number;
  readonly totalSteps: number;
  /** Which backend trained it. */
  readonly backend?: string;
  /** By ascending step, one at least for each checkpoint. A metric that is not finite is written as missing. */
  readonly rows: readonly Row[];
  /** By ascending step, at least one, all with the same tensors. */
  readonly checkpoints: readonly RunCheckpoint[];
  /** AdamW's moments at the last checkpoint, with the checkpoint's names and shapes. */
  readonly optimizer?: { readonly m: RunTensors; readonly v: RunTensors };
}

const TRAJECTORY = 'trajectory.';
const FIRST_MOMENT = 'adam.m.';
const SECOND_MOMENT = 'adam.v.';
const RESERVED = [TRAJECTORY, 'adam.'];

type NamedTensor = SafetensorsTensor & { readonly name: string };

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((axis, i) => axis === b[i]);

/** @throws RunFileError unless both have the same names with the same shapes. */
function requireSameTensors(
  tensors: RunTensors,
  model: RunTensors,
  code: 'run-tensors' | 'run-optimizer',
  owner: string,
): void {
  for (const [name, { shape }] of model) {
    const own = tensors.get(name);
    if (!own || !sameShape(own.shape, shape)) {
      const found = own ? `has the shape [${own.shape.join(', ')}]` : 'is missing';
      throw new RunFileError(
        code,
        `${owner} and the last checkpoint differ: "${name}" of shape [${shape.join(', ')}] ${found}; export the run again.`,
      );
    }
  }
  if (tensors.size !== model.size) {
    throw new RunFileError(
      code,
      `${owner} has ${tensors.size} tensors where the last checkpoint has ${model.size}; export the run again.`,
    );
  }
}

/** @throws RunFileError when a model has no tensors, an empty one, or a name that this format reserves. */
function requireModel(model: RunTensors): void {
  if (model.size === 0) {
    throw new RunFileError('run-tensors', 'The run has no model tensors; export it again.');
  }
  for (const [name, { shape }] of model) {
    if (RESERVED.some((prefix) => name.startsWith(prefix))) {
      throw new RunFileError(
        'run-tensors',
        `A model tensor cannot be named "${name}": "${TRAJECTORY}" and "adam." are reserved; give it another name.`,
      );
    }
    // An empty tensor would let a small file stand for any number of checkpoints.
    if (shape.includes(0)) {
      throw new RunFileError('run-tensors', `The tensor "${name}" is empty; leave it out.`);
    }
  }
}

/** All but the last checkpoint of one tensor, stacked. */
function stack(
  name: string,
  shape: readonly number[],
  earlier: readonly RunCheckpoint[],
  dtype: 'F32' | 'F16',
): NamedTensor {
  const size = sizeOf(shape);
  const values = new Float32Array(earlier.length * size);
  for (const [i, { tensors }] of earlier.entries()) values.set(tensors.get(name)!.values, i * size);
  // Beyond half's range a weight would turn infinite.
  const fits = dtype === 'F32' || values.every((value) => !(Math.abs(value) >= HALF_OVERFLOW));
  return { name: TRAJECTORY + name, dtype: fits ? dtype : 'F32', shape: [earlier.length, ...shape], values };
}

function named(prefix: string, tensors: RunTensors): NamedTensor[] {
  return [...tensors].map(([name, { shape, values }]) => ({
    name: prefix + name,
    dtype: 'F32',
    shape,
    values,
  }));
}

/**
 * The file of a run.
 * @param options.trajectory precision of the earlier checkpoints; the last one and the optimiser are always
 * exact, as is a tensor with weights beyond half precision's range.
 * @throws RunFileError when the run is not as `RunFile` describes; `code` says what.
 */
export function writeRunFile(
  run: RunFile,
  options: { readonly trajectory: 'F32' | 'F16' },
): Uint8Array<ArrayBuffer> {
  const steps = run.checkpoints.map((checkpoint) => checkpoint.step);
  const metadata = writeRunMetadata({ ...run, steps });
  const model = run.checkpoints.at(-1)!.tensors;
  requireModel(model);
  const earlier = run.checkpoints.slice(0, -1);
  for (const { step, tensors } of run.checkpoints) {
    requireSameTensors(tensors, model, 'run-tensors', `The checkpoint of step ${step}`);
    for (const [name, { shape, values }] of tensors) {
      if (values.length !== sizeOf(shape)) {
        throw new RunFileError(
          'tensor-shape',
          `"${name}" of shape [${shape.join(', ')}] at step ${step} cannot hold ${values.length} values; correct its shape.`,
        );
      }
    }
  }
  const tensors = named('', model);
  if (earlier.length > 0) {
    for (const [name, { shape }] of model) tensors.push(stack(name, shape, earlier, options.trajectory));
  }
  if (run.optimizer) {
    const { m, v } = run.optimizer;
    requireSameTensors(m, model, 'run-optimizer', 'The first moment');
    requireSameTensors(v, model, 'run-optimizer', 'The second moment');
    tensors.push(...named(FIRST_MOMENT, m), ...named(SECOND_MOMENT, v));
  }
  return writeSafetensors(tensors, metadata);
}

/** The tensors under a prefix, without it. */
function under(
  prefix: string,
  tensors: ReadonlyMap<string, SafetensorsTensor>,
): Map<string, SafetensorsTensor> {
  return new Map(
    [...tensors]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, tensor]) => [name.slice(prefix.length), tensor]),
  );
}

/** @throws RunFileError unless all are float32. */
function exact(tensors: ReadonlyMap<string, SafetensorsTensor>): Map<string, RunTensor> {
  const result = new Map<string, RunTensor>();
  for (const [name, { dtype, shape, values }] of tensors) {
    if (dtype !== 'F32' || !(values instanceof Float32Array)) {
      throw new RunFileError(
        'tensor-dtype',
        `The tensor "${name}" of a run must be F32, not ${dtype}; export the run again.`,
      );
    }
    result.set(name, { shape, values });
  }
  return result;
}

/** The earlier checkpoints, unstacked into copies that do not hold on to the whole stack. */
function unstack(
  steps: readonly number[],
  model: RunTensors,
  stacked: ReadonlyMap<string, SafetensorsTensor>,
): RunCheckpoint[] {
  const wrong = (why: string): RunFileError =>
    new RunFileError('run-trajectory', `The run’s earlier checkpoints do not fit: ${why}; export it again.`);
  if (stacked.size !== (steps.length > 0 ? model.size : 0)) {
    throw wrong(`${stacked.size} tensors are stored for ${steps.length} checkpoints of ${model.size}`);
  }
  const checkpoints = steps.map((step) => ({ step, tensors: new Map<string, RunTensor>() }));
  for (const [name, tensor] of stacked) {
    const shape = model.get(name)?.shape;
    if (!shape) throw wrong(`"${name}" is not part of the model`);
    const { values } = tensor;
    if (!(values instanceof Float32Array)) throw wrong(`"${name}" is ${tensor.dtype}`);
    if (!sameShape(tensor.shape, [steps.length, ...shape])) {
      throw wrong(`"${name}" has the shape [${tensor.shape.join(', ')}]`);
    }
    const size = sizeOf(shape);
    for (const [i, checkpoint] of checkpoints.entries()) {
      checkpoint.tensors.set(name, { shape, values: values.slice(i * size, (i + 1) * size) });
    }
  }
  return checkpoints;
}

/**
 * Reads a run.
 * @throws RunFileError when the bytes are no run file, or one that is damaged; `code` says what.
 */
export function readRunFile(bytes: Uint8Array): RunFile {
  refuseForeignFile(bytes);
  const { metadata, tensors } = readSafetensors(bytes);
  const { steps, ...run } = parseRunMetadata(metadata);

  const isModel = (name: string): boolean =>
    ![TRAJECTORY, FIRST_MOMENT, SECOND_MOMENT].some((prefix) => name.startsWith(prefix));
  const model = exact(new Map([...tensors].filter(([name]) => isModel(name))));
  requireModel(model);
  const earlier = unstack(steps.slice(0, -1), model, under(TRAJECTORY, tensors));
  const checkpoints = [...earlier, { step: steps.at(-1)!, tensors: model }];

  const m = exact(under(FIRST_MOMENT, tensors));
  const v = exact(under(SECOND_MOMENT, tensors));
  if (m.size + v.size === 0) return { ...run, checkpoints };
  requireSameTensors(m, model, 'run-optimizer', 'The first moment');
  requireSameTensors(v, model, 'run-optimizer', 'The second moment');
  return { ...run, checkpoints, optimizer: { m, v } };
}
