/**
 * @file What a policy in training is besides its optimiser's memory, as one array, so that a checkpoint or a resume
 * point carries it: the weights, then the curriculum's three numbers, then three whole numbers as three digits each
 * to the base 2048, which even half precision holds exactly.
 */

import { curriculumNumbers, curriculumOf, firstCurriculum, type Curriculum } from './curriculum.ts';
import { FNV_OFFSET } from './env.ts';
import { initialParameters, parameterCount } from './policy.ts';
import { tablebaseOf } from './tablebase.ts';
import type { EndgameConfig } from './types.ts';

/** Digits of each count. */
export const COUNT_DIGITS = 3;
const BASE = 2048;

/** Numbers behind the weights: curriculum, moves played, optimiser updates, hash of the games. */
export const TAIL = 3 + 3 * COUNT_DIGITS;

function digitsOf(count: number): number[] {
  return Array.from({ length: COUNT_DIGITS }, (_, i) => Math.floor(count / BASE ** i) % BASE);
}

function countOf(digits: ArrayLike<number>): number {
  return Array.from(digits).reduce((total, digit, i) => total + digit * BASE ** i, 0);
}

/** What a side is at a step. */
export interface SideState {
  readonly parameters: Float32Array;
  readonly curriculum: Curriculum;
  /** White's moves played in training. */
  readonly moves: number;
  /** Optimiser updates done. */
  readonly updates: number;
  /** Of all moves of all games of training, in order: two runs of one hash played the same games. */
  readonly gamesHash: number;
}

/** Numbers of a side's state. */
export function sideSize(config: EndgameConfig): number {
  return parameterCount(config) + TAIL;
}

/** A side's state as one array. */
export function packSide({ parameters, curriculum, moves, updates, gamesHash }: SideState): Float32Array {
  const packed = new Float32Array(parameters.length + TAIL);
  packed.set(parameters);
  const counts = [moves, updates, gamesHash].flatMap(digitsOf);
  packed.set([...curriculumNumbers(curriculum), ...counts], parameters.length);
  return packed;
}

/**
 * The state that such an array holds.
 * @throws RangeError when the numbers behind the weights are not a curriculum's.
 */
export function unpackSide(config: EndgameConfig, packed: Float32Array): SideState {
  const weights = packed.length - TAIL;
  const { longest } = tablebaseOf(config.ending);
  const [moves, updates, gamesHash] = [0, 1, 2].map((i) => {
    const start = weights + 3 + i * COUNT_DIGITS;
    return countOf(packed.subarray(start, start + COUNT_DIGITS));
  });
  return {
    parameters: packed.slice(0, weights),
    curriculum: curriculumOf(packed.subarray(weights, weights + 3), longest),
    moves,
    updates,
    gamesHash,
  };
}

/** The state at step 0. */
export function firstSide(config: EndgameConfig, seed: number): SideState {
  return {
    parameters: initialParameters(config, seed),
    curriculum: firstCurriculum(config, tablebaseOf(config.ending).longest),
    moves: 0,
    updates: 0,
    gamesHash: FNV_OFFSET,
  };
}
