/**
 * @file `<endgame-board>`: the three pieces on sixty-four squares. A grid of cells, one of them in the tab order;
 * each says what stands on it and what the policy makes of it, so that the picture needs no other twin.
 */

import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { roveTo } from '../../../core/element/roving.ts';
import { styleProperties } from '../../../core/element/style-properties.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { fileOf, rankOf, SQUARES, squareName } from '../chess/geometry.ts';
import { blackKingOf, pieceOf, whiteKingOf } from '../chess/rules.ts';
import { strings } from '../strings.ts';
import type { Ending } from '../types.ts';
import { boardStyles } from './board-styles.ts';
import { moveArrows, type MoveArrow } from './move-arrows.ts';
import { pieceKind, pieceShape, pieceStyles, type PieceKind } from './pieces.ts';
import { percent } from '../../../core/plot/numbers.ts';

/** Detail of `lab-square`: a square that was pressed. */
export interface SquareDetail {
  readonly square: number;
}

/** A heading that is drawn on the king's square: in check, or mated. */
export type Alarm = 'check' | 'mate' | 'stalemate';

const words = strings.board;

/** Below this share a destination gets its colour but no number. */
const SMALLEST_SHARE = 0.005;

/** Cells in reading order: rank 8 first, file a first. */
const READING_ORDER = Array.from({ length: SQUARES }, (_, cell) => (7 - (cell >> 3)) * 8 + (cell & 7));

/**
 * A board with heat on destinations, arrows for moves, and marks for the last move, check and choices.
 *
 * @fires lab-square - {@link SquareDetail}, when a square is pressed and `pressable` is set
 */
@customElement('endgame-board')
export class EndgameBoard extends ViewElement {
  static override styles = [...viewStyles, pieceStyles, boardStyles];

  @property({ attribute: false }) ending: Ending = 'KQK';
  /** The position; where piece and Black's king share a square, the piece has been taken. */
  @property({ attribute: false }) position = 0;
  /** Name of the board. */
  @property({ attribute: false }) label = '';
  /** Share of the policy's moves that go to a square. */
  @property({ attribute: false }) heat: ReadonlyMap<number, number> = new Map();
  @property({ attribute: false }) arrows: readonly MoveArrow[] = [];
  /** Where the last move came from and went to. */
  @property({ attribute: false }) lastMove: readonly [number, number] | undefined;
  /** What is the matter with Black's king. */
  @property({ attribute: false }) alarm: Alarm | undefined;
  /** Squares that the reader may choose. */
  @property({ attribute: false }) choices: readonly number[] = [];
  /** The square chosen to move from. */
  @property({ attribute: false }) selected: number | undefined;
  /** Whether pressing a square does anything. */
  @property({ attribute: false }) pressable = false;

  @state() private active = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    // The reader's own turn starts at the piece to be moved.
    if (changed.has('position') && !this.renderRoot.contains(this.#focused())) {
      this.active = READING_ORDER.indexOf(blackKingOf(this.position));
    }
  }

  #focused(): Element | null {
    return (this.renderRoot as ShadowRoot | undefined)?.activeElement ?? null;
  }

  override render() {
    return html`<div class="frame">
      <div role="grid" aria-label=${this.label} @keydown=${this.#key}>
        ${Array.from(
          { length: 8 },
          (_, row) =>
            html`<div role="row">
              ${Array.from({ length: 8 }, (_, column) => this.#cell(8 * row + column))}
            </div>`,
        )}
      </div>
      ${moveArrows(this.arrows)}
    </div>`;
  }

  #cell(cell: number) {
    const square = READING_ORDER[cell];
    const kind = this.#pieceOn(square);
    const share = this.heat.get(square) ?? 0;
    const dark = (fileOf(square) + rankOf(square)) % 2 === 0;
    const classes = [
      dark ? 'dark' : 'light',
      this.lastMove?.includes(square) ? 'last' : '',
      this.choices.includes(square) ? 'choice' : '',
      this.pressable ? 'pressable' : '',
      kind === 'black-king' && this.alarm ? 'alarm' : '',
    ];
    return html`<div
      role="gridcell"
      class=${classes.filter(Boolean).join(' ')}
      tabindex=${cell === this.active ? 0 : -1}
      aria-label=${this.#name(square, kind, share)}
      aria-selected=${this.selected === square ? 'true' : nothing}
      ${styleProperties(share > 0 ? { '--heat': `${(100 * Math.sqrt(share)).toFixed(1)}%` } : {})}
      @focus=${() => (this.active = cell)}
      @click=${() => this.#press(cell)}
    >
      ${fileOf(square) === 0 ? drawnText('rank', String(rankOf(square) + 1)) : nothing}
      ${rankOf(square) === 0 ? drawnText('file', squareName(square)[0]) : nothing}
      ${kind ? html`<svg class="piece" viewBox="0 0 45 45" aria-hidden="true">${pieceShape(kind)}</svg>` : nothing}
      ${share >= SMALLEST_SHARE ? drawnText('share', percent(share)) : nothing}
      ${kind === 'black-king' && this.alarm ? drawnText('sign', words.signs[this.alarm]) : nothing}
    </div>`;
  }

  #pieceOn(square: number): PieceKind | undefined {
    if (square === blackKingOf(this.position)) return 'black-king';
    if (square === whiteKingOf(this.position)) return 'white-king';
    return square === pieceOf(this.position) ? pieceKind(this.ending) : undefined;
  }

  #name(square: number, kind: PieceKind | undefined, share: number): string {
    return [
      `${squareName(square)}: ${kind ? words.pieces[kind] : words.empty}`,
      kind === 'black-king' && this.alarm ? words.alarms[this.alarm] : '',
      share >= SMALLEST_SHARE ? words.share(percent(share)) : '',
      this.lastMove?.[0] === square ? words.lastFrom : '',
      this.lastMove?.[1] === square ? words.lastTo : '',
      this.choices.includes(square) ? words.choice : '',
    ]
      .filter(Boolean)
      .join(', ');
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return this.#press(this.active);
    }
    const next = roveTo(event, this.active, SQUARES, 8);
    if (next === undefined) return;
    event.preventDefault();
    this.#activate(next);
  }

  #activate(cell: number): void {
    this.active = cell;
    this.renderRoot.querySelectorAll<HTMLElement>('[role="gridcell"]')[cell].focus();
  }

  #press(cell: number): void {
    this.#activate(cell);
    if (!this.pressable) return;
    const detail: SquareDetail = { square: READING_ORDER[cell] };
    this.dispatchEvent(new CustomEvent('lab-square', { detail, bubbles: true }));
  }
}

/** Drawn by the style sheet: the cell's name says it in words. */
function drawnText(kind: string, text: string) {
  return html`<span class="text ${kind}" data-text=${text} aria-hidden="true"></span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-board': EndgameBoard;
  }
}
