/** @file `<diffusion-schedule>`: how fast each schedule takes the signal away, and what it leaves at the end. */

import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { formatValue } from '../../../core/plot/format.ts';
import '../../../core/plot/line-chart.ts';
import type { ScrubDetail } from '../../../core/plot/line-chart.ts';
import { decimal, percent } from '../../../core/plot/numbers.ts';
import type { LineSeries } from '../../../core/plot/series.ts';
import { createSchedule, startAlarm, startError, type Schedule, type StartAlarm } from '../schedules.ts';
import { strings } from '../strings.ts';
import { scheduleStrings } from './schedule-strings.ts';
import type { PanelConfig, ScheduleConfig } from '../types.ts';
import { alphaBarAt, logSnr } from './frames.ts';
import type { TimeDetail } from './time-scrubber.ts';
import { viewStyles } from './view-styles.ts';

const words = scheduleStrings;

/** Points of each curve: per cents of the way from noise to data. */
const WAY = Array.from({ length: 101 }, (_, i) => i);

/** Bounds of the log SNR that is drawn; a schedule may reach either infinity. */
const LOG_SNR_SHOWN = 14;

type Quantity = 'alphaBar' | 'logSnr';

/** A schedule, who uses it, and whether it may be started from pure noise. */
interface Used {
  readonly schedule: Schedule;
  readonly users: readonly string[];
  readonly error: number;
  readonly alarm: StartAlarm;
}

const sameSchedule = (a: ScheduleConfig, b: ScheduleConfig) =>
  a.name === b.name && a.steps === b.steps && a.zeroTerminalSnr === b.zeroTerminalSnr;

/**
 * The schedules of the training and of both panels.
 *
 * @fires lab-time - the curves have been scrubbed; {@link TimeDetail}
 */
@customElement('diffusion-schedule')
export class DiffusionSchedule extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      table {
        inline-size: 100%;
      }
      tbody th {
        font-weight: 400;
      }
      td.verdict {
        white-space: nowrap;
      }
      .alarm td.verdict {
        color: var(--_error);
        font-weight: 650;
      }
      .warning {
        max-inline-size: 42rem;
        padding: var(--_space-2) var(--_space-3);
        border-inline-start: 3px solid var(--_error);
        background: var(--_panel);
        font-size: var(--_text-small);
      }
      .swatch {
        display: inline-block;
        inline-size: 0.7em;
        block-size: 0.7em;
        margin-inline-end: 0.2em;
        border-radius: 50%;
        background: currentColor;
      }
      .user {
        white-space: nowrap;
      }
      .user-0 .swatch {
        color: var(--_ink);
      }
      .user-1 .swatch {
        color: var(--_model);
      }
      .user-2 .swatch {
        color: var(--_model-2);
      }
    `,
  ];

  /** Of the training. */
  @property({ attribute: false }) schedule?: ScheduleConfig;
  @property({ attribute: false }) panels?: readonly [PanelConfig, PanelConfig];
  /** Variance of the data a coordinate in model units; decides how wrong a start from pure noise is. */
  @property({ type: Number }) variance = 1;
  /** Diffusion time on display. */
  @property({ type: Number }) time = 0;

  @state() private quantity: Quantity = 'alphaBar';

  #used: readonly Used[] = [];
  #series: readonly LineSeries[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (!['schedule', 'panels', 'quantity', 'variance', 'lang'].some((name) => changed.has(name))) return;
    const { schedule, panels } = this;
    if (!schedule || !panels) return;
    const configs = [schedule, ...panels.map((panel) => panel.schedule)];
    const names = [words.training, strings.common.panelName(0), strings.common.panelName(1)];
    const different = configs.filter((config, i) => configs.findIndex((c) => sameSchedule(c, config)) === i);
    this.#used = different.map((config) => {
      const created = createSchedule(config);
      const error = startError(created.terminal.alphaBar, this.variance);
      return {
        schedule: created,
        users: names.filter((_, i) => sameSchedule(configs[i], config)),
        error,
        alarm: startAlarm(error),
      };
    });
    const roles = ['neutral', 'model', 'model-2'] as const;
    const dashes = [[2, 3], [], [7, 3]];
    this.#series = this.#used.map(({ schedule: { alphaBars }, users }) => {
      const role = users.includes(words.training) ? 0 : names.indexOf(users[0]);
      return {
        label: users.join(', '),
        values: WAY.map((percent) => this.#value(alphaBarAt(alphaBars, 1 - percent / 100))),
        role: roles[role],
        dash: dashes[role],
      };
    });
  }

  #value(alphaBar: number): number {
    if (this.quantity === 'alphaBar') return alphaBar;
    return Math.min(Math.max(logSnr(alphaBar), -LOG_SNR_SHOWN), LOG_SNR_SHOWN);
  }

  protected override render() {
    if (this.#used.length === 0) return html`<p class="note">${strings.common.waiting}</p>`;
    const { quantity, time } = this;
    return html`<div class="stack">
      <lab-line-chart
        .x=${WAY}
        .series=${this.#series}
        .cursor=${live(100 * (1 - time))}
        .end=${100}
        .label=${words.heading}
        .xLabel=${words.progress}
        .yLabel=${quantity === 'alphaBar' ? words.alphaBarAxis : words.logSnrAxis}
        .valueText=${strings.time.readout(decimal(time, 3))}
        @lab-scrub=${this.#scrub}
      ></lab-line-chart>
      <div class="row">
        <label class="field">
          <span>${words.quantity}</span>
          <select
            .value=${live(quantity)}
            @change=${(event: Event) => (this.quantity = (event.target as HTMLSelectElement).value as Quantity)}
          >
            ${(['alphaBar', 'logSnr'] as const).map(
              (each) =>
                html`<option value=${each} ?selected=${each === quantity}>${words.quantities[each]}</option>`,
            )}
          </select>
        </label>
        <p class="note">${words.hint}</p>
      </div>
      ${this.#terminal()} ${this.#warnings()}
    </div>`;
  }

  /** Always there: the numbers that tell whether sampling may begin with pure noise. */
  #terminal() {
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${words.terminal}>
      <table>
        <caption>
          ${words.terminal}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.schedule}</th>
            <th scope="col">${words.alphaBar}</th>
            <th scope="col">${words.snr}</th>
            <th scope="col">${words.amplitude}</th>
            <th scope="col">${words.starts}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#used.map(
            ({ schedule: { config, terminal }, users, alarm }) =>
              html`<tr class=${alarm}>
                <th scope="row">
                  ${users.join(', ')}<br /><span class="note">${strings.common.scheduleText(config)}</span>
                </th>
                <td>${formatValue(terminal.alphaBar)}</td>
                <td>${formatValue(terminal.snr)}</td>
                <td>${percent(terminal.signal, terminal.signal < 0.1 ? 2 : 0)}</td>
                <td class="verdict">${words.verdict[alarm]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #warnings() {
    const wrong = this.#used.flatMap(({ schedule: { terminal }, users, error, alarm }) => {
      const panels = users.filter((user) => user !== words.training);
      return alarm === 'alarm' && panels.length > 0
        ? [words.alarm(panels, percent(terminal.alphaBar), percent(error))]
        : [];
    });
    return html`<div role="status">
      ${wrong.length === 0 ? nothing : wrong.map((text) => html`<p class="warning">${text}</p>`)}
    </div>`;
  }

  readonly #scrub = ({ detail }: CustomEvent<ScrubDetail>): void => {
    const time: TimeDetail = { time: 1 - detail.step / 100 };
    this.dispatchEvent(new CustomEvent('lab-time', { detail: time, bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-schedule': DiffusionSchedule;
  }
}
