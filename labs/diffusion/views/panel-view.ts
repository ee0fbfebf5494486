/** @file `<diffusion-panel>`: one sampler at one diffusion time, and how well its points end up. */

import { css, html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { whenNear } from '../../../core/element/when-near.ts';
import { formatStep, formatValue } from '../../../core/plot/format.ts';
import { decimal, percent } from '../../../core/plot/numbers.ts';
import type { ColorName } from '../../../core/element/theme.ts';
import { strings } from '../strings.ts';
import type { NullBand, PanelConfig, PanelPicture, Prediction, ScoreField } from '../types.ts';
import { fieldArrows, type FieldKind } from './arrows.ts';
import './cloud.ts';
import type { Arrows, Scene } from './cloud.ts';
import { frameAt, framePositions, nearestLevel, spreadOf } from './frames.ts';
import { trailsWithin } from './raster.ts';
import { viewStyles } from './view-styles.ts';

const words = strings.panel;

/** Length of all trajectories together, in half sides of the picture; beyond, fewer particles show their way. */
const TRAIL_BUDGET = 110;
/** Particles whose way is drawn, at most and at least. */
const TRAILS = { most: 200, least: 8 } as const;

/** What belongs to all three pictures alike. */
export interface Surroundings {
  readonly extent: number;
  readonly dataScale: number;
  /** True points, [n, 2]. */
  readonly data: Float32Array;
  /** Their standard deviation a coordinate. */
  readonly dataSpread: number;
  /** Centres the data have; NaN where they have none. */
  readonly centres: number;
  readonly nullBand: Pick<NullBand, 'energyDistance' | 'highQuality'>;
  readonly field: ScoreField | undefined;
  readonly fieldKind: FieldKind;
  readonly trails: boolean;
  /** The points a run learns from, [n, 2], where they are few enough to be shown one by one. */
  readonly training: Float32Array | undefined;
  readonly prediction: Prediction;
}

/** The colour of each kind of field. */
const FIELD_COLOR: Record<Exclude<FieldKind, 'off'>, ColorName> = {
  learned: 'ink',
  exact: 'ink',
  difference: 'model-3',
};

/** Arrows at the level nearest to `alphaBar`; undefined while none are wanted or there. */
export function arrowsAt(
  { field, fieldKind, dataScale }: Surroundings,
  alphaBar: number,
): Arrows | undefined {
  if (!field || fieldKind === 'off') return undefined;
  const lines = fieldArrows(field, nearestLevel(field, alphaBar), fieldKind, dataScale);
  return { lines, color: FIELD_COLOR[fieldKind] };
}

/** The two panels' colours. */
export const PANEL_COLORS = ['model', 'model-2'] as const;

/** A sampler's particles, its figures and its settings. */
@customElement('diffusion-panel')
export class DiffusionPanel extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        column-gap: var(--_space-3);
        margin-block-end: var(--_space-2);
      }
      .summary {
        color: var(--_muted);
        font-size: var(--_text-small);
        font-variant-numeric: tabular-nums;
      }
      table {
        inline-size: 100%;
        margin-block: var(--_space-3);
      }
      :is(th, td) {
        padding-block: 0.15rem;
      }
      tbody th {
        font-weight: 400;
        white-space: nowrap;
      }
      .value {
        font-weight: 650;
      }
      .reference {
        color: var(--_muted);
        font-size: var(--_text-tiny);
      }
      .value {
        white-space: nowrap;
      }
      .mark {
        margin-inline-end: 0.3em;
      }
      .error {
        margin-block-end: var(--_space-2);
      }
    `,
  ];

  /** 0 or 1. */
  @property({ type: Number }) index = 0;
  @property({ attribute: false }) picture?: PanelPicture;
  /** The settings wanted now; the picture's may be older. */
  @property({ attribute: false }) panel?: PanelConfig;
  @property({ attribute: false }) surroundings?: Surroundings;
  @property({ type: Number }) time = 0;

  #scene: Scene | undefined;
  #frame = -1;
  /** Particles whose way is drawn: as many at every time. */
  #trails: number = TRAILS.least;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { picture, surroundings } = this;
    if (!picture || !surroundings) return;
    const frame = frameAt(picture.trajectories.times, this.time);
    const others = (['picture', 'surroundings', 'index', 'lang'] as const).some((name) => changed.has(name));
    // Between two completed steps nothing moves.
    if (frame === this.#frame && !others) return;
    this.#frame = frame;
    if (changed.has('picture') || changed.has('surroundings')) {
      const { positions, count, frames } = picture.trajectories;
      const whole = { positions, count, frame: frames - 1 };
      this.#trails = trailsWithin(whole, TRAIL_BUDGET * surroundings.extent, TRAILS);
    }
    this.#scene = this.#draw(picture, surroundings, frame);
  }

  protected override render() {
    const { picture, surroundings, index, panel } = this;
    const name = strings.common.panelName(index);
    if (!picture || !surroundings || !panel) return html`<p class="note">${strings.common.waiting}</p>`;
    const { frames } = picture.trajectories;
    return html`
      <header>
        <h3>${name}</h3>
        <p class="summary">
          ${strings.common.samplerText(picture.panel)} · ${words.frame(this.#frame, frames - 1)}
        </p>
      </header>
      <diffusion-cloud .scene=${this.#scene}></diffusion-cloud>
      ${picture.lost > 0 ? html`<p class="error">${words.lost(formatStep(picture.lost))}</p>` : nothing}
      ${this.#figures(picture, surroundings)}
      <diffusion-sampler
        .index=${index}
        .panel=${panel}
        .prediction=${surroundings.prediction}
        .dataScale=${surroundings.dataScale}
        ${whenNear(() => import('./sampler-form.ts'))}
      ></diffusion-sampler>
    `;
  }

  #draw(picture: PanelPicture, surroundings: Surroundings, frame: number): Scene {
    const { trajectories, figures, panel } = picture;
    const { extent, data, trails, training, fieldKind } = surroundings;
    const { count, frames, positions, alphaBars } = trajectories;
    const points = framePositions(trajectories, frame);
    const label = words.cloud(
      strings.common.panelName(this.index),
      strings.common.samplerText(panel),
      words.frame(frame, frames - 1),
      formatStep(count),
      decimal(spreadOf(points)),
      formatValue(figures.energyDistance),
    );
    const arrows = arrowsAt(surroundings, alphaBars[frame]);
    return {
      extent,
      base: data,
      trails: trails ? { positions, count, frame, shown: this.#trails } : undefined,
      marks: training,
      points,
      color: PANEL_COLORS[this.index],
      arrows,
      label: arrows ? label + words.withField(strings.process.fields[fieldKind]) : label,
    };
  }

  #figures({ figures }: PanelPicture, { nullBand, dataSpread, centres }: Surroundings) {
    const { energyDistance, highQuality, modes, spread } = figures;
    const band = (values: readonly [number, number], write: (value: number) => string) =>
      words.nullBand(write(values[0]), write(values[1]));
    return html`<table>
      <caption class="visually-hidden">
        ${words.figures}
      </caption>
      <tbody>
        ${this.#row(
          words.energyDistance,
          words.energyDistanceHint,
          formatValue(energyDistance),
          band(nullBand.energyDistance, formatValue),
          energyDistance <= nullBand.energyDistance[1],
        )}
        ${
          Number.isNaN(highQuality)
            ? nothing
            : this.#row(
                words.highQuality,
                words.highQualityHint,
                percent(highQuality, 1),
                band(nullBand.highQuality, (value) => percent(value, 1)),
                highQuality >= nullBand.highQuality[0],
              )
        }
        ${
          Number.isNaN(modes)
            ? nothing
            : this.#row(
                words.modes,
                words.modesHint,
                String(modes),
                Number.isNaN(centres) ? '' : words.modesOf(String(centres)),
                modes === centres,
              )
        }
        ${this.#row(words.spread, words.spreadHint, decimal(spread), words.spreadOf(decimal(dataSpread)), undefined)}
      </tbody>
    </table>`;
  }

  /** @param good whether the figure is what true points give; undefined where that is not said */
  #row(name: string, hint: string, value: string, reference: string, good: boolean | undefined) {
    const verdict = good ? words.within : words.above;
    return html`<tr>
      <th scope="row" title=${hint}>${name}</th>
      <td class="value">
        ${
          good
            ? html`<span class="mark" aria-hidden="true" title=${verdict}>✓</span
                ><span class="visually-hidden">${verdict}: </span>`
            : nothing
        }${value}
      </td>
      <td class="reference">${reference}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-panel': DiffusionPanel;
  }
}
