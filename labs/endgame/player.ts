/**
 * @file The policy with given weights, asked about many positions at once. Programs have fixed shapes: positions
 * go through in parts of one size, all of them in one run, and what is left over of the last part is not looked at.
 */

import type { Executor, LoadedProgram } from '../../core/executors/executor.ts';
import { SQUARES } from './chess/geometry.ts';
import {
  ACTIONS,
  blackKingOf,
  MOST_MOVES,
  pieceOf,
  whiteKingOf,
  whiteMoves,
  type Rules,
} from './chess/rules.ts';
import { INPUTS, policyLogits } from './policy.ts';
import { ACTION_IMAGES, foldingOf, SQUARE_IMAGES } from './symmetries.ts';
import type { EndgameConfig } from './types.ts';

/**
 * Positions a part. One thread is quickest with parts that stay in its cache; a GPU is asked once a part, and wants
 * few and large ones.
 */
export function partRows({ backend }: Executor, { wasm, others }: { wasm: number; others: number }): number {
  return backend === 'wasm' ? wasm : others;
}

/** The three squares of positions as the network sees them: folded, where it folds. */
export interface PositionRows {
  readonly whiteKing: Int32Array;
  readonly piece: Int32Array;
  readonly blackKing: Int32Array;
}

/** Squares of no positions yet, with room for `count`. */
export function positionRows(count: number): PositionRows {
  return {
    whiteKing: new Int32Array(count),
    piece: new Int32Array(count),
    blackKing: new Int32Array(count),
  };
}

/** The symmetry under which the network sees a state: 0, none, without folding. */
export function viewOf({ folding }: Pick<EndgameConfig, 'folding'>, state: number): number {
  return folding ? foldingOf(state) : 0;
}

/** Writes a state, seen under a symmetry, to row `row`. */
export function writePosition(rows: PositionRows, row: number, state: number, view: number): void {
  const image = view * SQUARES;
  rows.whiteKing[row] = SQUARE_IMAGES[image + whiteKingOf(state)];
  rows.piece[row] = SQUARE_IMAGES[image + pieceOf(state)];
  rows.blackKing[row] = SQUARE_IMAGES[image + blackKingOf(state)];
}

/** White's legal actions in a position, each as it is and as the network sees it; overwritten by each call. */
export interface LegalActions {
  readonly actions: Uint8Array;
  readonly seen: Uint8Array;
  count: number;
}

export function noActions(): LegalActions {
  return { actions: new Uint8Array(MOST_MOVES), seen: new Uint8Array(MOST_MOVES), count: 0 };
}

/** Lists White's legal actions in `state`, seen under the symmetry `view`. */
export function listActions(rules: Rules, state: number, view: number, into: LegalActions): void {
  into.count = whiteMoves(rules, state, into.actions);
  const image = view * ACTIONS;
  for (let i = 0; i < into.count; i++) into.seen[i] = ACTION_IMAGES[image + into.actions[i]];
}

/** A policy that can be asked. */
export interface Player {
  /** Replaces the weights. */
  use(parameters: Float32Array): void;
  /**
   * Logits [count, 128] for the first `count` states, by actions as the network sees them; rows behind them hold
   * nothing of meaning.
   */
  logits(states: Int32Array, count: number): Promise<Float32Array>;
  dispose(): void;
}

/** A player whose weights are still to be given. */
export async function createPlayer(
  config: Pick<EndgameConfig, 'width' | 'folding'>,
  executor: Executor,
): Promise<Player> {
  const size = partRows(executor, { wasm: 64, others: 256 });
  const loaded: LoadedProgram = await executor.load(policyLogits(config, size));
  let rows = positionRows(size);
  return {
    use: (parameters) => loaded.writeParameters(parameters),
    async logits(states, count) {
      const parts = Math.ceil(count / size);
      if (parts === 0) return new Float32Array(0);
      const padded = parts * size;
      if (rows.piece.length < padded) rows = positionRows(padded);
      for (let row = 0; row < count; row++)
        writePosition(rows, row, states[row], viewOf(config, states[row]));
      const { logits } = await loaded.run(parts, {
        [INPUTS.whiteKing]: rows.whiteKing.subarray(0, padded),
        [INPUTS.piece]: rows.piece.subarray(0, padded),
        [INPUTS.blackKing]: rows.blackKing.subarray(0, padded),
      });
      return logits;
    },
    dispose: () => loaded.dispose(),
  };
}
