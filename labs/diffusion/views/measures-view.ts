/** @file `<diffusion-measures>`: every figure of both panels with its null band and, one press away, its definition. */

import { css, html, nothing, svg } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { errorText } from '../../../core/element/error-text.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { formatStep, formatTick, formatValue } from '../../../core/plot/format.ts';
import { percent } from '../../../core/plot/numbers.ts';
import { DEFINITIONS, type DefinedFigure } from '../definitions.ts';
import { strings } from '../strings.ts';
import { measuresStrings } from './measures-strings.ts';
import type { Measures, NullBand } from '../types.ts';
import { definitionStyles, definitionText, termButton } from './definition.ts';
import { viewStyles } from './view-styles.ts';

/** What there is to show. */
export type MeasuresState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly code?: string; readonly message: string }
  /** One for each panel. `current` is false once another step is on display. */
  | { readonly kind: 'measured'; readonly panels: readonly [Measures, Measures]; readonly current: boolean };

const words = measuresStrings;

const FIGURES = Object.keys(DEFINITIONS) as DefinedFigure[];

/** The chart's box, in its own units. */
const BOX = { width: 640, height: 240, left: 52, right: 12, top: 12, bottom: 34 } as const;

/** Powers of ten of the chart's vertical axis. */
const POWERS = { least: -5, most: 0 } as const;

/** The table, and the error of the score by noise level. */
@customElement('diffusion-measures')
export class DiffusionMeasures extends ViewElement {
  static override styles = [
    ...viewStyles,
    definitionStyles,
    css`
      table {
        max-inline-size: 48rem;
        inline-size: 100%;
      }
      tbody th {
        font-weight: 400;
      }
      td:not(.reference) {
        white-space: nowrap;
      }
      tr.defined td {
        white-space: normal;
      }
      .within {
        font-weight: 650;
      }
      tr:has(+ tr.defined) > * {
        border-block-end: 0;
      }
      tr.defined td {
        padding-inline: 0;
        padding-block-end: var(--_space-3);
      }
      .reference {
        color: var(--_muted);
        font-size: var(--_text-tiny);
      }
      svg {
        display: block;
        inline-size: 100%;
        max-inline-size: 48rem;
      }
      svg text {
        fill: var(--_muted);
        font: 400 12px var(--_font);
        font-variant-numeric: tabular-nums;
      }
      .grid {
        stroke: var(--_rule);
      }
      .floor {
        fill: none;
        stroke: var(--_control);
        stroke-width: 2;
        stroke-dasharray: 6 4;
      }
      .learned {
        fill: none;
        stroke: var(--_model);
        stroke-width: 2;
      }
      .dot {
        fill: var(--_model);
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--_space-4);
        font-size: var(--_text-small);
      }
      .key svg {
        display: inline-block;
        inline-size: 22px;
        block-size: 8px;
        margin-inline-end: 0.4em;
      }
    `,
  ];

  @property({ attribute: false }) state: MeasuresState = { kind: 'waiting' };

  @state() private open: ReadonlySet<DefinedFigure> = new Set();

  protected override render() {
    const { state } = this;
    switch (state.kind) {
      case 'waiting':
        return html`<p class="note">${words.waitsForPause}</p>`;
      case 'working':
        return html`<p class="note" role="status">${words.working}</p>`;
      case 'failed':
        return html`<p class="error" role="alert">${words.failed(errorText(state))}</p>`;
      case 'measured':
        return this.#measured(state.panels, state.current);
    }
  }

