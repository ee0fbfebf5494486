/** @file A run in and out of the page: files and addresses in, a file out, in bites that leave the page responsive. */

import type { Moment, ResumePoint } from '../training/experiment.ts';
import { readRunFile, writeRunFile, type RunCheckpoint, type RunTensors } from '../training/run-file.ts';
import type { JsonValue } from '../training/strict-json.ts';
import { createTimeline, type Timeline } from '../training/timeline.ts';
import { explained, LabError, toLabError } from './errors.ts';

/** Largest run file that is opened, in bytes. */
export const MAX_FILE_BYTES = 64 * 2 ** 20;
/** Weights in an exported file, in bytes: evenly thinned where the timeline holds more. */
const EXPORT_BYTES = 8 * 2 ** 20;
/** A task on the page's thread ends after about this long, in milliseconds. */
const TASK_MS = 20;

/** How a lab's runs are written: its name, its configuration, and its weights. */
export interface RunCodec<Config> {
  readonly lab: string;
  encodeConfig(config: Config): JsonValue;
  /** @throws an error with `code` and `message` when a file's configuration is not one of this lab's. */
  validateConfig(value: unknown): Config;
  /** Resolves with what knows the model's tensors, which no run needs before it is opened or saved. */
  tensorCodec(): Promise<TensorCodec<Config>>;
}

/** The arena of parameters as tensors under the field's own names. The optimiser's moments are written the same way. */
export interface TensorCodec<Config> {
  toTensors(config: Config, parameters: Float32Array): RunTensors;
  /** The inverse. @throws Error when a tensor is missing or has another shape. */
  fromTensors(config: Config, tensors: RunTensors): Float32Array;
}

/** A run that has been read whole and found good. */
export interface LoadedRun<Config> {
  readonly config: Config;
  readonly seed: number;
  readonly totalSteps: number;
  readonly moments: readonly Moment[];
  /** Where to go on; absent when the file has no optimiser. */
  readonly resume: ResumePoint | undefined;
}

/** What a run file is written from. */
export interface RecordedRun<Config> {
  readonly config: Config;
  readonly seed: number;
  readonly totalSteps: number;
  readonly backend: string | undefined;
  readonly timeline: Timeline;
  readonly resume: ResumePoint | undefined;
}

