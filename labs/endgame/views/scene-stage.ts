/**
 * @file `<endgame-scene-stage>`: the button that opens the 3-D scene, which is loaded when it is first opened. Where
 * there is no WebGL, or WebGL in software, the stage says so and stays flat.
 */

import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { graphics } from '../scene/capability.ts';
import type { ActDetail, PhaseDetail } from '../scene/endgame-scene.ts';
import type { Phase } from '../scene/phases.ts';
import type { ActedStep } from '../types.ts';
import { stageStrings as words } from './stage-strings.ts';

type Stage = 'closed' | 'none' | 'software' | 'loading' | 'open' | 'failed';

/**
 * The way into the scene.
 *
 * @fires lab-scene-phase - the phase that the scene has entered
 */
@customElement('endgame-scene-stage')
export class EndgameSceneStage extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      endgame-scene {
        display: block;
        margin-block-start: var(--_space-3);
      }
    `,
  ];

  @property({ attribute: false }) acted: ActedStep | undefined;
  /** Which of its groups. */
  @property({ attribute: false }) group = 0;

  /** The phase that the page around is in; the scene follows, and leads while it plays. */
  @property({ attribute: false }) phase: Phase = 'sample';

  @state() private stage: Stage = 'closed';
  @state() private playing = true;
  @state() private speed = 1;

  override render() {
    return html`
      <div class="buttons">
        <button type="button" aria-expanded=${this.stage === 'open'} @click=${this.#toggle}>
          ${this.stage === 'open' ? words.close : words.watch}
        </button>
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
              .group=${this.group}
              .phase=${this.phase}
              @lab-phase=${({ detail }: CustomEvent<PhaseDetail>) => this.#entered(detail.phase)}
              @lab-act=${({ detail }: CustomEvent<ActDetail>) => {
                this.playing = detail.playing;
                this.speed = detail.speed;
              }}
            ></endgame-scene>`
          : nothing
      }
    `;
  }

  #message(): string {
    switch (this.stage) {
      case 'none':
        return words.noWebgl;
      case 'software':
        return words.softwareWebgl;
      case 'loading':
        return words.loading;
      case 'failed':
        return words.failed;
      default:
        return '';
    }
  }

  #entered(phase: Phase): void {
    this.phase = phase;
    this.dispatchEvent(new CustomEvent<Phase>('lab-scene-phase', { detail: phase, bubbles: true }));
  }

  #toggle(): void {
    if (this.stage === 'open') {
      this.stage = 'closed';
      return;
    }
    const drawnBy = graphics();
    if (drawnBy === 'hardware') void this.#load();
    else this.stage = drawnBy;
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
