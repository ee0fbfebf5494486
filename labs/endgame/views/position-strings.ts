/** @file The words of the reader’s own position, fetched with it. */

import { words } from '../../../core/element/language.ts';
import { plural } from '../strings.ts';

export const positionStrings = words('position', {
  lede: 'Every percentage is the policy’s at the step on display, beside what the solved table knows.',
  boardLabel: (fen: string) => `Board: ${fen}`,
  mode: 'What the board is for',
  modes: { look: 'Look', play: 'Play the lone king', setup: 'Set up' },
  modeHints: {
    look: 'Colour and arrows: where the policy wants to move. Set up another position, or play against it.',
    play: 'You are the black king. Choose a marked square, by click or with arrow keys and Enter.',
    setup: 'Choose a piece, then its square; a second piece there changes places with it.',
  },
  policyPlays: 'The policy plays',
  choices: { greedy: 'its likeliest move', sampled: 'a move drawn from its percentages' },
  fen: 'Position (FEN)',
  show: 'Show',
  sideToMove: 'To move',
  white: 'White',
  black: 'Black',
  random: 'Another start',
  takeBack: 'Take back',
  newGame: 'Start again from here',
  fixed: 'The board still shows the last legal position.',
  truth: (distance: number | null) =>
    distance === null ? 'White cannot force mate here.' : `White mates in ${distance} with best play.`,
  candidates: 'The policy’s moves, and the truth',
  moreMoves: (count: number) => `Show all ${count} moves`,
  blackToMove: 'Black is to move. Play the lone king to answer.',
  moves: 'The game so far',
  moveColumns: { number: '', white: 'policy', lost: 'lost', black: 'you', helped: 'given' },
  lostHint:
    'Lost: moves to mate that the policy’s move cost. Given: moves to mate that yours saved the policy against best defence.',
  win: 'the win',
  draw: 'the draw',
  noMoves: 'No move has been played yet.',
  yourTurn: (san: string | undefined) => (san ? `The policy played ${san}. Your move.` : 'Your move.'),
  thinking: 'The policy moves …',
  results: {
    mate: (san: string, moves: number) =>
      `${san}: checkmate after ${plural(moves, 'move')}. The policy has won.`,
    stalemate: (san: string) => `${san}: stalemate. A draw: you have saved half a point.`,
    'piece-lost': (san: string) => `${san}: the piece is lost. A draw: the kings alone cannot mate.`,
    fifty: (san: string) => `${san}: fifty moves without a capture. A draw by the fifty-move rule.`,
  },
  legalSquares: (count: number) => `${plural(count, 'square')} to go to.`,
});
