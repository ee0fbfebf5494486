/** @file Whole training runs of the induction lab's model, the same on every executor. */

import type { Executor, OptimizerState, Tensors } from '../../core/executors/executor.ts';
import { LEARNING_RATE, STEP_NUMBER, type Program } from '../../core/program/program.ts';
import { DEFAULT_CONFIG } from '../../labs/induction/config.ts';
import { inductionTraining } from '../../labs/induction/model.ts';
import type { InductionConfig } from '../../labs/induction/types.ts';
import { createRandom } from './random.ts';

/** Small enough for plain JavaScript, and odd in every way. */
export const TINY: InductionConfig = {
  ...DEFAULT_CONFIG,
  heads: 3,
  vocabulary: 11,
  context: 13,
  width: 15,
  batch: 3,
};

/** The least that the lab accepts: for runs of many steps. */
export const SMALLEST: InductionConfig = {
  ...DEFAULT_CONFIG,
  heads: 1,
  vocabulary: 8,
  context: 24,
  width: 8,
  batch: 1,
};

/** What a run leaves behind. */
export interface Run {
  /** Loss at each step, from before its update. */
  readonly loss: Float32Array;
  readonly parameters: Float32Array;
  readonly optimizer: OptimizerState;
}

/** Inputs of steps `first + 1` to `first + steps`: sequences that repeat, each with its own period. */
export function trainingInputs(
  { vocabulary, context, batch }: InductionConfig,
  first: number,
  steps: number,
): Tensors {
  const size = batch * context;
  const tokens = new Int32Array(steps * size);
  const targets = new Int32Array(steps * size);
  for (let step = 0; step < steps; step++) {
    const random = createRandom(1000 + first + step);
    for (let row = 0; row < batch; row++) {
      const period = 2 + random.below(3);
      const words = random.indices(period, vocabulary);
      for (let t = 0; t < context; t++) {
        tokens[step * size + row * context + t] = words[t % period];
        targets[step * size + row * context + t] = words[(t + 1) % period];
      }
    }
  }
  const weights = new Float32Array(steps * size).fill(1 / size);
  return {
    tokens,
    targets,
    lossWeights: weights,
    inducibleWeights: weights,
    otherWeights: weights,
    [LEARNING_RATE]: new Float32Array(steps).fill(1e-2),
    [STEP_NUMBER]: Float32Array.from({ length: steps }, (_, i) => first + i + 1),
  };
}

/** Weights before the first step: uniform, of the size that the lab starts from. */
export function initialWeights(program: Program, { width }: InductionConfig): Float32Array {
  return createRandom(5)
    .floats(program.parameterCount)
    .map((x) => x * Math.sqrt(3 / width));
}

/**
 * Trains for `steps` steps, `atOnce` of them in each call, from the start or from where an earlier run stood.
 */
export async function transformerRun(
  executor: Executor,
  config: InductionConfig,
  steps: number,
  atOnce = steps,
  from?: { readonly step: number } & Omit<Run, 'loss'>,
): Promise<Run> {
  const program = inductionTraining(config);
  const loaded = await executor.load(program);
  loaded.writeParameters(from?.parameters ?? initialWeights(program, config));
  loaded.writeOptimizer(from?.optimizer);
  const loss = new Float32Array(steps);
  for (let done = 0; done < steps; done += atOnce) {
    const count = Math.min(atOnce, steps - done);
    const result = await loaded.run(count, trainingInputs(config, (from?.step ?? 0) + done, count));
    loss.set(result.loss, done);
  }
  const run = { loss, parameters: await loaded.readParameters(), optimizer: await loaded.readOptimizer() };
  loaded.dispose();
  return run;
}
