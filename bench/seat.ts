/**
 * @file Where a contender sits while it is measured. The page in which it trains offers this to the bench
 * outside; in Node both are in one process.
 */

import { countCalls, type Counts } from './counts.ts';
import { startContender } from './contenders/start.ts';
import type { Entry } from './contenders/contender.ts';
import { createWorkload, modelNamed, type Workload } from './models.ts';

/** What came of a number of steps. */
export interface Run {
  /** Loss of the last step. */
  readonly loss: number;
  readonly milliseconds: number;
}

/** A contender that was set up. Only plain values cross. */
export interface Seat {
  readonly device: string;
  /** Floating-point operations of a step. */
  readonly flops: number;
  /** Trains `steps` more steps, waiting for a loss after every `readEvery`. */
  run(steps: number, readEvery: number): Promise<Run>;
  /** WebGPU calls of `steps` more steps with one loss waited for. */
  count(steps: number): Promise<Counts>;
}

/** Sets a contender up on the model of that name. */
export async function openSeat({ who, executor }: Entry, model: string): Promise<Seat> {
  return seatOf({ who, executor }, createWorkload(modelNamed(model).config));
}

/** As `openSeat`, on a workload that exists. */
export async function seatOf({ who, executor }: Entry, workload: Workload): Promise<Seat> {
  const contender = await startContender(who, executor, workload);
  return {
    device: contender.device,
    flops: workload.flops,
    async run(steps, readEvery) {
      let loss = NaN;
      const start = performance.now();
      for (let done = 0; done < steps; done += readEvery) {
        loss = await contender.run(Math.min(readEvery, steps - done));
      }
      return { loss, milliseconds: performance.now() - start };
    },
    count: (steps) => countCalls(() => contender.run(steps)),
  };
}
