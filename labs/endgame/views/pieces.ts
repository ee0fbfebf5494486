/** @file The pieces, drawn for this lab, each in a box of 45 by 45. */

import { css, svg, type SVGTemplateResult } from 'lit';
import type { Ending } from '../types.ts';

/** A piece on the board. */
export type PieceKind = 'white-king' | 'white-queen' | 'white-rook' | 'black-king';

const FOOT = svg`<path d="M11.5 39.5v-3.2c0-1.3 1-2.3 2.3-2.3h17.4c1.3 0 2.3 1 2.3 2.3v3.2z" />`;

const KING = svg`
  <path class="line" d="M22.5 5v8M19 8.2h7" />
  <path
    d="M22.5 12.4c-3 0-4.6 2.6-3.9 5.8-3.9-3.3-10-1.8-10.6 3.5-.5 4.1 3.9 6.8 4.9 12.3h19.2c1-5.5 5.4-8.2 4.9-12.3-.6-5.3-6.7-6.8-10.6-3.5.7-3.2-.9-5.8-3.9-5.800z"
  />
  ${FOOT}`;

const QUEEN = svg`
  <path d="M8 15.5 13 34h19l5-18.5-6.3 7.7-.9-11.5-4.9 10.1-2.4-11.6-2.4 11.6-4.9-10.1-.9 11.500z" />
  ${[
    [8, 13.6],
    [15.2, 9.8],
    [22.5, 8.4],
    [29.8, 9.8],
    [37, 13.6],
  ].map(([x, y]) => svg`<circle cx=${x} cy=${y} r="2" />`)}
  ${FOOT}`;

const ROOK = svg`
  <path d="M11.5 8.500h5v3.600h3.700V8.500h4.600v3.600h3.700V8.500h5v8l-3.8 3v11.300l2.3 3.200H13l2.3-3.200V19.500l-3.8-3z" />
  ${FOOT}`;

const SHAPES: Readonly<Record<PieceKind, SVGTemplateResult>> = {
  'white-king': KING,
  'white-queen': QUEEN,
  'white-rook': ROOK,
  'black-king': KING,
};

/** White's piece besides the king. */
export function pieceKind(ending: Ending): PieceKind {
  return ending === 'KQK' ? 'white-queen' : 'white-rook';
}

/** The piece as the content of an `svg` of its own. */
export function pieceShape(kind: PieceKind): SVGTemplateResult {
  return svg`<g class=${kind.startsWith('white') ? 'white' : 'black'}>${SHAPES[kind]}</g>`;
}

/** Looks of {@link pieceShape}: white pieces are white and black ones black in both schemes. */
export const pieceStyles = css`
  .white,
  .black {
    stroke-width: 1.6;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .white {
    fill: #fdfcfa;
    stroke: #1c1e21;
  }
  .black {
    fill: #1c1e21;
    stroke: light-dark(#1c1e21, #e9e7e2);
  }
  .line {
    fill: none;
    stroke-width: 2.4;
  }
  /* A line has no outline of its own to stand out with. */
  .white .line {
    stroke: light-dark(#1c1e21, #fdfcfa);
  }
  .black .line {
    stroke: light-dark(#1c1e21, #e9e7e2);
  }
`;
