/**
 * @file What is measured: three sizes of the induction lab's two-layer transformer, trained on the lab's own
 * batches. V vocabulary, T context, d width, H heads a layer, B sequences a step.
 */

import { planProgram } from '../core/program/plan.ts';
import { DEFAULT_CONFIG } from '../labs/induction/config.ts';
import { trainingInputs } from '../labs/induction/experiment.ts';
import { ADAM, inductionTraining, initialParameters } from '../labs/induction/model.ts';
import type { InductionConfig } from '../labs/induction/types.ts';

/** One size of the model; its name is the rows' `model`. */
export interface BenchModel {
  readonly name: string;
  readonly config: InductionConfig;
}

const config = (
  vocabulary: number,
  context: number,
  width: number,
  heads: number,
  batch: number,
): BenchModel => ({
  name: `V${vocabulary} T${context} d${width} H${heads} B${batch}`,
  config: { ...DEFAULT_CONFIG, vocabulary, context, width, heads, batch },
});

/** The first is the lab's default. */
export const MODELS: readonly BenchModel[] = [
  config(64, 64, 32, 2, 16),
  config(32, 32, 32, 2, 32),
  config(64, 64, 64, 4, 32),
];

/** The optimiser of every contender: Adam without weight decay, at one learning rate throughout. */
export const OPTIMIZER = {
  beta1: ADAM.beta1,
  beta2: ADAM.beta2,
  epsilon: ADAM.epsilon,
  learningRate: 3e-3,
};

/** Different batches; step s trains on number (s - 1) modulo this. */
export const BATCHES = 32;

const SEED = 0;

/** Everything a contender is given, made before any clock runs. */
export interface Workload {
  readonly config: InductionConfig;
  /** Initial parameters by name, row-major, as in `labs/induction/model.ts`. */
  readonly parameters: Readonly<Record<string, Float32Array>>;
  /** The same in one arena. */
  readonly arena: Float32Array;
  /**
   * Inputs of the lab's training program by name, one step's values behind another's: all batches twice in a
   * row, so that any 32 steps can be read in one piece.
   */
  readonly inputs: Readonly<Record<string, Int32Array | Float32Array>>;
  /** Floating-point operations of one step, from the plan; the count for every contender. */
  readonly flops: number;
}

/** The name's model. @throws RangeError that lists the names when there is no such model. */
export function modelNamed(name: string): BenchModel {
  const found = MODELS.find((model) => model.name === name);
  if (found) return found;
  throw new RangeError(
    `There is no model "${name}"; choose one of ${MODELS.map(({ name }) => name).join(', ')}.`,
  );
}

/** Weights and batches of one model, the same for every contender. */
export function createWorkload(config: InductionConfig): Workload {
  const program = inductionTraining(config);
  const arena = initialParameters(program, config.width, SEED);
  const inputs: Record<string, Int32Array | Float32Array> = {};
  for (let i = 0; i < 2 * BATCHES; i++) {
    for (const [name, values] of Object.entries(trainingInputs(config, SEED, 1 + (i % BATCHES)))) {
      const length = 2 * BATCHES * values.length;
      inputs[name] ??= values instanceof Int32Array ? new Int32Array(length) : new Float32Array(length);
      inputs[name].set(values, i * values.length);
    }
  }
  return {
    config,
    parameters: Object.fromEntries(
      program.parameters.map(({ name, offset, size }) => [name, arena.slice(offset, offset + size)]),
    ),
    arena,
    inputs,
    flops: planProgram(program).flops,
  };
}

/** The `count` steps of an input from step `first` (from 1) on; at most 32 steps. */
export function stepsOf<Values extends Int32Array | Float32Array>(
  values: Values,
  first: number,
  count: number,
): Values {
  const size = values.length / (2 * BATCHES);
  const from = (first - 1) % BATCHES;
  return values.subarray(from * size, (from + count) * size) as Values;
}
