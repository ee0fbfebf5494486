import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { readRunFile } from '../../../core/training/run-file.ts';
import { validateConfig } from '../../../labs/induction/config.ts';
import { fromTensors } from '../../../labs/induction/tensors.ts';
import { inductionRecording } from '../../../labs/induction/recording.ts';
import { recordRun } from '../../../labs/record-run.ts';

let executor: Executor;
beforeAll(async () => {
  executor = await createWasmExecutor();
});

describe('a recording', () => {
  it('is its seed: the same bytes again, and others from another seed', async () => {
    const record = async (seed: number) => (await recordRun(inductionRecording, seed, 30, executor)).file;
    const first = await record(4);
    expect(Buffer.compare(first, await record(4))).toBe(0);
    expect(Buffer.compare(first, await record(5))).not.toBe(0);
  });

  it('tells of its progress, to the last step', async () => {
    const told: number[] = [];
    await recordRun(inductionRecording, 0, 60, executor, (step) => told.push(step));
    expect(told).toEqual([25, 50, 60]);
  });
});

describe('the recorded run that the lab opens with', () => {
  const file = readFileSync('public/runs/induction-classic.safetensors');
  const run = readRunFile(file);

  it('is below 2 MB, whole, and of the classic preset', () => {
    expect(file.byteLength).toBeLessThan(2_000_000);
    expect(run.lab).toBe('induction');
    expect(validateConfig(run.config)).toEqual(inductionRecording.config);
    expect(run.rows.at(-1)!.step).toBe(inductionRecording.steps);
    for (const { tensors } of run.checkpoints) fromTensors(validateConfig(run.config), tensors);
  });

  it('is recorded four times as densely in the fall as on the plateau before it', () => {
    const count = (from: number, to: number): number =>
      run.checkpoints.filter(({ step }) => step >= from && step < to).length;
    expect(count(400, 600)).toBeGreaterThanOrEqual(4 * count(100, 300));
  });

  it('begins as its seed does now: the first rows come out the same again', async () => {
    const { file: again } = await recordRun(inductionRecording, run.seed, 20, executor);
    const losses = (rows: typeof run.rows) => rows.slice(0, 21).map((row) => row.loss);
    const [recorded, now] = [losses(run.rows), losses(readRunFile(again).rows)];
    recorded.forEach((loss, i) => expect(now[i]).toBeCloseTo(loss, 3));
  });
});
