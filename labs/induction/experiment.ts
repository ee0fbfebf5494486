/**
 * @file What runs in the induction lab's worker: the model, its data, its training, and, when it was asked
 * for, a one-layer control that trains on the same batches.
 *
 * To the timeline the two models are one arena, the control's behind the model's, so that a checkpoint holds
 * both and either can be taken up exactly where it was.
 */

import type { Executor } from '../../core/executors/executor.ts';
import type { Experiment, ExperimentLimits, Moment, Row } from '../../core/training/experiment.ts';
import { createRecorder, type Recorder } from '../../core/training/recorder.ts';
import { createTrainer, type Trainer } from '../../core/training/trainer.ts';
import { controlConfig, validateConfig } from './config.ts';
import { headGateInputs } from './head-dropout.ts';
import { inductionTraining, initialParameters, learningRateAt } from './model.ts';
import { createProber, type Prober, type QuickFigures } from './prober.ts';
import { lossWeights, sampleBatch } from './task.ts';
import type { InductionConfig, InductionPicture, InductionRequest } from './types.ts';

/** Every so many steps a row carries measured figures besides its batch's losses. */
export const MEASURE_EVERY = 10;

/** One model of the run. */
interface Side {
  readonly trainer: Trainer;
  readonly prober: Prober;
  readonly parameterCount: number;
  /** Before each metric's name. */
  readonly prefix: '' | 'control.';
  dispose(): void;
}

async function createSide(
  config: InductionConfig,
  seed: number,
  executor: Executor,
  prefix: Side['prefix'],
): Promise<Side> {
  const program = inductionTraining(config);
  const loaded = await executor.load(program);
  const prober = createProber(config, seed, executor);
  const trainer = createTrainer(
    {
      loaded,
      batch: (step) => trainingInputs(config, seed, step),
      learningRate: (step) => learningRateAt(step, config.learningRate),
    },
    initialParameters(program, config.width, seed),
  );
  return {
    trainer,
    prober,
    parameterCount: program.parameterCount,
    prefix,
    dispose() {
      loaded.dispose();
      prober.dispose();
    },
  };
}

/** Inputs of optimiser step `step`: the batch, and the weights that make its mean losses. */
export function trainingInputs(config: InductionConfig, seed: number, step: number) {
  const batch = sampleBatch(config, seed, step);
  const weights = lossWeights(config, batch);
  const share = (inducible: number): Float32Array => {
    const counts = batch.inducible.map((mark, i) =>
      mark === inducible && i % config.context < config.context - 1 ? 1 : 0,
    );
    const total = counts.reduce((a, b) => a + b, 0);
    return Float32Array.from(counts, (one) => one / Math.max(1, total));
  };
  return {
    tokens: batch.tokens,
    targets: batch.targets,
    lossWeights: weights,
    inducibleWeights: share(1),
    otherWeights: share(0),
    ...headGateInputs(config, seed, step),
  };
}

