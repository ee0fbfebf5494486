/**
 * @file The recorded moments of one run: what the scrubber drags over. Metrics of every recorded step, and
 * weights of as many as the memory budget holds.
 */

import type { Moment, Row } from './experiment.ts';
import { leastMissed } from './thinning.ts';

/** Rows kept at most; beyond it, rows without weights are thinned evenly. A chart shows no more anyway. */
export const MAX_ROWS = 20_000;

/** Checkpoints kept at most, however small they are, so that rows without weights are always left to thin. */
export const MAX_CHECKPOINTS = MAX_ROWS / 2;

/** The weights at a step: the whole parameter arena. */
export interface Checkpoint {
  readonly step: number;
  readonly parameters: Float32Array;
}

/**
 * What is recorded of a run, in step order, whatever the order of adding.
 *
 * Checkpoints never take more than the budget. When one too many comes, the one missed least goes (see
 * `leastMissed`); the first and the last always stay. The budget has two halves, one for moments marked
 * `changing` and one for the others; either may use what the other leaves free, but the one beyond its half
 * is thinned. So a cliff keeps its dense checkpoints through a long run, and cannot eat up the rest of it.
 */
export interface Timeline {
  /** All rows by ascending step: a live view. */
  readonly rows: readonly Row[];
  /** Steps that have a checkpoint, ascending. */
  readonly steps: readonly number[];
  /** Memory of all checkpoints. */
  readonly bytes: number;
  /** The largest recorded step; 0 when nothing is recorded. */
  readonly trainedSteps: number;
  /**
   * Records a moment, in place of any earlier one at the same step. The parameters are kept, not copied.
   * @throws RangeError when the step is not a whole number from 0, a metric is no number, the parameters'
   * length is not that of the others, or two checkpoints exceed the budget.
   */
  add(moment: Moment): void;
  /** The recorded moment at exactly this step. */
  at(step: number): Moment | undefined;
  /**
   * The checkpoint at this step or else the nearest, the earlier of equals; undefined when there is none.
   * @throws RangeError when the step is NaN.
   */
  nearest(step: number): Checkpoint | undefined;
  /** Forgets everything, the parameters' length included. */
  clear(): void;
  /**
   * Puts these moments in place of all others, or throws as `add` does and changes nothing.
   */
  replace(moments: readonly Moment[]): void;
}

interface StoredCheckpoint extends Checkpoint {
  readonly changing: boolean;
}

/** How many checkpoints of this size fit into a budget. */
export function checkpointCapacity(budgetBytes: number, checkpointBytes: number): number {
  return Math.min(MAX_CHECKPOINTS, Math.floor(budgetBytes / checkpointBytes));
}

/** @throws RangeError when the budget does not hold the first and the last checkpoint. */
export function requireRoom(budgetBytes: number, checkpointBytes: number): void {
  if (!(budgetBytes >= 2 * checkpointBytes)) {
    throw new RangeError(
      `The budget of ${budgetBytes} bytes does not hold two checkpoints of ${checkpointBytes} bytes; raise it or choose a smaller model.`,
    );
  }
}

