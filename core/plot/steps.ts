/** @file Finding recorded steps. Every function takes the steps ascending, and gives -1 when there are none. */

/** Index of the last recorded step that is not after `step`; -1 when all are after it. */
export function indexAtOrBefore(steps: readonly number[], step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the recorded step that is nearest to `step`. */
export function nearestIndex(steps: readonly number[], step: number): number {
  const before = indexAtOrBefore(steps, step);
  if (before < 0) return steps.length > 0 ? 0 : -1;
  if (before === steps.length - 1) return before;
  return step - steps[before] <= steps[before + 1] - step ? before : before + 1;
}

/** What a key does to the playhead. */
export type Move = 'previous' | 'next' | 'back' | 'forward' | 'first' | 'last';

/** The move a key asks for, as native sliders have them. */
export const moveOfKey: Readonly<Record<string, Move>> = {
  ArrowLeft: 'previous',
  ArrowDown: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'next',
  PageDown: 'back',
  PageUp: 'forward',
  Home: 'first',
  End: 'last',
};

/** Index of the recorded step that a move from `step` leads to; `stride` is what back and forward jump, in steps. */
export function indexAfterMove(steps: readonly number[], step: number, move: Move, stride: number): number {
  const last = steps.length - 1;
  const here = indexAtOrBefore(steps, step);
  switch (move) {
    case 'first':
      return Math.min(0, last);
    case 'last':
      return last;
    case 'next':
      return Math.min(here + 1, last);
    case 'previous':
      return Math.min(Math.max(steps[here] < step ? here : here - 1, 0), last);
    case 'forward':
      // Where the records are further apart than the stride, a jump still moves.
      return Math.min(Math.max(nearestIndex(steps, step + stride), here + 1), last);
    case 'back':
      return Math.min(Math.max(Math.min(nearestIndex(steps, step - stride), here - 1), 0), last);
  }
}