/** Measured figures as metrics of a row. */
function metrics({ measured, prefixMatching, previousToken, recall }: QuickFigures, prefix: Side['prefix']) {
  return {
    [`${prefix}iclScore`]: measured.iclScore,
    [`${prefix}measuredInducibleLoss`]: measured.inducibleLoss,
    [`${prefix}prefixMatching`]: prefixMatching,
    [`${prefix}previousToken`]: previousToken,
    [`${prefix}recallPrevious`]: recall.previousToken,
    [`${prefix}recallMatch`]: recall.match,
    [`${prefix}recallCopy`]: recall.copy,
  };
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  if (parts.length === 1) return parts[0];
  const whole = new Float32Array(parts.reduce((total, part) => total + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/**
 * An induction run at step 0. `config` is checked again here: it may come from a file.
 * @throws ConfigError (`code` "bad-config") naming the field that is out of bounds.
 */
export async function createInductionExperiment(
  unchecked: InductionConfig,
  seed: number,
  executor: Executor,
  limits: ExperimentLimits,
): Promise<Experiment<InductionRequest, InductionPicture>> {
  const config = validateConfig(unchecked);
  const model = await createSide(config, seed, executor, '');
  const sides = [model];
  if (config.control) sides.push(await createSide(controlConfig(config), seed, executor, 'control.'));
  const parameterCount = sides.reduce((total, side) => total + side.parameterCount, 0);
  let recorder = newRecorder();

  function newRecorder(): Recorder {
    return createRecorder({
      totalSteps: limits.totalSteps,
      checkpointBytes: 4 * parameterCount,
      budgetBytes: limits.budgetBytes,
    });
  }

  const eachSide = <Value>(work: (side: Side) => Promise<Value>): Promise<Value[]> =>
    sides.reduce<Promise<Value[]>>(
      // One after the other: executors do not run two programs at once.
      async (before, side) => [...(await before), await work(side)],
      Promise.resolve([]),
    );

  const allParameters = async (): Promise<Float32Array> =>
    concatenate(await eachSide((side) => side.trainer.parameters()));

  const measured = async (): Promise<Record<string, number>> =>
    Object.assign(
      {},
      ...(await eachSide(async (side) =>
        metrics(await side.prober.figures(await side.trainer.parameters()), side.prefix),
      )),
    ) as Record<string, number>;

  /** Trains up to the next step that is to be recorded or measured, at most `most` steps. */
  async function advance(most: number): Promise<Moment[]> {
    const from = model.trainer.step;
    const measureAt = (Math.floor(from / MEASURE_EVERY) + 1) * MEASURE_EVERY;
    const steps = Math.min(most, measureAt - from, recorder.nextAfter(from) - from);
    const losses = await eachSide(async (side) => ({
      prefix: side.prefix,
      outputs: await side.trainer.advance(steps),
    }));
    const moments: Moment[] = [];
    for (let i = 0; i < steps; i++) {
      const row: Record<string, number> & Row = { step: from + 1 + i };
      for (const { prefix, outputs } of losses) {
        for (const [name, values] of Object.entries(outputs)) row[`${prefix}${name}`] = values[i];
      }
      const wanted = recorder.wants(row.step, row.inducibleLoss);
      const last = i === steps - 1;
      if (last && row.step === measureAt) Object.assign(row, await measured());
      moments.push(
        last && wanted ? { row, parameters: await allParameters(), changing: recorder.changing } : { row },
      );
    }
    return moments;
  }

  return {
    get step() {
      return model.trainer.step;
    },
    parameterCount,
    async train(steps) {
      const moments: Moment[] = [];
      const until = model.trainer.step + steps;
      while (model.trainer.step < until) moments.push(...(await advance(until - model.trainer.step)));
      return moments;
    },
    async rehearse(steps) {
      await eachSide((side) => side.trainer.advance(steps));
    },
    async record() {
      const row: Record<string, number> & Row = { step: model.trainer.step };
      await eachSide(async (side) => {
        const figures = await side.prober.figures(await side.trainer.parameters());
        const { loss, inducibleLoss, otherLoss } = figures.measured;
        const named = { loss, inducibleLoss, otherLoss };
        for (const [name, value] of Object.entries(named)) row[`${side.prefix}${name}`] = value;
        Object.assign(row, metrics(figures, side.prefix));
      });
      return { row, parameters: await allParameters() };
    },
    async resumePoint() {
      const points = await eachSide((side) => side.trainer.resumePoint());
      const optimizers = points.map((point) => point.optimizer);
      return {
        step: model.trainer.step,
        parameters: concatenate(points.map((point) => point.parameters)),
        optimizer: optimizers.every((optimizer) => optimizer !== undefined)
          ? {
              m: concatenate(optimizers.map((optimizer) => optimizer.m)),
              v: concatenate(optimizers.map((optimizer) => optimizer.v)),
            }
          : undefined,
      };
    },
    async resume({ step, parameters, optimizer }) {
      let offset = 0;
      for (const side of sides) {
        const end = offset + side.parameterCount;
        side.trainer.resume({
          step,
          parameters: parameters.slice(offset, end),
          optimizer: optimizer && { m: optimizer.m.slice(offset, end), v: optimizer.v.slice(offset, end) },
        });
        offset = end;
      }
      recorder = newRecorder();
    },
    probe: (step, parameters, request) =>
      model.prober.picture(step, parameters.subarray(0, model.parameterCount), request),
    dispose() {
      for (const side of sides) side.dispose();
    },
  };
}
