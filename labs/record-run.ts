/** @file Trains a run from its seed and writes it as a file: what a lab opens with. */

import type { Executor } from '../core/executors/executor.ts';
import type { Experiment, ExperimentLimits, Moment, Row } from '../core/training/experiment.ts';
import { writeRunFile, type RunTensors } from '../core/training/run-file.ts';
import type { JsonValue } from '../core/training/strict-json.ts';
import { createTimeline } from '../core/training/timeline.ts';

/** What a lab says of the run that it opens with. */
export interface Recording {
  /** The lab's short name, as in its run files. */
  readonly lab: string;
  /** The file's name, without its ending. */
  readonly name: string;
  readonly config: JsonValue;
  readonly steps: number;
  /** Memory of the checkpoints that the file keeps. */
  readonly budgetBytes: number;
  create(seed: number, executor: Executor, limits: ExperimentLimits): Promise<Experiment>;
  toTensors(parameters: Float32Array): RunTensors;
  /** A row as precisely as the file needs it. */
  roundRow(row: Row): Row;
}

/** Steps trained between two reports of progress. */
export const PROGRESS_STRIDE = 25;

/** A finished file, and what is in it. */
export interface RecordedFile {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly checkpoints: number;
  readonly rows: number;
}

/**
 * Trains `steps` steps and writes the file, the earlier checkpoints in half precision. The same arguments
 * give the same bytes on the same kind of executor.
 */
export async function recordRun(
  recording: Recording,
  seed: number,
  steps: number,
  executor: Executor,
  progress: (step: number) => void = () => {},
): Promise<RecordedFile> {
  const { lab, config, budgetBytes, toTensors, roundRow } = recording;
  const experiment = await recording.create(seed, executor, { totalSteps: steps, budgetBytes });
  const timeline = createTimeline({ budgetBytes });
  const add = (moments: readonly Moment[]): void => moments.forEach((moment) => timeline.add(moment));
  add([await experiment.record()]);
  while (experiment.step < steps) {
    add(await experiment.train(Math.min(PROGRESS_STRIDE, steps - experiment.step)));
    progress(experiment.step);
  }
  experiment.dispose();
  const file = writeRunFile(
    {
      lab,
      formatVersion: 1,
      config,
      seed,
      totalSteps: steps,
      backend: executor.backend,
      rows: timeline.rows.map(roundRow),
      checkpoints: timeline.steps.map((step) => ({
        step,
        tensors: toTensors(timeline.at(step)!.parameters!),
      })),
    },
    { trajectory: 'F16' },
  );
  return { file, checkpoints: timeline.steps.length, rows: timeline.rows.length };
}
