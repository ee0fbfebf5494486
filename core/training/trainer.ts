/** @file Drives a training program: batches in, optimiser steps, metrics and checkpoints out. */

import type { LoadedProgram, Tensors } from '../executors/executor.ts';
import { LEARNING_RATE, sizeOfInput, STEP_NUMBER } from '../program/program.ts';
import type { ResumePoint } from './experiment.ts';

/** What a trainer is told about the run. All functions depend on nothing but their arguments. */
export interface TrainerOptions {
  readonly loaded: LoadedProgram;
  /** The program's inputs for optimiser step `step` (from 1), besides learning rate and step number. */
  readonly batch: (step: number) => Tensors;
  /** Learning rate of optimiser step `step` (from 1). */
  readonly learningRate: (step: number) => number;
}

/** A run in progress. */
export interface Trainer {
  /** Optimiser steps done so far. */
  readonly step: number;
  /** Does `steps` more; the program's outputs come back stacked, one step's values behind another's. */
  advance(steps: number): Promise<Record<string, Float32Array>>;
  parameters(): Promise<Float32Array>;
  resumePoint(): Promise<ResumePoint>;
  resume(point: ResumePoint): void;
}

/** A trainer at step 0 with the given parameters. */
export function createTrainer(
  { loaded, batch, learningRate }: TrainerOptions,
  parameters: Float32Array,
): Trainer {
  let done = 0;
  loaded.writeParameters(parameters);
  loaded.writeOptimizer(undefined);

  function inputsFor(first: number, steps: number): Tensors {
    const stacked: Record<string, Float32Array | Int32Array> = {
      [LEARNING_RATE]: new Float32Array(steps),
      [STEP_NUMBER]: new Float32Array(steps),
    };
    for (let i = 0; i < steps; i++) {
      const step = first + i;
      stacked[LEARNING_RATE][i] = learningRate(step);
      stacked[STEP_NUMBER][i] = step;
      for (const [name, values] of Object.entries(batch(step))) {
        const size = sizeOfInput(loaded.program, name);
        stacked[name] ??=
          values instanceof Int32Array ? new Int32Array(steps * size) : new Float32Array(steps * size);
        stacked[name].set(values, i * size);
      }
    }
    return stacked;
  }

  return {
    get step() {
      return done;
    },
    async advance(steps) {
      const outputs = await loaded.run(steps, inputsFor(done + 1, steps));
      done += steps;
      return outputs;
    },
    parameters: () => loaded.readParameters(),
    async resumePoint() {
      return {
        step: done,
        parameters: await loaded.readParameters(),
        optimizer: done === 0 ? undefined : await loaded.readOptimizer(),
      };
    },
    resume(point) {
      loaded.writeParameters(point.parameters);
      loaded.writeOptimizer(point.optimizer);
      done = point.step;
    },
  };
}