  #measured(panels: readonly [Measures, Measures], current: boolean) {
    const [{ step, count, scoreErrors }] = panels;
    return html`<div class="stack">
      <p class="note" role="status">
        ${words.at(formatStep(step), formatStep(count))} ${current ? nothing : words.stale(formatStep(step))}
      </p>
      <div class="scroller" tabindex="0" role="region" aria-label=${words.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.figure}</th>
              <th scope="col">${strings.common.panelName(0)}</th>
              <th scope="col">${strings.common.panelName(1)}</th>
              <th scope="col">${words.nullBand}</th>
            </tr>
          </thead>
          <tbody>
            ${FIGURES.map((figure) => this.#row(figure, panels))}
          </tbody>
        </table>
      </div>
      ${scoreErrors.length > 0 ? this.#scoreErrors(panels[0]) : nothing}
    </div>`;
  }

  #row(figure: DefinedFigure, panels: readonly [Measures, Measures]) {
    const write = figure === 'highQuality' ? (value: number) => percent(value, 1) : writeFigure(figure);
    const band = (panels[0].nullBand as Partial<NullBand & Record<DefinedFigure, undefined>>)[figure];
    const reference =
      band && Number.isFinite(band[0])
        ? words.bounded(write(band[0]), write(band[1]))
        : figure === 'nll' && Number.isFinite(panels[0].exactNll)
          ? `${words.exact} ${write(panels[0].exactNll)}`
          : words.none;
    const good = (value: number) =>
      band !== undefined && (figure === 'highQuality' ? value >= band[0] : value <= band[1]);
    const open = this.open.has(figure);
    return html`<tr>
        <th scope="row">${termButton(figure, open, () => this.#toggle(figure))}</th>
        ${panels.map(
          (measures) =>
            html`<td class=${good(measures[figure]) ? 'within' : ''}>
              ${good(measures[figure]) ? html`<span class="visually-hidden">${strings.panel.within}: </span>✓ ` : nothing}${write(measures[figure])}
            </td>`,
        )}
        <td class="reference">${reference}</td>
      </tr>
      ${
        open
          ? html`<tr class="defined">
              <td colspan="4">${definitionText(figure)}</td>
            </tr>`
          : nothing
      }`;
  }

  /** The network's, whatever the sampler: one chart for both panels. */
  #scoreErrors({ scoreErrors }: Measures) {
    const lambdas = scoreErrors.map(({ lambda }) => lambda);
    const [least, most] = [Math.min(...lambdas), Math.max(...lambdas)];
    const { width, height, left, right, top, bottom } = BOX;
    const x = (lambda: number) => left + ((lambda - least) / (most - least || 1)) * (width - left - right);
    const y = (value: number) => {
      const power = Math.min(Math.max(Math.log10(Math.max(value, 1e-12)), POWERS.least), POWERS.most);
      return top + ((POWERS.most - power) / (POWERS.most - POWERS.least)) * (height - top - bottom);
    };
    const path = (figure: 'error' | 'floor') =>
      scoreErrors
        .map(
          (level, i) => `${i === 0 ? 'M' : 'L'}${x(level.lambda).toFixed(1)} ${y(level[figure]).toFixed(1)}`,
        )
        .join('');
    const powers = Array.from({ length: POWERS.most - POWERS.least + 1 }, (_, i) => POWERS.most - i);
    return html`<figure class="stack">
      <h4>${words.scoreErrors}</h4>
      <p class="note">${words.scoreCaption}</p>
      <p class="key" aria-hidden="true">
        <span
          ><svg viewBox="0 0 22 8"><line class="learned" x1="0" x2="22" y1="4" y2="4"></line></svg
          >${words.error}</span
        >
        <span
          ><svg viewBox="0 0 22 8"><line class="floor" x1="0" x2="22" y1="4" y2="4"></line></svg
          >${words.floor}</span
        >
      </p>
      <svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
        ${powers.map(
          (
            power,
          ) => svg`<line class="grid" x1=${left} x2=${width - right} y1=${y(10 ** power)} y2=${y(10 ** power)}></line>
            <text x=${left - 6} y=${y(10 ** power) + 4} text-anchor="end">${formatTick(10 ** power)}</text>`,
        )}
        <path class="floor" d=${path('floor')}></path>
        <path class="learned" d=${path('error')}></path>
        ${scoreErrors.map((level) => svg`<circle class="dot" r="3" cx=${x(level.lambda)} cy=${y(level.error)}></circle>`)}
        <text x=${left} y=${height - 8}>${formatValue(least)}</text>
        <text x=${width - right} y=${height - 8} text-anchor="end">${formatValue(most)}</text>
        <text x=${(left + width - right) / 2} y=${height - 8} text-anchor="middle">${words.lambda}</text>
      </svg>
      <div class="scroller" tabindex="0" role="region" aria-label=${words.scoreErrors}>
        <table>
          <caption>
            ${words.scoreAxis}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.lambda}</th>
              <th scope="col">${words.error}</th>
              <th scope="col">${words.floor}</th>
            </tr>
          </thead>
          <tbody>
            ${scoreErrors.map(
              ({ lambda, error, floor }) =>
                html`<tr>
                  <th scope="row">${formatValue(lambda)}</th>
                  <td>${formatValue(error)}</td>
                  <td>${formatValue(floor)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </figure>`;
  }

  #toggle(figure: DefinedFigure): void {
    const open = new Set(this.open);
    if (!open.delete(figure)) open.add(figure);
    this.open = open;
  }
}

/** A count is whole. */
function writeFigure(figure: DefinedFigure): (value: number) => string {
  return figure === 'modes' ? (value) => (Number.isNaN(value) ? words.none : formatStep(value)) : formatValue;
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-measures': DiffusionMeasures;
  }
}
