/**
 * @file `<endgame-scene-stage>`: the button that opens the 3-D scene, and the scene's own few controls. The scene
 * is loaded when it is first opened; without WebGL, or with WebGL in software, the stage says so and stays flat.
 */

import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { strings } from '../strings.ts';
import type { ActedStep } from '../types.ts';
import { webglKind } from './webgl.ts';

const words = strings.acted;

/** Speeds of the scene; at 1 its phases take some seconds each. */
const SLOW = 1;
const FULL = 8;

type Stage = 'closed' | 'none' | 'software' | 'loading' | 'open' | 'failed';

/** The way into the scene. */
@customElement('endgame-scene-stage')
export class EndgameSceneStage extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      .buttons {
        align-items: center;
      }
      .buttons label {
        display: inline-flex;
        align-items: center;
        gap: var(--_space-2);
        color: var(--_muted);
        font-size: var(--_text-small);
      }
      endgame-scene {
        display: block;
        block-size: clamp(20rem, 60vw, 36rem);
        margin-block-start: var(--_space-3);
        border: 1px solid var(--_rule);
      }
    `,
  ];

  @property({ attribute: false }) acted: ActedStep | undefined;

  @state() private stage: Stage = 'closed';
  @state() private playing = true;
  @state() private speed = SLOW;

  override render() {
    return html`
      <div class="buttons">
        <button type="button" aria-expanded=${this.stage === 'open'} @click=${this.#toggle}>
          ${this.stage === 'open' ? words.close : words.watch}
        </button>
        ${this.stage === 'open' ? this.#controls() : nothing}
        ${
          this.stage === 'software'
            ? html`<button type="button" class="quiet" @click=${() => void this.#load()}>
                ${words.anyway}
              </button>`
            : nothing
        }
      </div>
      <p class="note" role="status">${this.#message()}</p>
      ${
        this.stage === 'open'
          ? html`<endgame-scene
              .acted=${this.acted}
              .playing=${this.playing}
              .speed=${this.speed}
            ></endgame-scene>`
          : nothing
      }
    `;
  }

  #controls() {
    return html`
      <button type="button" @click=${() => (this.playing = !this.playing)}>
        ${this.playing ? words.pause : words.play}
      </button>
      <label>
        ${words.sceneSpeed}
        <select @change=${(event: Event) => (this.speed = Number((event.target as HTMLSelectElement).value))}>
          <option value=${SLOW} ?selected=${this.speed === SLOW}>${words.slow}</option>
          <option value=${FULL} ?selected=${this.speed === FULL}>${words.full}</option>
        </select>
      </label>
    `;
  }

  #message(): string {
    switch (this.stage) {
      case 'none':
        return words.noWebgl;
      case 'software':
        return words.softwareWebgl;
      case 'loading':
        return words.loadingScene;
      case 'failed':
        return words.sceneFailed;
      default:
        return '';
    }
  }

  #toggle(): void {
    if (this.stage === 'open') {
      this.stage = 'closed';
      return;
    }
    const kind = webglKind();
    if (kind === 'hardware') void this.#load();
    else this.stage = kind;
  }

  async #load(): Promise<void> {
    this.stage = 'loading';
    try {
      await import('../scene/endgame-scene.ts');
      this.stage = 'open';
    } catch {
      this.stage = 'failed';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-scene-stage': EndgameSceneStage;
  }
}
