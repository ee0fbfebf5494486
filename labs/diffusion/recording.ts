/** @file The recorded run that the lab opens with. */

import type { Executor } from '../../core/executors/executor.ts';
import type { ExperimentLimits, Row } from '../../core/training/experiment.ts';
import type { Recording } from '../record-run.ts';
import { PRESETS } from './config.ts';
import { createDiffusionExperiment } from './experiment.ts';
import { parameterCount } from './model.ts';
import { toTensors } from './parameters.ts';

const { config } = PRESETS.classic;

/** Checkpoints that the file keeps, weights and average in half precision: it stays below 2 MB. */
const CHECKPOINTS = 40;

/** What `npm run record -- diffusion` trains and how it is written. */
export const diffusionRecording: Recording = {
  lab: 'diffusion',
  name: 'diffusion-classic',
  config: { ...config, drawn: [], schedule: { ...config.schedule } },
  steps: config.decaySteps,
  budgetBytes: CHECKPOINTS * 2 * Float32Array.BYTES_PER_ELEMENT * parameterCount(config),
  create: (seed: number, executor: Executor, limits: ExperimentLimits) =>
    createDiffusionExperiment(config, seed, executor, limits),
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
