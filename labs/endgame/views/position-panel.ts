/**
 * @file `<endgame-position>`: the reader's own position with the policy's moves beside the truth; a board to play
 * the lone king on, and to set pieces up. The game itself is the lab's; this shows it and says what was asked.
 */

import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { blackKingOf, pieceOf, stateOf, whiteKingOf } from '../chess/rules.ts';
import { formatFen, type Position } from '../fen.ts';
import { alarmOf, readerChoices, type Game } from '../play.ts';
import { BOARD_MODES, POLICY_CHOICES, type BoardMode, type PolicyChoice } from '../reader-board.ts';
import { strings } from '../strings.ts';
import { positionStrings } from './position-strings.ts';
import type { EndgamePicture } from '../types.ts';
import './board.ts';
import type { SquareDetail } from './board.ts';
import { heatOf, policyArrows } from './move-arrows.ts';
import { gameMoves, positionCandidates } from './position-tables.ts';
import { positionStyles } from './position-styles.ts';
import { tableStyles } from './table-styles.ts';

/** What the reader asks of the lab, as details of `lab-play-*` events. */
export interface FenDetail {
  readonly fen: string;
}
export interface ModeDetail {
  readonly mode: BoardMode;
}
export interface MoveDetail {
  readonly to: number;
}
export interface PolicyChoiceDetail {
  readonly choice: PolicyChoice;
}

const words = positionStrings;

/**
 * The reader's position.
 *
 * @fires lab-position - {@link FenDetail}: a position to show, to be checked
 * @fires lab-board-mode - {@link ModeDetail}
 * @fires lab-reader-move - {@link MoveDetail}: the lone king's destination
 * @fires lab-policy-choice - {@link PolicyChoiceDetail}
 * @fires lab-take-back - the reader's last move is to be undone
 * @fires lab-new-game - the game is to start again
 * @fires lab-another - another start is wanted
 */
@customElement('endgame-position')
export class EndgamePosition extends ViewElement {
  static override styles = [...viewStyles, tableStyles, positionStyles];

  @property({ attribute: false }) picture: EndgamePicture | undefined;
  @property({ attribute: false }) game: Game | undefined;
  @property({ attribute: false }) mode: BoardMode = 'look';
  @property({ attribute: false }) choice: PolicyChoice = 'greedy';
  /** Why the position asked for last is not shown. */
  @property({ attribute: false }) problem = '';

