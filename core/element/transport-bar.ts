/** @file The transport bar: the controls of a media player, and the settings of the run. Native controls throughout. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { BackendChoice } from '../executors/choose.ts';
import type { Started } from '../worker/messages.ts';
import { BACKENDS } from './attributes.ts';
import { linkAnswer, linkButton, type CopiedLink } from './link-copier.ts';
import { labStrings as strings } from './strings.ts';

/** A named configuration, as it is offered. */
export interface Preset {
  readonly name: string;
  readonly label: string;
}

/** What the bar shows. */
export interface TransportState {
  /** Whether something moves that the main button stops. */
  readonly busy: boolean;
  readonly ended: boolean;
  /** Whether playing would put a fresh run in place of a recorded one. */
  readonly afresh: boolean;
  /** The step on display. */
  readonly step: number;
  readonly totalSteps: number;
  /** 0 while nothing trains. */
  readonly stepsPerSecond: number;
  /** Cap in steps a second; Infinity without. */
  readonly speed: number;
  readonly seed: number;
  readonly presets: readonly Preset[];
  /** Absent when the configuration is none of the presets. */
  readonly preset: string | undefined;
  readonly backend: BackendChoice;
  readonly started: Started | undefined;
  readonly canStepBack: boolean;
  readonly canStepForward: boolean;
  readonly canExport: boolean;
}

/** What the bar does. */
export interface TransportActions {
  toggle(): void;
  stepBack(): void;
  stepForward(): void;
  reset(): void;
  setSpeed(stepsPerSecond: number): void;
  setSeed(seed: number): void;
  setPreset(preset: string): void;
  setBackend(backend: string): void;
  save(): void;
  openFile(file: File): void;
  copyLink(): void;
}

const shapes = {
  play: svg`<path d="M4 2.5v11l9-5.5z" />`,
  pause: svg`<path d="M4 2.5h3v11H4zM9 2.5h3v11H9z" />`,
  stepBack: svg`<path d="M3 2.5h2v11H3zM13 2.5v11L6 8z" />`,
  stepForward: svg`<path d="M11 2.5h2v11h-2zM3 2.5v11L10 8z" />`,
  reset: svg`<path d="M8 3a5 5 0 1 1-4.7 3.3l1.6.6A3.3 3.3 0 1 0 8 4.7V7L4.2 3.9 8 .8z" />`,
};

function icon(name: keyof typeof shapes): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shapes[name]}</svg>`;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

function iconButton(
  name: 'stepBack' | 'stepForward' | 'reset',
  enabled: boolean,
  act: () => void,
): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    part="button"
    aria-label=${strings[name]}
    title=${strings[name]}
    ?disabled=${!enabled}
    @click=${act}
  >
    ${icon(name)}
  </button>`;
}

function playLabel({ ended, afresh }: TransportState): string {
  if (afresh) return strings.trainAfresh;
  return ended ? strings.replay : strings.play;
}

/** The controls of the player. */
export function transportBar(state: TransportState, actions: TransportActions): TemplateResult {
  const toggle = state.busy ? strings.pause : playLabel(state);
  return html`<div class="transport" part="transport" role="group" aria-label=${strings.transport}>
    <div class="controls">
      <button type="button" class="primary toggle" part="button play-button" @click=${() => actions.toggle()}>
        ${icon(state.busy ? 'pause' : 'play')}<span>${toggle}</span>
      </button>
      ${iconButton('stepBack', state.canStepBack, () => actions.stepBack())}
      ${iconButton('stepForward', state.canStepForward, () => actions.stepForward())}
      ${iconButton('reset', true, () => actions.reset())}
      <label class="speed">
        <span>${strings.speed}</span>
        <select
          .value=${live(String(state.speed))}
          @change=${(event: Event) => actions.setSpeed(Number(valueOf(event)))}
        >
          ${strings.speeds.map(
            ({ stepsPerSecond, label }) =>
              html`<option value=${String(stepsPerSecond)} ?selected=${stepsPerSecond === state.speed}>
                ${label}
              </option>`,
          )}
        </select>
      </label>
      <p class="position" part="position">
        <span>${strings.position(state.step, state.totalSteps)}</span>
        <span class="rate">${state.stepsPerSecond > 0 ? strings.rate(state.stepsPerSecond) : nothing}</span>
      </p>
    </div>
  </div>`;
}

/** What shapes the run, and its files. `extra` is the lab's own settings. */
export function runSettings(
  state: TransportState,
  actions: TransportActions,
  link: CopiedLink,
  extra: unknown,
): TemplateResult {
  return html`<div class="settings" part="settings" role="group" aria-label=${strings.settings}>
    <div class="fields">${fields(state, actions)}</div>
    ${linkAnswer(link)} ${backendText(state.started)} ${extra}
  </div>`;
}

function fields(state: TransportState, actions: TransportActions): TemplateResult {
  return html`
    ${state.presets.length > 1 ? presetField(state, actions) : nothing}
    <label>
      <span>${strings.seed}</span>
      <input
        type="number"
        min="0"
        step="1"
        inputmode="numeric"
        .value=${live(String(state.seed))}
        @change=${(event: Event) => {
          const seed = Number(valueOf(event));
          if (valueOf(event) !== '' && Number.isSafeInteger(seed) && seed >= 0) actions.setSeed(seed);
          else (event.target as HTMLInputElement).value = String(state.seed);
        }}
      />
    </label>
    <label>
      <span>${strings.backend}</span>
      <select .value=${live(state.backend)} @change=${(event: Event) => actions.setBackend(valueOf(event))}>
        ${BACKENDS.map(
          (backend) =>
            html`<option value=${backend} ?selected=${backend === state.backend}>
              ${strings.backends[backend]}
            </option>`,
        )}
      </select>
    </label>
    <span class="files">
      <button
        type="button"
        title=${strings.exportHint}
        ?disabled=${!state.canExport}
        @click=${() => actions.save()}
      >
        ${strings.exportRun}
      </button>
      <button type="button" title=${strings.importHint} @click=${pickFile}>${strings.importRun}</button>
      <input
        type="file"
        hidden
        accept=".safetensors"
        aria-label=${strings.importRun}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const file = input.files?.[0];
          if (file) actions.openFile(file);
          // The same file may be opened again.
          input.value = '';
        }}
      />
      ${linkButton(() => actions.copyLink())}
    </span>
  `;
}

function pickFile(event: Event): void {
  const button = event.currentTarget as HTMLButtonElement;
  button.parentElement!.querySelector<HTMLInputElement>('input[type="file"]')!.click();
}

function presetField({ presets, preset }: TransportState, actions: TransportActions): TemplateResult {
  return html`<label>
    <span>${strings.preset}</span>
    <select
      .value=${live(preset ?? '')}
      @change=${(event: Event) => {
        if (valueOf(event)) actions.setPreset(valueOf(event));
      }}
    >
      ${preset === undefined ? html`<option value="" selected disabled>${strings.custom}</option>` : nothing}
      ${presets.map(
        ({ name, label }) => html`<option value=${name} ?selected=${name === preset}>${label}</option>`,
      )}
    </select>
  </label>`;
}

function backendText(started: Started | undefined): TemplateResult {
  if (!started) return html`<p class="note" part="backend">${strings.notStarted}</p>`;
  const { backend, description, reason } = started;
  return html`<p class="note" part="backend" title=${strings.because(reason)}>
    ${strings.computing(strings.backends[backend], description)} ${strings.because(reason)}
  </p>`;
}
