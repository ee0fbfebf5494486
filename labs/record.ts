/**
 * @file `npm run record -- <lab or recording> [--seed N] [--steps N]`: trains a lab's recorded runs, or one of
 * them, without a browser and writes them to public/runs/. The same seed gives the same file on the same machine.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chooseExecutor } from '../core/executors/choose.ts';
import { diffusionRecording } from './diffusion/recording.ts';
import { endgameRecordings } from './endgame/recording.ts';
import { inductionRecording } from './induction/recording.ts';
import { PROGRESS_STRIDE, recordRun, type Recording } from './record-run.ts';

const RECORDINGS: readonly Recording[] = [inductionRecording, diffusionRecording, ...endgameRecordings];

/** A committed run stays below this. */
const LARGEST_FILE = 2_000_000;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    fail(`--${name} is "${text}"; it has to be a whole number from 0.`);
  return value;
}

function progress(step: number, steps: number, startedAt: number): void {
  const elapsed = (performance.now() - startedAt) / 1000;
  const left = Math.ceil((elapsed / step) * (steps - step));
  const line = `step ${step} of ${steps}, ${elapsed.toFixed(0)} s so far, about ${left} s left`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}   ${step === steps ? '\n' : ''}`);
  else if (step % (4 * PROGRESS_STRIDE) === 0 || step === steps) console.log(line);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '0' }, steps: { type: 'string' } },
});
const [wanted] = positionals;
const recordings = RECORDINGS.filter(({ lab, name }) => wanted === lab || wanted === name);
if (recordings.length === 0) {
  const names = new Set(RECORDINGS.flatMap(({ lab, name }) => [lab, name]));
  fail(
    `Usage: npm run record -- <name> [--seed N] [--steps N], with <name> one of ${[...names].join(', ')}.`,
  );
}
const seed = wholeNumber('seed', values.seed);
const { executor, reason } = await chooseExecutor('auto');
await mkdir('public/runs', { recursive: true });
for (const recording of recordings) await write(recording);
// Executors may keep the process alive.
process.exit(0);

async function write(recording: Recording): Promise<void> {
  const steps = values.steps === undefined ? recording.steps : wholeNumber('steps', values.steps);
  console.log(`Recording ${recording.name}, seed ${seed}, on ${executor.description} (${reason}).`);
  const startedAt = performance.now();
  const { file, checkpoints, rows } = await recordRun(recording, seed, steps, executor, (step) =>
    progress(step, steps, startedAt),
  );
  if (file.byteLength > LARGEST_FILE) {
    fail(
      `The file would take ${file.byteLength} bytes, over the limit of ${LARGEST_FILE}; lower the recording's budget.`,
    );
  }
  const path = `public/runs/${recording.name}.safetensors`;
  await writeFile(path, file);
  console.log(`Wrote ${path}: ${checkpoints} checkpoints, ${rows} rows, ${file.byteLength} bytes.`);
}
