/** @file The worker's entry: the endgame experiment on core's runtime. */

import { chooseExecutor } from '../../core/executors/choose.ts';
import { serveWhereLoaded } from '../../core/worker/runtime.ts';
import { createEndgameExperiment } from './experiment.ts';

export const serve = serveWhereLoaded(createEndgameExperiment, chooseExecutor);
