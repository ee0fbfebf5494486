/** @file Training: random streams, trainer, recorder and timeline, and the run file. */

export type {
  Experiment,
  ExperimentFactory,
  ExperimentLimits,
  Moment,
  ResumePoint,
  Row,
} from './experiment.ts';
export { philox4x32, randomStream, type RandomStream } from './random.ts';
export { createRecorder, type Recorder } from './recorder.ts';
export { RunFileError, type RunFileErrorCode } from './run-file-error.ts';
export {
  readRunFile,
  writeRunFile,
  type RunCheckpoint,
  type RunFile,
  type RunTensor,
  type RunTensors,
} from './run-file.ts';
export type { RunMetadata } from './run-metadata.ts';
export {
  readSafetensors,
  writeSafetensors,
  type Safetensors,
  type SafetensorsTensor,
} from './safetensors.ts';
export type { JsonValue } from './strict-json.ts';
export { createTimeline, type Checkpoint, type Timeline } from './timeline.ts';
export { createTrainer, type Trainer, type TrainerOptions } from './trainer.ts';
