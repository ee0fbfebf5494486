/** @file The scene's controls, and the scene in words. */

import { html, nothing } from 'lit';
import type { ActedGroup, ActedStep } from '../types.ts';
import { description } from './captions.ts';
import { PHASES, type Phase } from './phases.ts';
import { sceneStrings as words } from './strings.ts';

/** What the controls show. */
export interface BarState {
  readonly playing: boolean;
  readonly speed: number;
  readonly phase: Phase;
  readonly animated: boolean;
}

/** What they do. */
export interface BarActions {
  phase(phase: Phase): void;
  act(playing: boolean, speed: number): void;
  home(): void;
  readonly fullSpeed: number;
}

/** Play, the four phases, speed and view; `drawn` is whether there is a picture to control. */
export function sceneBar({ playing, speed, phase, animated }: BarState, drawn: boolean, actions: BarActions) {
  return html`
    <div class="bar">
      ${
        animated
          ? html`<button
              class="play"
              type="button"
              ?disabled=${!drawn}
              @click=${() => actions.act(!playing, speed)}
            >
              ${playing ? words.pause : words.play}
            </button>`
          : nothing
      }
      <div class="phases" role="group" aria-label=${words.phaseGroup}>
        ${PHASES.map(
          (name) =>
            html`<button
              type="button"
              class="small"
              aria-pressed=${name === phase}
              @click=${() => actions.phase(name)}
            >
              ${words.phases[name]}
            </button>`,
        )}
      </div>
      ${
        animated
          ? html`<select
              aria-label=${words.speed}
              @change=${(event: Event) =>
                actions.act(playing, Number((event.target as HTMLSelectElement).value))}
            >
              <option value="1" ?selected=${speed <= 1}>${words.slow}</option>
              <option value=${actions.fullSpeed} ?selected=${speed > 1}>${words.full}</option>
            </select>`
          : nothing
      }
      <button type="button" class="small quiet end" ?disabled=${!drawn} @click=${() => actions.home()}>
        ${words.home}
      </button>
    </div>
  `;
}

/** All numbers of the picture, as text. */
export function sceneWords(acted: ActedStep, group: ActedGroup) {
  return html`
    <details>
      <summary>${words.words}</summary>
      ${description(acted, group).map(
        ({ heading, lines }) =>
          html`<h4>${heading}</h4>
            <ul>
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>`,
      )}
    </details>
  `;
}
