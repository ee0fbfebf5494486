/**
 * @file `<endgame-acted>`: one training step in four phases, with its own numbers: sample, reward, advantage,
 * update. Board and tables stay complete in every phase; a phase says what to look at.
 */

import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { load } from '../../../core/element/load.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { whenNear } from '../../../core/element/when-near.ts';
import { decimal, percent, signed } from '../../../core/plot/numbers.ts';
import { DEFAULT_CONFIG } from '../config.ts';
import { PHASES, type Phase } from '../scene/phases.ts';
import { strings } from '../strings.ts';
import type { ActedGroup, ActedStep, EndgameConfig } from '../types.ts';
import type { Story } from '../share.ts';
import { changedMost, matedCount, tellingGroup } from './acted-group.ts';
import { actedStyles } from './acted-styles.ts';
import { candidateTable, gameTable } from './acted-tables.ts';
import './board.ts';
import { changeArrows, heatOf, policyArrows } from './move-arrows.ts';
import { tableStyles } from './table-styles.ts';

const words = strings.acted;

/**
 * The step's story. Nothing is drawn without `acted`.
 *
 * @fires lab-story - {@link Story}: the reader has chosen a phase or a group
 */
@customElement('endgame-acted')
export class EndgameActed extends ViewElement {
  static override styles = [...viewStyles, tableStyles, actedStyles];

  @property({ attribute: false }) acted: ActedStep | undefined;
  /** Of the run: how advantages are made, how long games may be. */
  @property({ attribute: false }) config: EndgameConfig = DEFAULT_CONFIG;
  /** The step on display; another than the acted one while training runs. */
  @property({ attribute: false }) step = 0;

  @property() phase: Phase = 'sample';
  /** The group that the reader has chosen; until then, and where a step has not as many, the first with contrast. */
  @property({ attribute: false }) group: number | undefined;

  @state() private whole = false;
  @state() private allGames = false;
  @state() private edgesOpen = false;
  /** The phase and group that the reader has chosen, whose caption is read out; not that of every step of a run. */
  @state() private announced: { readonly phase: Phase; readonly group: ActedGroup } | undefined;

