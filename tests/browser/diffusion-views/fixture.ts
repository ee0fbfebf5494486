/** @file A plausible picture for the views' tests: straight ways from noise to eight spots, no network involved. */

import { DEFAULT_CONFIG, PRESETS } from '../../../labs/diffusion/config.ts';
import type {
  DiffusionConfig,
  DiffusionPicture,
  Measures,
  PanelConfig,
  PanelPicture,
  ScoreField,
  Trajectories,
} from '../../../labs/diffusion/types.ts';
import type { FieldKind } from '../../../labs/diffusion/views/arrows.ts';
import type { ViewChoices } from '../../../labs/diffusion/views/process-view.ts';

/** What the picture is to show. */
export interface Fixture {
  readonly count?: number;
  readonly panels?: readonly [PanelConfig, PanelConfig];
  readonly field?: FieldKind;
  /** Particles of the first panel that are not finite at the end. */
  readonly lost?: number;
}

/** Evenly spread over the unit circle's inside, the same every time. */
function spiral(count: number, radius: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, i) => {
    const n = Math.floor(i / 2);
    const angle = n * 2.399963;
    const distance = radius * Math.sqrt((n + 0.5) / count);
    return distance * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
}

/** Points on eight spots of radius 2.83. */
function spots(count: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, i) => {
    const angle = (Math.floor(i / 2) * Math.PI) / 4;
    return 2.83 * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
}

function trajectories(count: number, steps: number, start: Float32Array, end: Float32Array): Trajectories {
  const frames = steps + 1;
  const times = Float32Array.from({ length: frames }, (_, f) => 1 - f / steps);
  const positions = new Float32Array(frames * count * 2);
  for (let f = 0; f < frames; f++) {
    for (let i = 0; i < 2 * count; i++) {
      positions[f * 2 * count + i] = (1 - f / steps) * start[i] + (f / steps) * end[i];
    }
  }
  return { count, frames, times, alphaBars: times.map((time) => 1 - time * 0.999), positions };
}

function panelPicture(panel: PanelConfig, noise: Float32Array, lost: number): PanelPicture {
  const count = noise.length / 2;
  const end = spots(count);
  end.fill(NaN, 0, 2 * lost);
  return {
    panel,
    trajectories: trajectories(
      count,
      panel.steps,
      noise.map((x) => 2 * x),
      end,
    ),
    lost,
    figures: { energyDistance: 0.012, spread: 2.01, highQuality: 0.975, modes: 8 },
  };
}

function scoreField(): ScoreField {
  const side = 3;
  const times = Float32Array.of(1, 0.5, 0.001);
  const length = times.length * side * side * 2;
  return {
    side,
    extent: 4.5,
    times,
    alphaBars: Float32Array.of(0.0001, 0.5, 0.9999),
    learned: new Float32Array(length).fill(0.5),
    exact: new Float32Array(length).fill(0.25),
  };
}

/** All measures, as `measure()` gives them. */
export const MEASURES: Measures = {
  step: 800,
  energyDistance: 0.004,
  slicedWasserstein: 0.31,
  mmd: 0.0002,
  highQuality: 0.973,
  modes: 8,
  nll: 2.91,
  exactNll: 2.805,
  scoreError: 0.02,
  scoreErrors: [
    { lambda: 4.8, error: 0.09, floor: 0.8 },
    { lambda: 0, error: 0.002, floor: 0.5 },
    { lambda: -5, error: 0.00001, floor: 0.01 },
  ],
  nullBand: {
    energyDistance: [-0.003, 0.007],
    slicedWasserstein: [0.05, 0.2],
    mmd: [-0.0004, 0.001],
    highQuality: [0.984, 0.995],
  },
  count: 2000,
};

/** The same picture every time for the same arguments, with all that the process view needs. */
export function buildPicture({
  count = 64,
  panels = PRESETS.classic.panels,
  field = 'off',
  lost = 0,
}: Fixture = {}): {
  picture: DiffusionPicture;
  panels: readonly [PanelConfig, PanelConfig];
  config: DiffusionConfig;
  choices: ViewChoices;
} {
  const noise = spiral(count, 2);
  return {
    panels,
    config: DEFAULT_CONFIG,
    choices: { field, count, weights: 'ema' },
    picture: {
      step: 800,
      weights: 'ema',
      panels: [panelPicture(panels[0], noise, lost), panelPicture(panels[1], noise, 0)],
      data: spots(count),
      noise,
      nullBand: { energyDistance: [-0.01, 0.026], highQuality: [0.98, 0.998] },
      field: field === 'off' ? undefined : scoreField(),
      measures: undefined,
      sample: undefined,
    },
  };
}
