import { describe, expect, it } from 'vitest';
import { squareCalled } from '../../../labs/endgame/chess/geometry.ts';
import {
  ACTIONS,
  applyWhite,
  blackKingOf,
  isLegalForWhite,
  MOST_MOVES,
  rulesOf,
  standsLegally,
  STATES,
  whiteMoves,
} from '../../../labs/endgame/chess/rules.ts';
import {
  ACTION_IMAGES,
  fold,
  foldAction,
  foldingOf,
  INVERSES,
  SQUARE_IMAGES,
  stateImage,
  SYMMETRIES,
  unfoldAction,
} from '../../../labs/endgame/symmetries.ts';
import { samplePositions } from './positions.ts';

const everySymmetry = Array.from({ length: SYMMETRIES }, (_, symmetry) => symmetry);
const everySquare = Array.from({ length: 64 }, (_, square) => square);

describe('the eight symmetries', () => {
  it('are different, and keep the squares apart', () => {
    const images = everySymmetry.map((k) => everySquare.map((square) => SQUARE_IMAGES[k * 64 + square]));
    expect(new Set(images.map(String)).size).toBe(8);
    for (const image of images) expect(new Set(image).size).toBe(64);
  });

  it('are undone by their inverses', () => {
    for (const k of everySymmetry) {
      for (const square of everySquare) {
        expect(SQUARE_IMAGES[INVERSES[k] * 64 + SQUARE_IMAGES[k * 64 + square]]).toBe(square);
      }
      for (let action = 0; action < ACTIONS; action++) {
        expect(unfoldAction(k, foldAction(k, action))).toBe(action);
      }
    }
  });

  it.each(['KQK', 'KRK'] as const)('keep the legal moves of %s and where they lead', (ending) => {
    const rules = rulesOf(ending);
    const [moves, imageMoves] = [new Uint8Array(MOST_MOVES), new Uint8Array(MOST_MOVES)];
    for (const state of samplePositions(1_000, 4).filter((state) => isLegalForWhite(rules, state))) {
      const count = whiteMoves(rules, state, moves);
      for (const k of everySymmetry) {
        const image = stateImage(k, state);
        const ofImage = imageMoves.subarray(0, whiteMoves(rules, image, imageMoves));
        const images = Array.from(moves.subarray(0, count), (action) => ACTION_IMAGES[k * ACTIONS + action]);
        expect(images.toSorted((a, b) => a - b)).toEqual(Array.from(ofImage).sort((a, b) => a - b));
        expect(images.map((action) => applyWhite(image, action))).toEqual(
          Array.from(moves.subarray(0, count), (action) => stateImage(k, applyWhite(state, action))),
        );
      }
    }
  });
});

describe('folding', () => {
  it('brings Black’s king to one of the ten squares a1-d1-d4, and is at rest there', () => {
    const corners = 'a1 b1 c1 d1 b2 c2 d2 c3 d3 d4'.split(' ').map(squareCalled);
    const found = new Set<number>();
    for (const state of samplePositions(20_000, 5)) {
      const folded = fold(state);
      found.add(blackKingOf(folded));
      expect(folded).toBe(stateImage(foldingOf(state), state));
      expect(foldingOf(folded)).toBe(0);
    }
    expect([...found].sort((a, b) => a - b)).toEqual(corners.sort((a, b) => a - b));
  });

  it('makes one state of all images, also with Black’s king on a diagonal', () => {
    const folded = new Set<number>();
    for (let state = 0; state < STATES; state++) {
      if (!standsLegally(state)) continue;
      const one = fold(state);
      folded.add(one);
      if (state % 31 === 0) for (const k of everySymmetry) expect(fold(stateImage(k, state))).toBe(one);
    }
    // Syzygy counts as many positions of three men with Black to move.
    expect(folded.size).toBe(28_056);
  });
});
