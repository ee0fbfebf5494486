/** @file Someone who trains the model: what the bench asks of ours and of the peers alike. */

import type { Workload } from '../models.ts';

/** Whose code it is. */
export type Who = 'ours' | 'tfjs' | 'jax-js';

/** A model in training. */
export interface Contender {
  /** What computes, in words. */
  readonly device: string;
  /**
   * Does `steps` more optimiser steps, each on its own batch, uploading as it goes, and resolves with the loss
   * of the last one (before its update): the only value that is waited for.
   */
  run(steps: number): Promise<number>;
}

/** Sets a contender up on an executor: weights on the device, nothing trained yet. */
export type Start = (executor: string, workload: Workload) => Promise<Contender>;

/** Who computes where, as in the rows. */
export interface Entry {
  readonly who: Who;
  readonly executor: string;
}
