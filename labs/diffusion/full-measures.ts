/** @file The full measures of one sampler under given weights, on demand: what `measure()` returns. */

import { randomStream } from '../../core/training/random.ts';
import { drawPoints, mixtureOf } from './data/datasets.ts';
import { inModelUnits, type Mixture } from './data/mixture.ts';
import { mixtureLogDensity } from './exact/mixture-score.ts';
import { energyDistance } from './measures/energy-distance.ts';
import { negativeLogLikelihoods, schedulePath, velocityOf } from './measures/likelihood.ts';
import { mmd } from './measures/mmd.ts';
import { modeCounts } from './measures/modes.ts';
import { nullBand } from './measures/null-band.ts';
import { scoreErrors } from './measures/score-error.ts';
import { slicedWasserstein } from './measures/sliced-wasserstein.ts';
import { finitePoints } from './measures/spread.ts';
import type { Network } from './network.ts';
import { lastFrame, sampleNetwork } from './sampling.ts';
import { createSchedule } from './schedules.ts';
import type { DiffusionConfig, Measures, PanelConfig } from './types.ts';

/** Points compared on each side. */
export const MEASURED_POINTS = 2000;
/** True points whose likelihood is taken, and Heun steps of the flow. */
const LIKELIHOOD_POINTS = 500;
const LIKELIHOOD_STEPS = 50;

/** What is measured. */
export interface MeasureTask {
  readonly network: Network;
  readonly config: DiffusionConfig;
  readonly panel: PanelConfig;
  readonly step: number;
  /** Of the noise that the samples start from. */
  readonly noiseSeed: number;
  /** What the exact score is told from, in data units. */
  readonly reference: Mixture;
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** Mean negative log-likelihood of held-out true points in nats: the model's, and the density's own. */
async function likelihoods({ network, config }: MeasureTask): Promise<Pick<Measures, 'nll' | 'exactNll'>> {
  const { dataset, drawn, dataScale, prediction } = config;
  const stream = randomStream(0, 'measure/held-out', 0);
  const heldOut = drawPoints(dataset, LIKELIHOOD_POINTS, stream, drawn);
  const schedule = createSchedule(config.schedule);
  const path = schedulePath(schedule, Math.min(LIKELIHOOD_STEPS, schedule.steps), async (x, _, alphaBar) => {
    const { prediction: output, divergence } = await network.slopes(x, alphaBar);
    return velocityOf(prediction, { output, divergence }, x, alphaBar);
  });
  const modelUnits = heldOut.map((value) => value / dataScale);
  const density = mixtureOf(dataset);
  return {
    // A density in units that are dataScale times as small is dataScale^2 times as large.
    nll: mean(await negativeLogLikelihoods(modelUnits, path)) + 2 * Math.log(dataScale),
    exactNll: density ? -mean(mixtureLogDensity(density, heldOut)) : NaN,
  };
}

/**
 * All measures of 2,000 points of the panel's sampler against as many true ones, and of the network itself. The
 * same task gives identical numbers.
 */
export async function fullMeasures(task: MeasureTask): Promise<Measures> {
  const { network, config, panel, step, noiseSeed, reference } = task;
  const { dataset, drawn, dataScale, prediction } = config;
  const sampling = { panel, count: MEASURED_POINTS, seed: noiseSeed };
  const all = lastFrame(await sampleNetwork(network, config, sampling));
  const points = finitePoints(all);
  const truth = drawPoints(dataset, MEASURED_POINTS, randomStream(0, 'measure/truth', 0), drawn);
  const comparable = points.length >= 4;
  const errors = await scoreErrors({
    schedule: createSchedule(config.schedule),
    mixture: inModelUnits(reference, dataScale),
    prediction,
    denoise: (x, _, alphaBar) => network.predict(x, alphaBar),
    stream: randomStream(0, 'measure/score-error', 0),
  });
  return {
    step,
    energyDistance: comparable ? energyDistance(points, truth) : NaN,
    slicedWasserstein: comparable ? slicedWasserstein(points, truth) : NaN,
    mmd: comparable ? mmd(points, truth) : NaN,
    ...modeCounts(all, mixtureOf(dataset)),
    ...(await likelihoods(task)),
    scoreError: mean(errors.map(({ error }) => error)),
    scoreErrors: errors,
    nullBand: nullBand(dataset, MEASURED_POINTS, drawn),
    count: MEASURED_POINTS,
  };
}
