/** @file A position as text; apart from reading it, which brings words that the worker has no use for. */

import { blackKingOf, pieceOf, whiteKingOf } from './chess/rules.ts';
import type { Ending } from './types.ts';

/** A state as a FEN of six fields; where the piece is lost, Black's king stands on its square. */
export function formatFen(ending: Ending, state: number, toMove: 'white' | 'black'): string {
  const men = new Map([
    [pieceOf(state), ending === 'KQK' ? 'Q' : 'R'],
    [whiteKingOf(state), 'K'],
    [blackKingOf(state), 'k'],
  ]);
  const ranks = Array.from({ length: 8 }, (_, row) => {
    const squares = Array.from({ length: 8 }, (_, file) => men.get((7 - row) * 8 + file) ?? '1').join('');
    return squares.replace(/1+/g, (empty) => String(empty.length));
  });
  return `${ranks.join('/')} ${toMove === 'white' ? 'w' : 'b'} - - 0 1`;
}
