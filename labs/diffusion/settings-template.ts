/** @file What shapes a run, in the run's settings: the preset's lesson, the dataset, the drawing, the rest. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ConfigDetail } from '../../core/element/config-form.ts';
import { load } from '../../core/element/load.ts';
import { DATASETS, LIMITS, type PresetName } from './config.ts';
import { strings } from './strings.ts';
import type { DatasetName, DiffusionConfig } from './types.ts';
import type { DrawingDetail } from './views/drawing-pad.ts';

/** What the settings show, and what they are to change. */
export interface Settings {
  readonly config: DiffusionConfig;
  /** The preset that the configuration is; undefined when it is none of them. */
  readonly preset: PresetName | undefined;
  setConfig(config: DiffusionConfig): void;
  setDrawing(points: DiffusionConfig['drawn']): void;
}

/** A dataset was chosen; without a drawing the pad opens in place of training on none. */
function choose(select: HTMLSelectElement, { config, setConfig }: Settings): void {
  const dataset = select.value as DatasetName;
  if (dataset !== 'drawn' || config.drawn.length >= LIMITS.drawn.min) {
    setConfig({ ...config, dataset });
    return;
  }
  // There is nothing to train on yet: what is on display stays.
  select.value = config.dataset;
  const pad = (select.getRootNode() as ShadowRoot).querySelector<HTMLDetailsElement>('.draw')!;
  pad.open = true;
  pad.scrollIntoView({ block: 'nearest' });
}

/** The settings. */
export function renderSettings(settings: Settings): TemplateResult {
  const { lab, common } = strings;
  const { config, preset, setConfig, setDrawing } = settings;
  return html`
    ${preset ? html`<p class="lesson">${lab.presets[preset].lesson}</p>` : nothing}
    <label class="dataset">
      <span>${lab.dataset}</span>
      <select
        .value=${live(config.dataset)}
        @change=${(event: Event) => choose(event.target as HTMLSelectElement, settings)}
      >
        ${DATASETS.map(
          (name) =>
            html`<option value=${name} ?selected=${name === config.dataset}>
              ${common.datasets[name]}
            </option>`,
        )}
      </select>
    </label>
    <details class="draw" @toggle=${() => load(() => import('./views/drawing-pad.ts'))}>
      <summary>${lab.draw}</summary>
      <diffusion-drawing
        .config=${config}
        @lab-drawing=${({ detail }: CustomEvent<DrawingDetail>) => setDrawing(detail.points)}
      ></diffusion-drawing>
    </details>
    <details class="advanced" @toggle=${() => load(() => import('./views/advanced-panel.ts'))}>
      <summary>${lab.advanced}</summary>
      <diffusion-advanced
        .config=${config}
        @lab-config=${({ detail }: CustomEvent<ConfigDetail<DiffusionConfig>>) => setConfig(detail.config)}
      ></diffusion-advanced>
    </details>
  `;
}
