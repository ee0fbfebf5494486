/**
 * @file Learns from a batch of moves: its gradient, part by part, then one AdamW step; several times over the same
 * moves, which is when ratios leave 1 and the clip may act.
 */

import type { Executor, OptimizerState } from '../../core/executors/executor.ts';
import { LEARNING_RATE, STEP_NUMBER } from '../../core/program/program.ts';
import type { UpdateBatch } from './batch.ts';
import { isClippedHigh, isClippedLow, klK3 } from './grpo.ts';
import { partRows } from './player.ts';
import { GRADIENT, INPUTS, policyGradient, policyUpdate } from './policy.ts';
import type { EndgameConfig } from './types.ts';

/** What one update did. */
export interface UpdateFigures {
  /** Share of moves at which the clip held: bad moves made rarer, good ones made likelier. */
  readonly clipLow: number;
  readonly clipHigh: number;
  /** Mean of KL (k3) from the policy that sampled to the policy before this update. */
  readonly kl: number;
  /** Euclidean norm of the gradient. */
  readonly gradientNorm: number;
  /** Largest distance of a ratio from 1. */
  readonly ratioDistance: number;
}

/** The trained weights of one policy. */
export interface Learner {
  /** Optimiser updates done so far. */
  readonly updates: number;
  /** Moves a part of a batch holds. */
  readonly partSize: number;
  /** The weights as they are; not to be written to. */
  readonly parameters: Float32Array;
  /** One optimiser update. A batch without moves leaves everything as it is, and has no figures. */
  update(batch: UpdateBatch, referenceLogProbabilities?: Float32Array): Promise<UpdateFigures | undefined>;
  optimizer(): Promise<OptimizerState>;
  /** Takes up weights, the optimiser's memory (zero where undefined) and its count of updates. */
  resume(parameters: Float32Array, optimizer: OptimizerState | undefined, updates: number): void;
  dispose(): void;
}

/** A learner with these weights, of no updates yet. */
export async function createLearner(
  config: EndgameConfig,
  executor: Executor,
  initial: Float32Array,
): Promise<Learner> {
  const partSize = partRows(executor, { wasm: 256, others: 1024 });
  const gradients = await executor.load(policyGradient(config, partSize));
  const update = await executor.load(policyUpdate(config));
  const learningRate = Float32Array.of(config.learningRate);
  let updates = 0;
  let parameters = initial;

  function resume(next: Float32Array, optimizer: OptimizerState | undefined, count: number): void {
    parameters = next;
    update.writeParameters(next);
    update.writeOptimizer(optimizer);
    updates = count;
  }

  resume(initial, undefined, 0);
  return {
    get updates() {
      return updates;
    },
    get parameters() {
      return parameters;
    },
    partSize,
    async update(batch, referenceLogProbabilities) {
      if (batch.count === 0) return undefined;
      gradients.writeParameters(parameters);
      const { gradient: parts, logProbability } = await gradients.run(
        batch.parts,
        referenceLogProbabilities
          ? { ...batch.inputs, [INPUTS.referenceLogProbability]: referenceLogProbabilities }
          : batch.inputs,
      );
      const gradient = sumOfParts(parts, parameters.length);
      updates++;
      await update.run(1, {
        [GRADIENT]: gradient,
        [LEARNING_RATE]: learningRate,
        [STEP_NUMBER]: Float32Array.of(updates),
      });
      parameters = await update.readParameters();
      return { ...ratioFigures(config, batch, logProbability), gradientNorm: norm(gradient) };
    },
    optimizer: () => update.readOptimizer(),
    resume,
    dispose() {
      gradients.dispose();
      update.dispose();
    },
  };
}

/** Sum of gradients that lie one behind another. */
function sumOfParts(parts: Float32Array, size: number): Float32Array {
  const sum = parts.slice(0, size);
  for (let start = size; start < parts.length; start += size) {
    for (let i = 0; i < size; i++) sum[i] += parts[start + i];
  }
  return sum;
}

function norm(values: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i] * values[i];
  return Math.sqrt(squares);
}

function ratioFigures(
  { clipLow, clipHigh }: Pick<EndgameConfig, 'clipLow' | 'clipHigh'>,
  { count, oldLogProbabilities, coefficients }: UpdateBatch,
  logProbabilities: Float32Array,
): Omit<UpdateFigures, 'gradientNorm'> {
  const clip = { low: clipLow, high: clipHigh };
  let [low, high, kl, ratioDistance] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const away = logProbabilities[i] - oldLogProbabilities[i];
    const ratio = Math.exp(away);
    if (isClippedLow(ratio, coefficients[i], clip)) low++;
    if (isClippedHigh(ratio, coefficients[i], clip)) high++;
    // The moves were sampled from the old policy, to which the new one is the reference.
    kl += klK3(-away);
    ratioDistance = Math.max(ratioDistance, Math.abs(ratio - 1));
  }
  return { clipLow: low / count, clipHigh: high / count, kl: kl / count, ratioDistance };
}
