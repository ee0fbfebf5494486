/** @file The worker's entry: the induction experiment on core's runtime. */

import { chooseExecutor } from '../../core/executors/choose.ts';
import { serveWhereLoaded } from '../../core/worker/runtime.ts';
import { createInductionExperiment } from './experiment.ts';

export const serve = serveWhereLoaded(createInductionExperiment, chooseExecutor);