/** Index of the first element whose step is not below `step`. */
function lowerBound<T>(items: readonly T[], stepOf: (item: T) => number, step: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stepOf(items[middle]) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

const stepOf = (item: { readonly step: number }): number => item.step;

function requireRow(row: Row): void {
  if (!Number.isSafeInteger(row.step) || row.step < 0) {
    throw new RangeError(`A moment's step must be a whole number from 0, not ${row.step}.`);
  }
  for (const [metric, value] of Object.entries(row)) {
    if (typeof value !== 'number') {
      throw new RangeError(
        `The metric "${metric}" of step ${row.step} must be a number, not ${typeof value}.`,
      );
    }
  }
}

/**
 * An empty timeline.
 * @param options.budgetBytes memory that all checkpoints together may take.
 * @throws RangeError when the budget is not a positive number.
 */
export function createTimeline(options: { readonly budgetBytes: number }): Timeline {
  const { budgetBytes } = options;
  if (!(budgetBytes > 0)) {
    throw new RangeError(`A timeline needs a positive budget in bytes, not ${budgetBytes}.`);
  }
  let rows: Row[] = [];
  let checkpoints: StoredCheckpoint[] = [];
  /** Elements of a checkpoint; known from the first one on. */
  let parameterCount: number | undefined;

  function requireParameters(step: number, parameters: Float32Array): void {
    if (parameters.length === 0) throw new RangeError(`The checkpoint of step ${step} is empty.`);
    if (parameterCount !== undefined && parameters.length !== parameterCount) {
      throw new RangeError(
        `The checkpoint of step ${step} has ${parameters.length} parameters, but this run's have ${parameterCount}; clear the timeline before recording another model.`,
      );
    }
    requireRoom(budgetBytes, parameters.byteLength);
  }

  function thinCheckpoints(capacity: number): void {
    if (checkpoints.length <= capacity) return;
    const changing = checkpoints.filter((checkpoint) => checkpoint.changing).length;
    const fromChanging = changing > Math.floor(capacity / 2);
    const at = (i: number): number => checkpoints[i].step;
    const victim =
      leastMissed(checkpoints.length, at, (i) => checkpoints[i].changing === fromChanging) ??
      leastMissed(checkpoints.length, at, () => true);
    checkpoints.splice(victim!, 1);
  }

  function thinRows(): void {
    if (rows.length <= MAX_ROWS) return;
    const kept = new Set(checkpoints.map(stepOf));
    const victim = leastMissed(
      rows.length,
      (i) => rows[i].step,
      (i) => !kept.has(rows[i].step),
    );
    rows.splice(victim!, 1);
  }

  function add({ row, parameters, changing = false }: Moment): void {
    requireRow(row);
    if (parameters) requireParameters(row.step, parameters);
    const at = lowerBound(rows, stepOf, row.step);
    rows.splice(at, rows[at]?.step === row.step ? 1 : 0, row);
    const slot = lowerBound(checkpoints, stepOf, row.step);
    const replaced = checkpoints[slot]?.step === row.step ? 1 : 0;
    if (parameters) {
      parameterCount = parameters.length;
      checkpoints.splice(slot, replaced, { step: row.step, parameters, changing });
      thinCheckpoints(checkpointCapacity(budgetBytes, parameters.byteLength));
    } else {
      checkpoints.splice(slot, replaced);
    }
    thinRows();
  }

  function clear(): void {
    rows = [];
    checkpoints = [];
    parameterCount = undefined;
  }

  return {
    get rows() {
      return rows;
    },
    get steps() {
      return checkpoints.map(stepOf);
    },
    get bytes() {
      return checkpoints.reduce((total, { parameters }) => total + parameters.byteLength, 0);
    },
    get trainedSteps() {
      return rows.at(-1)?.step ?? 0;
    },
    add,
    at(step) {
      const row = rows[lowerBound(rows, stepOf, step)];
      if (row?.step !== step) return undefined;
      const checkpoint = checkpoints[lowerBound(checkpoints, stepOf, step)];
      if (checkpoint?.step !== step) return { row };
      return { row, parameters: checkpoint.parameters, changing: checkpoint.changing };
    },
    nearest(step) {
      if (Number.isNaN(step)) throw new RangeError('nearest: the step must be a number, not NaN.');
      const next = lowerBound(checkpoints, stepOf, step);
      const before = checkpoints[next - 1];
      const after = checkpoints[next];
      const found = !before || (after && after.step - step < step - before.step) ? after : before;
      return found && { step: found.step, parameters: found.parameters };
    },
    clear,
    replace(moments) {
      const previous = { rows, checkpoints, parameterCount };
      clear();
      try {
        moments.forEach(add);
      } catch (error) {
        ({ rows, checkpoints, parameterCount } = previous);
        throw error;
      }
    },
  };
}
