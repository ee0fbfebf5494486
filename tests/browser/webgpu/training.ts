/** @file A small transformer and random batches to train it on. */

import type { LoadedProgram, Tensors } from '../../../core/executors/executor.ts';
import type { Program } from '../../../core/program/program.ts';
import { transformerTraining, type TransformerSizes } from '../../transformer.ts';
import { integers, normals } from './compare.ts';

export const SMALL: TransformerSizes = {
  vocabulary: 11,
  length: 12,
  width: 12,
  heads: 2,
  batch: 3,
  layers: 2,
};

export const smallTransformer = (): Program => transformerTraining(SMALL);

/**
 * Inputs of steps `first` ... `first + steps − 1` (from 1): the target is a fixed
 * permutation of the token, which is quickly learnt.
 */
export function batches(first: number, steps: number): Tensors {
  const { batch, length, vocabulary } = SMALL;
  const count = batch * length;
  const tokens = new Int32Array(steps * count);
  const targets = new Int32Array(steps * count);
  for (let s = 0; s < steps; s++) {
    const drawn = integers(count, vocabulary, first + s);
    tokens.set(drawn, s * count);
    targets.set(
      drawn.map((token) => (3 * token + 1) % vocabulary),
      s * count,
    );
  }
  const weights = new Float32Array(steps * count).fill(1 / count);
  const later = weights.map((_, i) => (i % length >= length / 2 ? 2 / count : 0));
  return {
    tokens,
    targets,
    weights,
    inducibleWeights: later,
    otherWeights: weights.map((_, i) => (later[i] === 0 ? 2 / count : 0)),
    learningRate: new Float32Array(steps).fill(0.01),
    stepNumber: Float32Array.from({ length: steps }, (_, i) => first + i),
  };
}

/** Writes the same first weights into every program of this size. */
export function initialise(loaded: LoadedProgram): void {
  const values = normals(loaded.program.parameterCount, 7);
  loaded.writeParameters(values.map((x) => x / Math.sqrt(SMALL.width)));
  loaded.writeOptimizer(undefined);
}
