/** @file The bench's result: a row for each contender and model, and the rule by which a row is refused. */

import type { Entry, Who } from './contenders/contender.ts';
import type { Counts } from './counts.ts';
import { median, spread } from './statistics.ts';

/** A row of the table, as it is written to JSON. Every figure is null where it was not or cannot be measured. */
export interface Row {
  readonly model: string;
  readonly who: Who;
  readonly executor: string;
  /** Median milliseconds a step, in whichever of the two ways below the contender is faster. */
  readonly msPerStep: number | null;
  /** Interquartile range of `msPerStep`'s samples as a share of it. */
  readonly spread: number | null;
  /** Steps a second when every step's loss is waited for. */
  readonly stepsPerSecond1: number | null;
  /** Steps a second when every 32nd loss is waited for: every `readEvery`th, where 32 steps take too long. */
  readonly stepsPerSecond32: number | null;
  /** 10^9 floating-point operations a second at `msPerStep`, from the plan's count for all contenders. */
  readonly gflops: number | null;
  /** WebGPU calls a step. */
  readonly dispatches: number | null;
  readonly submits: number | null;
  readonly bindGroups: number | null;
  readonly buffers: number | null;
  readonly pipelines: number | null;
  /** Loss in nats after ten updates, on the eleventh batch. */
  readonly loss10: number | null;
  readonly readEvery: number | null;
  /** Timings behind `stepsPerSecond1` and `stepsPerSecond32`; slow contenders get fewer. */
  readonly samples: readonly [number, number];
  /** What computed. */
  readonly device: string | null;
  /** Why the row is refused, if it is. */
  readonly refused: string | null;
  /** GFLOP/s of the executor's own 64 x 64 x 64 matmul by itself, measured in the same rounds. */
  readonly matmulGflops?: number;
  /** Seconds from `play()` to a prefix-matching score of 0.5 in the lab, for the backend it chose. */
  readonly secondsToFormedHead?: number;
}

/** What was found out about one contender. */
export interface Measured {
  readonly entry: Entry;
  readonly device: string;
  /** Floating-point operations of a step. */
  readonly flops: number;
  readonly loss10: number;
  readonly readEvery: number;
  /** Milliseconds a step, a loss read every step, by turn. */
  readonly single: readonly number[];
  /** The same with a loss read every `readEvery` steps. */
  readonly grouped: readonly number[];
  /** WebGPU calls a step, for contenders on WebGPU. */
  readonly counts: Counts | null;
}

/** A contender that could not be measured. */
export interface Failed {
  readonly entry: Entry;
  readonly reason: string;
}

/** Losses may differ by so much, in nats, after ten steps. */
export const LOSS_TOLERANCE = 1e-4;

/**
 * Why each contender's row is refused, or null where it is not: its loss differs from the others' middle one
 * by more than `LOSS_TOLERANCE`, so it trains something else. The middle one is a contender's own, the lower of two.
 */
export function refusals(losses: readonly number[]): (string | null)[] {
  const sorted = losses.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return losses.map((loss) => {
    const difference = Math.abs(loss - middle);
    if (difference <= LOSS_TOLERANCE) return null;
    return Number.isFinite(difference)
      ? `loss ${loss.toFixed(5)} after 10 steps is ${difference.toExponential(1)} from the others' ${middle.toFixed(5)}`
      : `loss ${loss} after 10 steps`;
  });
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The row of a contender that was measured. */
export function rowOf(model: string, measured: Measured): Row {
  const { entry, device, flops, loss10, readEvery, single, grouped, counts } = measured;
  const faster = median(single) < median(grouped) ? single : grouped;
  const msPerStep = median(faster);
  return {
    model,
    ...entry,
    msPerStep: finite(msPerStep),
    spread: finite(spread(faster)),
    stepsPerSecond1: finite(1000 / median(single)),
    stepsPerSecond32: finite(1000 / median(grouped)),
    gflops: finite(flops / msPerStep / 1e6),
    dispatches: counts?.dispatches ?? null,
    submits: counts?.submits ?? null,
    bindGroups: counts?.bindGroups ?? null,
    buffers: counts?.buffers ?? null,
    pipelines: counts?.pipelines ?? null,
    loss10,
    readEvery,
    samples: [single.length, grouped.length],
    device,
    refused: null,
  };
}

/** The row of a contender that has no figures to show. */
export function refusedRow(model: string, entry: Entry, reason: string): Row {
  return {
    model,
    ...entry,
    msPerStep: null,
    spread: null,
    stepsPerSecond1: null,
    stepsPerSecond32: null,
    gflops: null,
    dispatches: null,
    submits: null,
    bindGroups: null,
    buffers: null,
    pipelines: null,
    loss10: null,
    readEvery: null,
    samples: [0, 0],
    device: null,
    refused: reason,
  };
}