  /** Another step has other groups; a reader who has chosen the second one goes on with the second one. */
  get #chosen(): number {
    const { acted, group } = this;
    if (!acted) return 0;
    return group !== undefined && acted.groups[group] ? group : tellingGroup(acted);
  }

  override render() {
    const { acted } = this;
    const group = acted?.groups[this.#chosen];
    if (!acted || !group) {
      return html`<div class="stack">
        <h3>${words.heading}</h3>
        <p class="note">${words.none}</p>
      </div>`;
    }
    return html`
      <div class="stack">
        <div>
          <h3>${words.heading}</h3>
          <p class="note">
            ${words.from(acted.step, acted.from)} ${words.droppedGroups(acted.droppedCount, acted.groupCount)}
            ${acted.step === this.step ? nothing : words.older(acted.step)}
          </p>
        </div>
        <div class="stage">
          <div class="story">
            ${this.#groups(acted)} ${this.#phases()}
            <p class="caption">${this.#caption(this.phase, group)}</p>
            <p class="visually-hidden" aria-live="polite">${this.#aloud()}</p>
            ${this.#board(group)}
            <p class="note">${this.phase === 'update' ? words.legendChange : words.legendPolicy}</p>
          </div>
          ${candidateTable(group, this.phase, this.whole, () => (this.whole = !this.whole))}
        </div>
        ${gameTable(group, this.phase, this.allGames, () => (this.allGames = !this.allGames))}
        <endgame-scene-stage
          .acted=${acted}
          .group=${this.#chosen}
          .phase=${this.phase}
          @lab-scene-phase=${({ detail }: CustomEvent<Phase>) => this.#tell(detail, this.group)}
          ${whenNear(() => import('./scene-stage.ts'))}
        ></endgame-scene-stage>
        <details @toggle=${this.#onEdges}>
          <summary>${words.edges}</summary>
          ${this.edgesOpen ? html`<endgame-edges .acted=${acted}></endgame-edges>` : nothing}
        </details>
      </div>
    `;
  }

  #groups({ groups }: ActedStep) {
    return html`<label class="group">
      <span>${words.group}</span>
      <select @change=${(event: Event) => this.#choose(Number((event.target as HTMLSelectElement).value))}>
        ${groups.map(
          (group, i) =>
            html`<option value=${i} ?selected=${i === this.#chosen}>
              ${words.groupName(i + 1, group.distance, matedCount(group), group.rollouts.length)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #phases() {
    const at = PHASES.indexOf(this.phase);
    const go = (index: number) => this.#enter(PHASES[index]);
    return html`<div class="phases">
      <ol aria-label=${words.phasesLabel}>
        ${PHASES.map(
          (phase, i) =>
            html`<li>
              <button type="button" aria-current=${i === at ? 'step' : nothing} @click=${() => go(i)}>
                <span aria-hidden="true">${i + 1}</span> ${words.phases[phase]}
              </button>
            </li>`,
        )}
      </ol>
      <div class="buttons">
        <button type="button" class="small" ?disabled=${at === 0} @click=${() => go(at - 1)}>
          ${words.previous}
        </button>
        <button type="button" class="small" ?disabled=${at === PHASES.length - 1} @click=${() => go(at + 1)}>
          ${words.next}
        </button>
      </div>
    </div>`;
  }

  #board(group: ActedGroup) {
    const { state: position, candidates } = group;
    const arrows =
      this.phase === 'update' ? changeArrows(position, candidates) : policyArrows(position, candidates);
    return html`<endgame-board
      .ending=${this.config.ending}
      .position=${position}
      .label=${words.boardLabel(words.phases[this.phase], group.fen)}
      .heat=${heatOf(candidates)}
      .arrows=${arrows}
    ></endgame-board>`;
  }

  #onEdges({ newState }: ToggleEvent): void {
    this.edgesOpen = newState === 'open';
    if (this.edgesOpen) load(() => import('./edge-tables.ts'));
  }

  #choose(group: number): void {
    this.#tell(this.phase, group);
    this.announced = { phase: this.phase, group: this.acted!.groups[group] };
  }

  #enter(phase: Phase): void {
    this.#tell(phase, this.group);
    this.announced = { phase, group: this.acted!.groups[this.#chosen] };
  }

  #tell(phase: Phase, group: number | undefined): void {
    this.phase = phase;
    this.group = group;
    this.dispatchEvent(new CustomEvent<Story>('lab-story', { detail: { phase, group }, bubbles: true }));
  }

  #aloud(): string {
    const { announced } = this;
    return announced ? this.#caption(announced.phase, announced.group) : '';
  }

  #caption(phase: Phase, group: ActedGroup): string {
    const { rollouts, candidates, distance, dropped, meanReward } = group;
    const { captions } = words;
    const size = rollouts.length;
    switch (phase) {
      case 'sample': {
        const best = candidates.reduce((a, b) => (b.probability > a.probability ? b : a));
        const tried = new Set(rollouts.map(({ actions }) => actions[0])).size;
        return captions.sample(size, distance, best.san, percent(best.probability), tried);
      }
      case 'reward':
        return captions.reward(matedCount(group), size, distance + this.config.slack, decimal(meanReward));
      case 'advantage': {
        if (dropped) return captions.dropped(decimal(meanReward, 0));
        const advantages = rollouts.map(({ advantage }) => advantage);
        const rule = words.advantageRules[this.config.advantage];
        return captions.advantage(rule, signed(Math.max(...advantages)), signed(Math.min(...advantages)));
      }
      case 'update': {
        if (dropped) return captions.updateDropped;
        const rows = changedMost(group, 3).map(
          ({ san, probability, after = probability }) => [san, percent(probability), percent(after)] as const,
        );
        return captions.update(rows);
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-acted': EndgameActed;
  }
}
