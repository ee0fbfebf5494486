/** @file What this project says of its speed, held against the rows. */

import type { Who } from './contenders/contender.ts';
import type { Row } from './rows.ts';
import { threeDigits } from './table.ts';

/** A statement with its figure. */
export interface Claim {
  readonly text: string;
  /** Undefined where a row that it needs is missing or refused. */
  readonly value: number | undefined;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Whether it holds; undefined where it was not measured. */
export function holds({ value, atLeast, atMost }: Claim): boolean | undefined {
  if (value === undefined) return undefined;
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}

/** Times the peer's steps/s that ours does: the smaller of the ratios with a loss read every step and every 32. */
export function advantage(ours: Row | undefined, peer: Row | undefined): number | undefined {
  const ratios = (['stepsPerSecond1', 'stepsPerSecond32'] as const).flatMap((key) => {
    const [a, b] = [ours?.[key], peer?.[key]];
    return typeof a === 'number' && typeof b === 'number' ? [a / b] : [];
  });
  return ratios.length === 2 ? Math.min(...ratios) : undefined;
}

/** All claims about a model's rows. */
export function claimsOf(model: string, rows: readonly Row[]): Claim[] {
  const find = (who: Who, executor: string): Row | undefined =>
    rows.find((row) => row.model === model && row.who === who && row.executor === executor && !row.refused);
  const wasm = find('ours', 'wasm');
  const webgpu = find('ours', 'webgpu');
  const figure = (row: Row | undefined, value: (row: Row) => number | null | undefined): number | undefined =>
    (row && value(row)) ?? undefined;
  return [
    { text: 'wasm, times jax-js wasm', value: advantage(wasm, find('jax-js', 'wasm')), atLeast: 2 },
    { text: 'wasm, times tfjs wasm', value: advantage(wasm, find('tfjs', 'wasm')), atLeast: 4 },
    {
      text: 'wasm step, share of the GFLOP/s of its 64 x 64 x 64 matmul',
      value: figure(wasm, ({ gflops, matmulGflops }) => gflops! / matmulGflops!),
      atLeast: 0.35,
    },
    { text: 'webgpu, times jax-js webgpu', value: advantage(webgpu, find('jax-js', 'webgpu')), atLeast: 2 },
    { text: 'webgpu, times tfjs webgpu', value: advantage(webgpu, find('tfjs', 'webgpu')), atLeast: 8 },
    { text: 'webgpu, dispatches a step', value: figure(webgpu, ({ dispatches }) => dispatches), atMost: 24 },
    { text: 'webgpu, submits a step', value: figure(webgpu, ({ submits }) => submits), atMost: 1 / 16 },
    {
      text: 'webgpu, bind groups, buffers and pipelines created a step',
      value: figure(webgpu, ({ bindGroups, buffers, pipelines }) => bindGroups! + buffers! + pipelines!),
      atMost: 0,
    },
    {
      text: 'seconds from play to a prefix-matching score of 0.5',
      value: rows.find((row) => row.model === model && row.secondsToFormedHead !== undefined)
        ?.secondsToFormedHead,
      atMost: 6,
    },
  ];
}

/** The claims with their figures, one line each; those that need rows that are not there are left out. */
export function formatClaims(rows: readonly Row[]): string {
  const lines = [...new Set(rows.map(({ model }) => model))].flatMap((model) =>
    claimsOf(model, rows)
      .filter(({ value }) => value !== undefined && Number.isFinite(value))
      .map((claim) => {
        const bound =
          claim.atLeast === undefined
            ? `at most ${threeDigits(claim.atMost!)}`
            : `at least ${threeDigits(claim.atLeast)}`;
        const verdict = holds(claim) ? 'holds ' : 'MISSED';
        return `${verdict}  ${model}: ${claim.text}: ${threeDigits(claim.value!)} (${bound})`;
      }),
  );
  return lines.join('\n');
}
