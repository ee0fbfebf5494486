import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { readRunFile } from '../../../core/training/run-file.ts';
import { validateConfig } from '../../../labs/endgame/config.ts';
import { fromTensors } from '../../../labs/endgame/tensors.ts';
import { endgameRecordings } from '../../../labs/endgame/recording.ts';
import { unpackSide } from '../../../labs/endgame/side-state.ts';
import { recordRun, type Recording } from '../../../labs/record-run.ts';

let executor: Executor;
beforeAll(async () => {
  executor = await createWasmExecutor();
});

const small = (recording: Recording, seed: number) => recordRun(recording, seed, 4, executor);

describe('a recording', () => {
  it('is its seed: the same bytes again, and others from another seed', async () => {
    const [queen] = endgameRecordings;
    const { file } = await small(queen, 4);
    expect(Buffer.compare(file, (await small(queen, 4)).file)).toBe(0);
    expect(Buffer.compare(file, (await small(queen, 5)).file)).not.toBe(0);
  });
});

describe.each(endgameRecordings.map((recording) => [recording.name, recording] as const))(
  'the recorded run %s',
  (name, recording) => {
    const file = readFileSync(`public/runs/${name}.safetensors`);
    const run = readRunFile(file);
    const config = validateConfig(run.config);
    const states = run.checkpoints.map(({ tensors }) => unpackSide(config, fromTensors(config, tensors)));

    it('is below 2 MB, whole, and of its preset', () => {
      expect(file.byteLength).toBeLessThan(2_000_000);
      expect(run.lab).toBe('endgame');
      expect(config).toEqual(recording.config);
      expect(run.rows.at(-1)!.step).toBe(recording.steps);
      expect(run.checkpoints.at(-1)!.step).toBe(recording.steps);
    });

    it('climbs to the last level, and ends with more than 95 % of its games mated', () => {
      const longest = config.ending === 'KQK' ? 10 : 16;
      const levels = states.map(({ curriculum }) => curriculum.level);
      expect([levels[0], levels.at(-1)]).toEqual([1, longest]);
      const last = run.rows.at(-1)!;
      const rates = Array.from({ length: longest }, (_, i) => last[`mate.${i + 1}`]);
      expect(rates.reduce((a, b) => a + b, 0) / longest).toBeGreaterThan(0.95);
    });

    it('keeps its counts through half precision', () => {
      run.checkpoints.forEach(({ step }, i) => {
        const row = run.rows.find((each) => each.step === step)!;
        expect(states[i].moves).toBe(row.moves);
        expect(states[i].curriculum.level).toBe(row.level);
      });
    });

    it('begins as its seed does now: the same first games', async () => {
      const again = readRunFile((await small(recording, run.seed)).file);
      const first = (rows: typeof run.rows) =>
        rows.slice(0, 3).map(({ moves, meanReward }) => [moves, meanReward]);
      expect(first(again.rows)).toEqual(first(run.rows));
    });
  },
);
