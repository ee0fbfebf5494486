/** @file `<diffusion-forward>`: true points with as much noise as the training schedule adds at a time. */

import { css, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { formatStep } from '../../../core/plot/format.ts';
import { decimal } from '../../../core/plot/numbers.ts';
import { strings } from '../strings.ts';
import './cloud.ts';
import type { Scene } from './cloud.ts';
import { forwardPoints, spreadOf } from './frames.ts';
import { arrowsAt, type Surroundings } from './panel-view.ts';
import { viewStyles } from './view-styles.ts';

const words = strings.process;

/** The forward process at one time. */
@customElement('diffusion-forward')
export class DiffusionForward extends ViewElement {
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
      .note {
        margin-block-start: var(--_space-3);
      }
    `,
  ];

  /** Standard normal, [n, 2], one for each of the true points. */
  @property({ attribute: false }) noise?: Float32Array;
  @property({ attribute: false }) surroundings?: Surroundings;
  /** Signal power of the level on display. */
  @property({ type: Number }) alphaBar = 1;

  #scene: Scene | undefined;
  #points = new Float32Array();

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { noise, surroundings, alphaBar } = this;
    if (!noise || !surroundings) return;
    const { data, dataScale, extent, fieldKind } = surroundings;
    const length = Math.min(data.length, noise.length);
    if (this.#points.length !== length) this.#points = new Float32Array(length);
    const points = forwardPoints(data, noise, alphaBar, dataScale, this.#points);
    const arrows = arrowsAt(surroundings, alphaBar);
    const label = strings.panel.cloudForward(
      formatStep(length / 2),
      decimal(alphaBar, 3),
      decimal(spreadOf(points)),
    );
    this.#scene = {
      extent,
      points,
      marks: surroundings.training,
      color: 'ink',
      arrows: arrows && { ...arrows, color: fieldKind === 'difference' ? 'model-3' : 'model' },
      label: arrows ? label + strings.panel.withField(words.fields[fieldKind]) : label,
    };
  }

  protected override render() {
    if (!this.#scene) return html`<p class="note">${strings.common.waiting}</p>`;
    return html`
      <header>
        <h3>${words.forward}</h3>
        <p class="summary">${words.forwardSummary} · ${strings.time.signal(decimal(this.alphaBar, 3))}</p>
      </header>
      <diffusion-cloud .scene=${this.#scene}></diffusion-cloud>
      <p class="note">${words.forwardCaption}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-forward': DiffusionForward;
  }
}
