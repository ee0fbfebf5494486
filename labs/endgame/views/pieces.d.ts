/** @file The pieces, drawn for this lab, each in a box of 45 by 45. */
import { type SVGTemplateResult } from 'lit';
import type { Ending } from '../types.ts';
/** A piece on the board. */
export type PieceKind = 'white-king' | 'white-queen' | 'white-rook' | 'black-king';
/** White's piece besides the king. */
export declare function pieceKind(ending: Ending): PieceKind;
/** The piece as the content of an `svg` of its own. */
export declare function pieceShape(kind: PieceKind): SVGTemplateResult;
/** Looks of {@link pieceShape}: white pieces are white and black ones black in both schemes. */
export declare const pieceStyles: import("lit").CSSResult;
