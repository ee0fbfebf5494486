/** @file The recorded run that the lab opens with. */

import type { Executor } from '../../core/executors/executor.ts';
import type { Experiment, ExperimentLimits, Moment, Row } from '../../core/training/experiment.ts';
import type { Recording } from '../record-run.ts';
import { PRESETS } from './config.ts';
import { EMA_EVERY } from './ema.ts';
import { createDiffusionExperiment } from './experiment.ts';
import { parameterCount } from './model.ts';
import { toTensors } from './tensors.ts';

const { config } = PRESETS.classic;

/** Checkpoints that the file keeps, weights and average in half precision: it stays below 2 MB. */
const CHECKPOINTS = 40;

/**
 * Steps whose weights the file keeps: i^2 / (n - 1)^2 of the run each, at updates of the average. Samples go from a
 * blur to eight modes within the first tenth, and sharpen ever more slowly after that.
 */
export const RECORDED_STEPS: readonly number[] = [
  ...new Set(
    Array.from({ length: CHECKPOINTS }, (_, i) => {
      const share = (i / (CHECKPOINTS - 1)) ** 2;
      return EMA_EVERY * Math.round((share * config.decaySteps) / EMA_EVERY);
    }),
  ),
];

/** The experiment, with weights at `RECORDED_STEPS` and at no others. */
function recordedThere(experiment: Experiment): Experiment {
  async function train(steps: number): Promise<Moment[]> {
    const moments: Moment[] = [];
    const until = experiment.step + steps;
    while (experiment.step < until) {
      const next = RECORDED_STEPS.find((step) => step > experiment.step) ?? Infinity;
      const trained = await experiment.train(Math.min(next, until) - experiment.step);
      const rows = trained.map(({ row }) => row);
      moments.push(...rows.slice(0, -1).map((row) => ({ row })));
      const here = experiment.step === next ? (await experiment.resumePoint()).parameters : undefined;
      moments.push({ row: rows[rows.length - 1], parameters: here });
    }
    return moments;
  }
  return {
    get step() {
      return experiment.step;
    },
    parameterCount: experiment.parameterCount,
    train,
    rehearse: (steps) => experiment.rehearse(steps),
    record: () => experiment.record(),
    resumePoint: () => experiment.resumePoint(),
    resume: (point) => experiment.resume(point),
    probe: (step, parameters, request) => experiment.probe(step, parameters, request),
    dispose: () => experiment.dispose(),
  };
}

/** What `npm run record -- diffusion` trains and how it is written. */
export const diffusionRecording: Recording = {
  lab: 'diffusion',
  name: 'diffusion-classic',
  config: { ...config, drawn: [], schedule: { ...config.schedule } },
  steps: config.decaySteps,
  budgetBytes: CHECKPOINTS * 2 * Float32Array.BYTES_PER_ELEMENT * parameterCount(config),
  create: async (seed: number, executor: Executor, limits: ExperimentLimits) =>
    recordedThere(await createDiffusionExperiment(config, seed, executor, limits)),
  toTensors: (parameters: Float32Array) => toTensors(config, parameters),
  /** Four digits are more than any chart shows. */
  roundRow: (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        name === 'step' ? value : Number(value.toPrecision(4)),
      ]),
    ) as unknown as Row,
};
