import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { readRunFile } from '../../../core/training/run-file.ts';
import { validateConfig } from '../../../labs/diffusion/config.ts';
import { fromTensors } from '../../../labs/diffusion/tensors.ts';
import { diffusionRecording, RECORDED_STEPS } from '../../../labs/diffusion/recording.ts';
import { recordRun } from '../../../labs/record-run.ts';

let executor: Executor;
beforeAll(async () => {
  executor = await createWasmExecutor();
});

describe('a recording', () => {
  it('is its seed: the same bytes again, and others from another seed', async () => {
    const record = async (seed: number) => (await recordRun(diffusionRecording, seed, 30, executor)).file;
    const first = await record(4);
    expect(Buffer.compare(first, await record(4))).toBe(0);
    expect(Buffer.compare(first, await record(5))).not.toBe(0);
  });

  it('tells of its progress, to the last step', async () => {
    const told: number[] = [];
    await recordRun(diffusionRecording, 0, 60, executor, (step) => told.push(step));
    expect(told).toEqual([25, 50, 60]);
  });
});

describe('the recorded run that the lab opens with', () => {
  const file = readFileSync('public/runs/diffusion-classic.safetensors');
  const run = readRunFile(file);

  it('is below 2 MB, whole, and of the classic preset', () => {
    expect(file.byteLength).toBeLessThan(2_000_000);
    expect(run.lab).toBe('diffusion');
    expect(validateConfig(run.config)).toEqual(diffusionRecording.config);
    expect(run.rows.at(-1)!.step).toBe(diffusionRecording.steps);
    for (const { tensors } of run.checkpoints) fromTensors(validateConfig(run.config), tensors);
  });

  it('has its checkpoints where its recording says, ever less dense from the beginning on', () => {
    const steps = run.checkpoints.map(({ step }) => step);
    expect(steps).toEqual(RECORDED_STEPS);
    expect(steps.filter((step) => step <= 400).length).toBeGreaterThanOrEqual(12);
    expect(Math.max(...steps.slice(1).map((step, i) => step - steps[i]))).toBeLessThanOrEqual(208);
  });

  it('ends with a model whose points are of high quality', () => {
    const last = run.rows.at(-1)!;
    expect(last.energyDistance).toBeLessThan(0.02);
    expect(last.highQuality).toBeGreaterThan(0.95);
    expect(last.modes).toBe(8);
  });

  it('begins as its seed does now: the first rows come out the same again', async () => {
    const { file: again } = await recordRun(diffusionRecording, run.seed, 20, executor);
    const losses = (rows: typeof run.rows) => rows.slice(0, 21).map((row) => row.loss);
    const [recorded, now] = [losses(run.rows), losses(readRunFile(again).rows)];
    recorded.forEach((loss, i) => expect(now[i]).toBeCloseTo(loss, 3));
  });
});
