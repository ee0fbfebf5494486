/** @file The recorded runs that the lab opens with, one for each ending. */

import type { Executor } from '../../core/executors/executor.ts';
import type { ExperimentLimits, Row } from '../../core/training/experiment.ts';
import type { Recording } from '../record-run.ts';
import { defaultSteps, PRESETS } from './config.ts';
import { createEndgameExperiment } from './experiment.ts';
import { toTensors } from './tensors.ts';
import { sideSize } from './side-state.ts';

/** Checkpoints in a file: the last in full, the others in half precision, so that it stays below 2 MB. */
const CHECKPOINTS = 14;

function recordingOf(preset: 'queen' | 'rook'): Recording {
  const config = PRESETS[preset];
  return {
    lab: 'endgame',
    name: `endgame-${preset}`,
    config: { ...config },
    steps: defaultSteps(config),
    budgetBytes: CHECKPOINTS * 4 * sideSize(config),
    create: (seed: number, executor: Executor, limits: ExperimentLimits) =>
      createEndgameExperiment(config, seed, executor, limits),
    toTensors: (parameters: Float32Array) => toTensors(config, parameters),
    /** Four digits are more than any chart shows; counts are whole numbers, and stay whole. */
    roundRow: (row: Row): Row =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          Number.isInteger(value) ? value : Number(value.toPrecision(4)),
        ]),
      ) as unknown as Row,
  };
}

/** What `npm run record -- endgame` trains, and how it is written. */
export const endgameRecordings: readonly Recording[] = [recordingOf('queen'), recordingOf('rook')];
