/** @file The recorded run that the lab opens with. */

import type { Executor } from '../../core/executors/executor.ts';
import type { ExperimentLimits, Row } from '../../core/training/experiment.ts';
import type { Recording } from '../record-run.ts';
import { PRESETS } from './config.ts';
import { createInductionExperiment } from './experiment.ts';
import { toTensors } from './tensors.ts';

const config = PRESETS.classic;

/** Bytes of a checkpoint in memory at the classic preset, twice what it takes in the file. */
const CHECKPOINT_BYTES = 57_344;

/** What `npm run record -- induction` trains and how it is written. */
export const inductionRecording: Recording = {
  lab: 'induction',
  name: 'induction-classic',
  config: { ...config },
  steps: 1000,
  /** 60 checkpoints: the file stays below 2 MB with the earlier ones in half precision. */
  budgetBytes: 60 * CHECKPOINT_BYTES,
  create: (seed: number, executor: Executor, limits: ExperimentLimits) =>
    createInductionExperiment(config, seed, executor, limits),
  toTensors: (parameters: Float32Array) => toTensors(config, parameters),
  /** Four digits are more than any chart shows, and a third of the bytes. */
  roundRow: (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        name === 'step' ? value : Number(value.toPrecision(4)),
      ]),
    ) as unknown as Row,
};
