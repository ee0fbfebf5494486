/**
 * @file Looks at a model without touching its training: draws both panels' points from the same noise, asks for
 * its score, and compares. Programs and everything that does not depend on the weights are kept.
 */

import type { Executor } from '../../core/executors/executor.ts';
import { randomStream } from '../../core/training/random.ts';
import { lateModule } from '../../core/worker/late-module.ts';
import { DEFAULT_PANEL, validatePanel } from './config.ts';
import { drawPoints, mixtureOf } from './data/datasets.ts';
import type { Mixture } from './data/mixture.ts';
import { splitEma } from './ema.ts';
import { referenceMixture } from './exact/ideal-denoiser.ts';
import { checkField } from './limits.ts';
import { nullBandOf } from './measures/null-band.ts';
import { finitePoints } from './measures/spread.ts';
import { createNetwork } from './network.ts';
import { FIGURE_POINTS, quickFigures, truthOf, type Truth } from './quick-figures.ts';
import { lastFrame, sampleNetwork, startingNoise } from './sampling.ts';
import { createScoreField } from './score-field.ts';
import { trainingData } from './training-data.ts';
import type {
  DiffusionConfig,
  DiffusionPicture,
  DiffusionRequest,
  PanelConfig,
  PanelPicture,
  QuickFigures,
} from './types.ts';

/** Points drawn for a row of the history, steps of DDIM that draw them, and true points they are compared with. */
const ROW_POINTS = 512;
const ROW_STEPS = 50;
/** Points that stand for data whose density is not known in closed form. */
const REFERENCE_POINTS = 1000;

/** A model under observation. */
export interface Prober {
  /** Figures of points that these weights draw on the run's own schedule. */
  figures(weights: Float32Array): Promise<QuickFigures>;
  /**
   * Everything the views draw of the arena's weights. The same arguments give identical numbers.
   * @throws ConfigError (`code` "bad-config") for a panel, a count or a seed out of bounds.
   */
  picture(step: number, arena: Float32Array, request: DiffusionRequest): Promise<DiffusionPicture>;
  dispose(): void;
}

/** What depends on the particles' number and seed alone. */
interface Stage {
  readonly key: string;
  readonly data: Float32Array;
  readonly noise: Float32Array;
  readonly truth: Truth;
}

/** A panel of which nothing was asked. */
function emptyPanel(panel: PanelConfig): PanelPicture {
  const none = (): Float32Array => new Float32Array();
  return {
    panel,
    trajectories: { count: 0, frames: 0, times: none(), alphaBars: none(), positions: none() },
    lost: 0,
    figures: { energyDistance: NaN, spread: NaN, highQuality: NaN, modes: NaN },
  };
}

/** A prober of this run's models. */
export function createProber(config: DiffusionConfig, seed: number, executor: Executor): Prober {
  const { dataset, drawn } = config;
  const network = createNetwork(config, executor);
  const centres = mixtureOf(dataset);
  const rowPanel: PanelConfig = {
    ...DEFAULT_PANEL,
    steps: Math.min(ROW_STEPS, config.schedule.steps),
    schedule: config.schedule,
  };
  let rowTruth: Truth | undefined;
  let stage: Stage | undefined;
  let reference: Mixture | undefined;
  const scoreField = createScoreField(config, referenceOfData);

  function referenceOfData(): Mixture {
    const ownPoints = (): Float32Array =>
      trainingData(config, seed).points ??
      drawPoints(dataset, REFERENCE_POINTS, randomStream(0, 'reference', 0), drawn);
    reference ??= referenceMixture(dataset, ownPoints(), drawn);
    return reference;
  }

  function stageFor(count: number, noiseSeed: number): Stage {
    const key = `${count} ${noiseSeed}`;
    if (stage?.key === key) return stage;
    const data = drawPoints(dataset, count, randomStream(noiseSeed, 'picture/data', 0), drawn);
    stage = { key, data, noise: startingNoise(noiseSeed, count), truth: truthOf(data, centres) };
    return stage;
  }

  async function panelPicture(
    panel: PanelConfig,
    request: DiffusionRequest,
    truth: Truth,
  ): Promise<PanelPicture> {
    const { count, noiseSeed } = request;
    const trajectories = await sampleNetwork(network, config, { panel, count, seed: noiseSeed });
    const points = lastFrame(trajectories);
    return {
      panel,
      trajectories,
      lost: count - finitePoints(points).length / 2,
      figures: quickFigures(points, truth),
    };
  }

  function checked(request: DiffusionRequest): DiffusionRequest {
    const { panels, measure, sample } = request;
    const panel = (value: PanelConfig): PanelConfig => validatePanel(value, config);
    return {
      ...request,
      panels: [panel(panels[0]), panel(panels[1])],
      count: checkField('count', request.count),
      noiseSeed: checkField('seed', request.noiseSeed),
      weights: checkField('weights', request.weights),
      measure: measure && panel(measure),
      sample: sample && {
        panel: panel(sample.panel),
        count: checkField('count', sample.count),
        seed: checkField('seed', sample.seed),
      },
    };
  }

  /** The answer to a request for one sampling: a picture with nothing else on it. */
  async function onlySample(
    step: number,
    { panels, weights }: DiffusionRequest,
    sampling: NonNullable<DiffusionRequest['sample']>,
  ): Promise<DiffusionPicture> {
    return {
      step,
      weights,
      panels: [emptyPanel(panels[0]), emptyPanel(panels[1])],
      data: new Float32Array(),
      noise: new Float32Array(),
      nullBand: { energyDistance: [NaN, NaN], highQuality: [NaN, NaN] },
      field: undefined,
      measures: undefined,
      sample: await sampleNetwork(network, config, sampling),
    };
  }

  return {
    async figures(weights) {
      rowTruth ??= truthOf(
        drawPoints(dataset, FIGURE_POINTS, randomStream(0, 'row/truth', 0), drawn),
        centres,
      );
      network.use(weights);
      const sampling = { panel: rowPanel, count: ROW_POINTS, seed };
      return quickFigures(lastFrame(await sampleNetwork(network, config, sampling)), rowTruth);
    },
    async picture(step, arena, unchecked) {
      const request = checked(unchecked);
      const { panels, count, noiseSeed, weights, measure } = request;
      const asked = measure && {
        panel: measure,
        measures: (await lateModule('The measures', () => import('./full-measures.ts'))).fullMeasures,
      };
      network.use(splitEma(arena)[weights]);
      if (request.sample) return onlySample(step, request, request.sample);
      const { data, noise, truth } = stageFor(count, noiseSeed);
      const compared = Math.max(2, Math.min(count, FIGURE_POINTS));
      return {
        step,
        weights,
        panels: [
          await panelPicture(panels[0], request, truth),
          await panelPicture(panels[1], request, truth),
        ],
        // Copies: what an experiment hands out is given away.
        data: data.slice(),
        noise: noise.slice(),
        nullBand: {
          energyDistance: nullBandOf('energyDistance', dataset, compared, drawn),
          highQuality: nullBandOf('highQuality', dataset, compared, drawn),
        },
        field: request.field ? await scoreField(network) : undefined,
        measures:
          asked &&
          (await asked.measures({
            network,
            config,
            panel: asked.panel,
            step,
            noiseSeed,
            reference: referenceOfData(),
          })),
        sample: undefined,
      };
    },
    dispose: () => network.dispose(),
  };
}
