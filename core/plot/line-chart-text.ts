/** @file The line chart in words: the values at a step. Its table is in `line-chart-table.ts`. */

import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { formatStep, formatQuantity } from './format.ts';
import type { LineSeries } from './series.ts';
import { dashOf, lastMeasured, roleColor, widthOf } from './series.ts';
import { indexAtOrBefore } from './steps.ts';

function swatch(series: LineSeries): TemplateResult {
  return html`<svg width="22" height="8" aria-hidden="true" class=${roleColor[series.role]}>
    ${svg`<line x1="1" y1="4" x2="21" y2="4" stroke-width=${widthOf(series)}
      stroke-dasharray=${dashOf(series).join(' ') || nothing} />`}
  </svg>`;
}

/**
 * The step and each series' last value measured at or before it.
 * @param hovered whether it is a step under the pointer rather than the playhead's
 */
export function readout(
  x: readonly number[],
  series: readonly LineSeries[],
  xLabel: string,
  step: number,
  hovered: boolean,
): TemplateResult {
  const index = indexAtOrBefore(x, step);
  return html`<ul class="readout">
    <li class=${hovered ? 'step hovered' : 'step'}>${xLabel} <b>${formatStep(step)}</b></li>
    ${series.map(
      (each) =>
        html`<li>
          ${swatch(each)} ${each.label} <b>${formatQuantity(lastMeasured(each.values, index), each.unit)}</b>
        </li>`,
    )}
  </ul>`;
}
