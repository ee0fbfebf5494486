/**
 * @file What runs in the diffusion lab's worker: the network, its data, its training, and the moving average of
 * its weights, which lies behind them in every checkpoint and resume point.
 */

import type { Executor, LoadedProgram, OptimizerState } from '../../core/executors/executor.ts';
import type { Experiment, ExperimentLimits, Moment, Row } from '../../core/training/experiment.ts';
import { createRecorder, type Recorder } from '../../core/training/recorder.ts';
import { createTrainer } from '../../core/training/trainer.ts';
import { createBatches } from './batches.ts';
import { validateConfig } from './config.ts';
import { EMA_EVERY, joinEma, nextEmaStep, splitEma, updateEma } from './ema.ts';
import { diffusionLoss, diffusionTraining, initialParameters, learningRateAt } from './model.ts';
import { createProber } from './prober.ts';
import type { DiffusionConfig, DiffusionPicture, DiffusionRequest } from './types.ts';

/** Every so many steps a row carries figures of samples besides its batch's loss; a multiple of EMA_EVERY. */
export const MEASURE_EVERY = 10 * EMA_EVERY;

/** A metric that is no finite number is left out of its row: charts have a gap there. */
function finite(metrics: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => Number.isFinite(value)));
}

/** The optimiser knows nothing of the average: on the timeline its memory of that part is zero. */
function padded({ m, v }: OptimizerState): OptimizerState {
  return { m: joinEma(m, new Float32Array(m.length)), v: joinEma(v, new Float32Array(v.length)) };
}

function unpadded({ m, v }: OptimizerState): OptimizerState {
  return { m: splitEma(m).raw.slice(), v: splitEma(v).raw.slice() };
}

/**
 * A diffusion run at step 0. `config` is checked again here: it may come from a file.
 * Rows carry `loss` and, where it is known, `lossFloor`; every MEASURE_EVERY steps also `energyDistance`,
 * `spread` and, where the data have centres, `highQuality` and `modes`, all of samples from the average.
 * @throws ConfigError (`code` "bad-config") naming the field that is out of bounds.
 */
export async function createDiffusionExperiment(
  unchecked: DiffusionConfig,
  seed: number,
  executor: Executor,
  limits: ExperimentLimits,
): Promise<Experiment<DiffusionRequest, DiffusionPicture>> {
  const config = validateConfig(unchecked);
  const batches = createBatches(config, seed);
  const prober = createProber(config, seed, executor);
  const program = diffusionTraining(config, config.batch);
  const loaded = await executor.load(program);
  const initial = initialParameters(config, seed);
  /** Floors of the batches handed out whose rows are not written yet. */
  const floors = new Map<number, number>();
  const trainer = createTrainer(
    {
      loaded,
      batch(step) {
        const batch = batches.at(step);
        if (batches.floorOf && step % batches.floorEvery === 0) floors.set(step, batches.floorOf(batch));
        const { x, level, target } = batch;
        return { x, level, target };
      },
      learningRate: (step) => learningRateAt(step, config),
    },
    initial,
  );
  let ema = initial.slice();
  let lossProgram: LoadedProgram | undefined;
  let recorder = newRecorder();

  function newRecorder(): Recorder {
    return createRecorder({
      totalSteps: limits.totalSteps,
      checkpointBytes: 2 * initial.byteLength,
      budgetBytes: limits.budgetBytes,
    });
  }

  const arena = async (): Promise<Float32Array> => joinEma(await trainer.parameters(), ema);

  async function figures(): Promise<Record<string, number>> {
    return finite({ ...(await prober.figures(ema.slice())) });
  }

  /** Trains up to the next step that is to be recorded, averaged or measured, at most `most` steps. */
  async function advance(most: number): Promise<Moment[]> {
    const from = trainer.step;
    const steps = Math.min(most, nextEmaStep(from) - from, recorder.nextAfter(from) - from);
    const { loss } = await trainer.advance(steps);
    const reached = from + steps;
    if (reached % EMA_EVERY === 0) updateEma(ema, await trainer.parameters(), reached, config.emaDecay);
    const moments: Moment[] = [];
    for (let step = from + 1; step <= reached; step++) {
      const row: Record<string, number> & Row = { step, loss: loss[step - from - 1] };
      const floor = floors.get(step);
      if (floor !== undefined) row.lossFloor = floor;
      // What training can still remove changes with less noise than the loss itself.
      const wanted = recorder.wants(step, batches.floorEvery === 1 ? row.loss - (floor ?? 0) : row.loss);
      if (step % MEASURE_EVERY === 0) Object.assign(row, await figures());
      const recorded = wanted && step === reached;
      moments.push(recorded ? { row, parameters: await arena(), changing: recorder.changing } : { row });
    }
    floors.clear();
    return moments;
  }

  /** Loss and floor of the next batch under the present weights, which is what a step reports before it. */
  async function lossAhead(): Promise<Record<string, number>> {
    const batch = batches.at(trainer.step + 1);
    const { x, level, target } = batch;
    lossProgram ??= await executor.load(diffusionLoss(config, config.batch));
    lossProgram.writeParameters(await trainer.parameters());
    const { loss } = await lossProgram.run(1, { x, level, target });
    return { loss: loss[0], ...(batches.floorOf ? { lossFloor: batches.floorOf(batch) } : {}) };
  }

  return {
    get step() {
      return trainer.step;
    },
    parameterCount: initial.length,
    async train(steps) {
      const moments: Moment[] = [];
      const until = trainer.step + steps;
      while (trainer.step < until) moments.push(...(await advance(until - trainer.step)));
      return moments;
    },
    async rehearse(steps) {
      await trainer.advance(steps);
    },
    async record() {
      const row = { step: trainer.step, ...(await lossAhead()), ...(await figures()) };
      return { row, parameters: await arena() };
    },
    async resumePoint() {
      const { step, parameters, optimizer } = await trainer.resumePoint();
      return { step, parameters: joinEma(parameters, ema), optimizer: optimizer && padded(optimizer) };
    },
    async resume({ step, parameters, optimizer }) {
      const { raw, ema: average } = splitEma(parameters);
      trainer.resume({ step, parameters: raw.slice(), optimizer: optimizer && unpadded(optimizer) });
      ema = average.slice();
      recorder = newRecorder();
    },
    probe: (step, parameters, request) => prober.picture(step, parameters, request),
    dispose() {
      loaded.dispose();
      lossProgram?.dispose();
      prober.dispose();
    },
  };
}
