/** @file The frame of every lab: poster or picture, timeline, transport bar, error, caption, live region. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import '../plot/line-chart.ts';
import type { ScrubDetail } from '../plot/line-chart.ts';
import type { Row } from '../training/experiment.ts';
import { errorPanel, type ErrorActions } from './error-panel.ts';
import type { LabError } from './errors.ts';
import type { ChartDescription } from './lab-hooks.ts';
import { currentWords } from './language.ts';
import type { CopiedLink } from './link-copier.ts';
import { posterStrings } from './poster-strings.ts';
import { labStrings as strings } from './strings.ts';
import { runSettings, transportBar, type TransportActions, type TransportState } from './transport-bar.ts';

/** What stands on the timeline. */
export interface TimelineState {
  /** Recorded steps, one for each value of the chart's series. */
  readonly steps: readonly number[];
  /** The recorded steps that have weights: where the playhead can stand. */
  readonly stops: readonly number[];
  readonly chart: ChartDescription | undefined;
  /** Where the playhead stands, or is being moved to. */
  readonly cursor: number;
  readonly trainedSteps: number;
  readonly totalSteps: number;
  /** The row of the step on display. */
  readonly row: Row | undefined;
}

/** Everything the frame shows. */
export interface LabView {
  readonly label: string;
  /** The lab's picture; `nothing` before there is one, when the poster stands in its place. */
  readonly picture: unknown;
  /** Whether the lab has been asked to start. */
  readonly starting: boolean;
  readonly timeline: TimelineState;
  readonly transport: TransportState;
  readonly link: CopiedLink;
  readonly settings: unknown;
  readonly error: LabError | null;
  readonly working: boolean;
  readonly safeStep: number;
  readonly status: string;
  /** The step at which the run went on after its device was lost. */
  readonly movedAt: number | undefined;
  readonly dropping: boolean;
}

/** What can be done in the frame. */
export interface LabActions extends TransportActions, ErrorActions {
  scrub(step: number, done: boolean): void;
}

/** The frame. */
export function labTemplate(view: LabView, actions: LabActions): TemplateResult {
  const waiting = view.picture === nothing;
  return html`<div
    class="lab"
    part="lab"
    role="group"
    aria-label=${view.label}
    lang=${currentWords().lang ?? nothing}
  >
    <div class="console" part="console">
      <div class="timeline" part="timeline">${timeline(view.timeline, actions)}</div>
      ${transportBar(view.transport, actions)}
    </div>
    ${view.movedAt === undefined ? nothing : html`<p class="note" part="notice" role="status">${strings.moved(view.movedAt)}</p>`}
    ${errorPanel(view.error, view.working, view.safeStep, actions)}
    ${runSettings(view.transport, actions, view.link, view.settings)}
    <div class="stage" part="stage">
      <div class="poster" part="poster" ?hidden=${!waiting}>
        <slot name="poster">
          <p>${posterText(view)}</p>
        </slot>
      </div>
      <div class="picture" part="picture" ?hidden=${waiting}>${view.picture}</div>
    </div>
    <div class="caption" part="caption"><slot name="caption"></slot></div>
    <p class="visually-hidden status" aria-live="polite">${view.status}</p>
    ${view.dropping ? html`<div class="drop">${strings.dropHere}</div>` : nothing}
  </div>`;
}

function posterText({ error, starting }: LabView): string {
  if (error) return posterStrings.noPicture;
  return starting ? posterStrings.starting : posterStrings.waiting;
}

function timeline(state: TimelineState, actions: LabActions): TemplateResult {
  const { steps, stops, chart, cursor, trainedSteps, totalSteps, row } = state;
  const text = strings.timelineValue(cursor, totalSteps);
  if (!chart) {
    return html`<input
      class="slider"
      type="range"
      min="0"
      max=${totalSteps}
      step="1"
      .value=${live(String(cursor))}
      aria-label=${strings.timeline}
      aria-valuetext=${text}
      @input=${(event: Event) => actions.scrub(Number((event.target as HTMLInputElement).value), false)}
      @change=${(event: Event) => actions.scrub(Number((event.target as HTMLInputElement).value), true)}
    />`;
  }
  const figures = row && chart.valueText?.(row);
  return html`<lab-line-chart
    .x=${steps}
    .stops=${stops}
    .series=${chart.series}
    .references=${chart.references ?? NONE}
    .marks=${chart.marks ?? NONE}
    .cursor=${live(cursor)}
    .end=${totalSteps}
    .available=${trainedSteps}
    .label=${chart.label}
    .yLabel=${chart.yLabel ?? ''}
    .valueText=${figures ? `${text}, ${figures}` : text}
    @lab-scrub=${({ detail }: CustomEvent<ScrubDetail>) => actions.scrub(detail.step, detail.done)}
  ></lab-line-chart>`;
}

/** The chart compares arrays by identity. */
const NONE: readonly never[] = [];
