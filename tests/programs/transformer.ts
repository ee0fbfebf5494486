/** @file Whole training runs of the induction lab's model, the same on every executor. */

import type { Executor, OptimizerState, Tensors } from '../../core/executors/executor.ts';
import type { Program } from '../../core/program/program.ts';
import { DEFAULT_CONFIG } from '../../labs/induction/config.ts';
import { inductionTraining, initialParameters } from '../../labs/induction/model.ts';
import type { InductionConfig } from '../../labs/induction/types.ts';
import { createRandom } from './random.ts';

export type Sizes = Pick<InductionConfig, 'layers' | 'heads' | 'vocabulary' | 'length' | 'width' | 'batch'>;

/** Small enough for plain JavaScript, and odd in every way. */
export const TINY = { layers: 2, heads: 3, vocabulary: 11, length: 13, width: 15, batch: 3 };