/** Maps in bites, so that the page can draw between them. */
async function mapInBites<In, Out>(items: readonly In[], map: (item: In) => Out): Promise<Out[]> {
  const results: Out[] = [];
  let since = performance.now();
  for (const item of items) {
    results.push(map(item));
    if (performance.now() - since < TASK_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  return results;
}

function tooLarge(bytes: number): LabError {
  const megabytes = (size: number): string => `${Math.ceil(size / 2 ** 20)} MB`;
  return explained('run-too-large', `The file has more than ${megabytes(Math.min(bytes, MAX_FILE_BYTES))}`);
}

async function fetchBytes(url: string | URL, signal: AbortSignal): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(new URL(url, document.baseURI), { signal });
  } catch (error) {
    throw explained('run-not-found', `${String(url)}: ${(error as Error).message}`);
  }
  if (!response.ok) throw explained('run-not-found', `${String(url)} answered ${response.status}`);
  const announced = Number(response.headers.get('content-length'));
  if (announced > MAX_FILE_BYTES) {
    void response.body?.cancel();
    throw tooLarge(announced);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    length += part.value.length;
    if (length > MAX_FILE_BYTES) {
      void reader?.cancel();
      throw tooLarge(length);
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

async function bytesOf(source: Blob | string | URL, signal: AbortSignal): Promise<Uint8Array> {
  if (!(source instanceof Blob)) return fetchBytes(source, signal);
  if (source.size > MAX_FILE_BYTES) throw tooLarge(source.size);
  return new Uint8Array(await source.arrayBuffer());
}

/**
 * Reads a run file whole, from a file or an address.
 * Rejects with a LabError: `run-not-found`, `run-too-large`, `run-of-another-lab`, `run-unreadable`, the run
 * file's own codes (see `run-file-error.ts`) or the lab's for its configuration.
 */
export async function readRun<Config>(
  codec: RunCodec<Config>,
  source: Blob | string | URL,
  signal: AbortSignal,
): Promise<LoadedRun<Config>> {
  const { fromTensors } = await codec.tensorCodec();
  try {
    const file = readRunFile(await bytesOf(source, signal));
    if (file.lab !== codec.lab) {
      throw explained(
        'run-of-another-lab',
        `This run was recorded by the lab “${file.lab}”, not “${codec.lab}”`,
      );
    }
    const config = codec.validateConfig(file.config);
    const parameters = new Map(
      await mapInBites(
        file.checkpoints,
        ({ step, tensors }) => [step, fromTensors(config, tensors)] as const,
      ),
    );
    const rows = new Map(file.rows.map((row) => [row.step, row] as const));
    for (const { step } of file.checkpoints) if (!rows.has(step)) rows.set(step, { step });
    const moments = [...rows.values()]
      .sort((a, b) => a.step - b.step)
      .map((row): Moment => ({ row, parameters: parameters.get(row.step) }));
    const { step } = file.checkpoints.at(-1)!;
    const { optimizer } = file;
    const moment = (tensors: RunTensors): Float32Array => fromTensors(config, tensors);
    const resume: ResumePoint | undefined =
      optimizer || step === 0
        ? {
            step,
            parameters: parameters.get(step)!,
            optimizer: optimizer && { m: moment(optimizer.m), v: moment(optimizer.v) },
          }
        : undefined;
    return { config, seed: file.seed, totalSteps: file.totalSteps, moments, resume };
  } catch (error) {
    throw toLabError(error, 'run-unreadable');
  }
}

/** A timeline's moments, thinned to what a file is to hold. */
function momentsFor(
  timeline: Timeline,
  resume: ResumePoint | undefined,
): { thinned: Timeline; optimizer: boolean } {
  const thinned = createTimeline({ budgetBytes: EXPORT_BYTES });
  thinned.replace(timeline.rows.map(({ step }) => timeline.at(step)!));
  const newest = thinned.nearest(Infinity)?.step ?? -1;
  if (resume && resume.step > newest) {
    const { step, parameters } = resume;
    thinned.add({ row: timeline.at(step)?.row ?? { step }, parameters });
  }
  // The file holds the optimiser of its last checkpoint only.
  return { thinned, optimizer: resume !== undefined && resume.step >= newest };
}

/**
 * The run as a file named after lab, seed and step, such as `induction-seed-0-step-412.safetensors`.
 * Rejects with a LabError: `nothing-recorded`, or the run file's own codes.
 */
export async function writeRun<Config>(codec: RunCodec<Config>, run: RecordedRun<Config>): Promise<File> {
  const { config, seed, totalSteps, backend, timeline, resume } = run;
  if (timeline.nearest(0) === undefined) throw new LabError('nothing-recorded');
  const { toTensors } = await codec.tensorCodec();
  try {
    const { thinned, optimizer } = momentsFor(timeline, resume);
    const checkpoints = await mapInBites(thinned.steps, (step): RunCheckpoint => {
      return { step, tensors: toTensors(config, thinned.at(step)!.parameters!) };
    });
    const memory = optimizer ? resume?.optimizer : undefined;
    const bytes = writeRunFile(
      {
        lab: codec.lab,
        formatVersion: 1,
        config: codec.encodeConfig(config),
        seed,
        totalSteps,
        backend,
        rows: thinned.rows,
        checkpoints,
        optimizer: memory && {
          m: toTensors(config, memory.m),
          v: toTensors(config, memory.v),
        },
      },
      { trajectory: 'F32' },
    );
    const name = `${codec.lab}-seed-${seed}-step-${thinned.trainedSteps}.safetensors`;
    return new File([bytes], name, { type: 'application/octet-stream' });
  } catch (error) {
    throw toLabError(error, 'nothing-recorded');
  }
}
