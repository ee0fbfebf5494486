/** @file The worker's entry: the diffusion experiment on core's runtime. */

import { chooseExecutor } from '../../core/executors/choose.ts';
import { serveWhereLoaded } from '../../core/worker/runtime.ts';
import { createDiffusionExperiment } from './experiment.ts';

export const serve = serveWhereLoaded(createDiffusionExperiment, chooseExecutor);