  /** While pieces are set up: where they stand, legal or not. */
  @state() private draft: Position | undefined;
  /** The piece picked up, by its square. */
  @state() private lifted: number | undefined;
  /** The FEN as typed, until it is shown. */
  @state() private typed: string | undefined;
  @state() private whole = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('game') || changed.has('mode')) {
      const shown = this.game?.position;
      if (!this.problem) this.typed = undefined;
      this.lifted = undefined;
      this.draft = this.mode === 'setup' && shown ? shown : undefined;
    }
    // A draft that was refused stays on the board, to be mended.
    if (changed.has('problem') && this.problem === '' && this.mode !== 'setup') this.typed = undefined;
  }

  override render() {
    const { game } = this;
    if (!game) return html`<p class="note">${strings.common.waiting}</p>`;
    return html`
      <div class="stack">
        <div>
          <h3>${strings.lab.parts.position}</h3>
          <p class="note">${words.lede}</p>
        </div>
        <div class="stage">
          <div class="ground">
            ${this.#modes()}
            <p class="note hint">${words.modeHints[this.mode]}</p>
            ${this.#board(game)}
            <p class="turn" aria-live="polite">${this.#turn(game)}</p>
            ${this.#setup(game)}
          </div>
          <div class="facts">${this.#truth(game)} ${this.mode === 'play' ? this.#play(game) : nothing}</div>
        </div>
      </div>
    `;
  }

  #modes() {
    return html`<fieldset class="modes">
      <legend class="visually-hidden">${words.mode}</legend>
      ${BOARD_MODES.map(
        (mode) =>
          html`<label>
            <input
              type="radio"
              name="mode"
              value=${mode}
              .checked=${live(this.mode === mode)}
              @change=${() => this.#send('lab-board-mode', { mode } satisfies ModeDetail)}
            />${words.modes[mode]}
          </label>`,
      )}
    </fieldset>`;
  }

  #board(game: Game) {
    const position = this.draft ?? game.position;
    const looking = this.#candidates(position);
    const last = this.draft ? undefined : game.moves.at(-1);
    return html`<endgame-board
      .ending=${position.ending}
      .position=${position.state}
      .label=${words.boardLabel(formatFen(position.ending, position.state, position.toMove))}
      .heat=${looking ? heatOf(looking) : NO_HEAT}
      .arrows=${looking ? policyArrows(position.state, looking) : NO_ARROWS}
      .lastMove=${last && [last.from, last.to]}
      .alarm=${this.draft ? undefined : alarmOf(position)}
      .choices=${this.mode === 'play' ? readerChoices(game) : NO_SQUARES}
      .selected=${this.lifted}
      .pressable=${this.mode !== 'look'}
      @lab-square=${({ detail }: CustomEvent<SquareDetail>) => this.#square(detail.square, game)}
    ></endgame-board>`;
  }

  /** The candidates of exactly this position, when the picture has them. */
  #candidates({ state, toMove }: Position) {
    if (!this.picture || toMove === 'black' || this.picture.state !== state || this.game?.result)
      return undefined;
    return this.picture.candidates;
  }

  #turn(game: Game): string {
    const { result, position, moves } = game;
    const last = moves.at(-1);
    if (result && last) return words.results[result](last.san, Math.ceil(moves.length / 2));
    if (this.mode !== 'play') return '';
    if (position.toMove === 'white') return words.thinking;
    return `${words.yourTurn(last?.san)} ${words.legalSquares(readerChoices(game).length)}`;
  }

  #setup(game: Game) {
    const position = this.draft ?? game.position;
    const fen = this.typed ?? formatFen(position.ending, position.state, position.toMove);
    return html`
      <form class="fen" novalidate @submit=${this.#submit}>
        <label for="fen">${words.fen}</label>
        <input
          id="fen"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(fen)}
          aria-invalid=${this.problem ? 'true' : 'false'}
          aria-describedby=${this.problem ? 'problem' : nothing}
          @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
        />
        <button type="submit">${words.show}</button>
      </form>
      <div class="buttons">
        ${
          this.mode === 'setup'
            ? html`<label class="side"
                >${words.sideToMove}
                <select
                  @change=${(event: Event) => {
                    const toMove = (event.target as HTMLSelectElement).value as Position['toMove'];
                    this.#propose({ ...position, toMove });
                  }}
                >
                  <option value="white" ?selected=${position.toMove === 'white'}>${words.white}</option>
                  <option value="black" ?selected=${position.toMove === 'black'}>${words.black}</option>
                </select>
              </label>`
            : nothing
        }
        <button type="button" class="small" @click=${() => this.#send('lab-another')}>${words.random}</button>
      </div>
      <div role="alert" class="error">
        ${this.problem ? html`<p id="problem">${this.problem} ${words.fixed}</p>` : nothing}
      </div>
    `;
  }

  #truth(game: Game) {
    const { position } = game;
    const { picture } = this;
    // While the reader is to move, what the policy chose from stays in view.
    const before = position.toMove === 'black' ? game.moves.at(-1)?.before : position;
    if (!before || !picture || picture.state !== before.state) {
      return html`<p class="note">
        ${position.toMove === 'black' && this.mode !== 'play' ? words.blackToMove : strings.common.waiting}
      </p>`;
    }
    return html`<div>
      <p>${words.truth(picture.distance)}</p>
      ${positionCandidates(picture, this.whole, () => (this.whole = !this.whole))}
    </div>`;
  }

  #play(game: Game) {
    return html`
      <fieldset class="choices">
        <legend>${words.policyPlays}</legend>
        ${POLICY_CHOICES.map(
          (choice) =>
            html`<label>
              <input
                type="radio"
                name="choice"
                value=${choice}
                .checked=${live(this.choice === choice)}
                @change=${() => this.#send('lab-policy-choice', { choice } satisfies PolicyChoiceDetail)}
              />${words.choices[choice]}
            </label>`,
        )}
      </fieldset>
      ${gameMoves(game)}
      <div class="buttons">
        <button
          type="button"
          ?disabled=${game.moves.length === 0}
          @click=${() => this.#send('lab-take-back')}
        >
          ${words.takeBack}
        </button>
        <button type="button" ?disabled=${game.moves.length === 0} @click=${() => this.#send('lab-new-game')}>
          ${words.newGame}
        </button>
      </div>
    `;
  }

  #square(square: number, game: Game): void {
    if (this.mode === 'play') {
      if (readerChoices(game).includes(square))
        this.#send('lab-reader-move', { to: square } satisfies MoveDetail);
      return;
    }
    const position = this.draft ?? game.position;
    const men = [whiteKingOf(position.state), pieceOf(position.state), blackKingOf(position.state)];
    if (this.lifted === undefined) {
      if (men.includes(square)) this.lifted = square;
      return;
    }
    const from = this.lifted;
    this.lifted = undefined;
    if (from === square) return;
    const [whiteKing, piece, blackKing] = men.map((man) =>
      man === from ? square : man === square ? from : man,
    );
    this.#propose({ ...position, state: stateOf(whiteKing, piece, blackKing) });
  }

  /** Puts it on the board, and asks whether it is legal. */
  #propose(draft: Position): void {
    this.draft = draft;
    this.typed = undefined;
    const fen = formatFen(draft.ending, draft.state, draft.toMove);
    this.#send('lab-position', { fen } satisfies FenDetail);
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const fen = this.renderRoot.querySelector<HTMLInputElement>('#fen')!.value;
    this.typed = fen;
    this.#send('lab-position', { fen } satisfies FenDetail);
  }

  #send(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

const NO_HEAT: ReadonlyMap<number, number> = new Map();
const NO_ARROWS: readonly never[] = [];
const NO_SQUARES: readonly number[] = [];

declare global {
  interface HTMLElementTagNameMap {
    'endgame-position': EndgamePosition;
  }
}
