/**
 * @file Which steps of a run are recorded, so that the timeline is dense where the model changes and still
 * fits the memory budget.
 *
 * While all steps fit, all are recorded. Otherwise half the budget goes to an even grid over the run, which
 * begins with every step up to 32, and half to fast change: while the loss changes fast, every step is
 * recorded, or at least eight in each gap of the grid, and the timeline thins them among themselves.
 *
 * The loss changes fast while two moving averages of it, with time constants of one and two strides of the
 * grid (a stride counts as 8 steps at least), differ by more than 3 % of the largest absolute average so far.
 * On a steady slope they differ by the loss's change in one stride, so this says: neighbouring steps of the
 * grid would look different. The largest average, not the present one: the noise of a loss near 0 is no change.
 */

import { checkAscending, checkRecorder } from './checks.ts';
import { checkpointCapacity, requireRoom } from './timeline.ts';

const EARLY_STEPS = 32;
const SHORTEST_AVERAGE = 8;
const CHANGE_SHARE = 0.03;
const FINER = 8;

/** Decides, from steps and losses alone, what is recorded. */
export interface Recorder {
  /**
   * Whether a step is to be recorded. Best asked at every step; steps left out count as having had this loss.
   * A loss that is not finite is no change, and left out of the averages.
   * @throws RangeError when the steps do not ascend.
   */
  wants(step: number, loss: number): boolean;
  /** Whether the step asked last was wanted for its fast change alone: mark its moment `changing`. */
  readonly changing: boolean;
  /**
   * The next step that is wanted as things stand: an executor may run up to it without coming back. A fast
   * change that begins in between is seen only when the losses come in.
   */
  nextAfter(step: number): number;
}

interface Plan {
  /** Every step up to this one is recorded. */
  readonly early: number;
  /** Distance of the grid's steps. */
  readonly stride: number;
  /** Distance of recorded steps while the loss changes fast. */
  readonly fine: number;
}

function plan(totalSteps: number, capacity: number): Plan {
  if (totalSteps + 1 <= capacity) return { early: totalSteps, stride: 1, fine: 1 };
  const half = Math.ceil(capacity / 2);
  const early = Math.min(EARLY_STEPS, Math.floor(half / 4));
  // Steps 0 .. early and the last one are taken; the grid shares out the rest.
  const gridSteps = half - (early + 1) - 1;
  const stride = gridSteps < 1 ? totalSteps : Math.ceil((totalSteps - early) / gridSteps);
  return { early, stride, fine: Math.max(1, Math.floor(stride / FINER)) };
}

/**
 * A recorder for one run, from its beginning or from where it is taken up.
 * @param options.totalSteps where the run stops; recording goes on by the same rule beyond it.
 * @param options.checkpointBytes size of one checkpoint.
 * @param options.budgetBytes the timeline's budget.
 * @throws RangeError when an option is not a positive whole number or two checkpoints exceed the budget.
 */
export function createRecorder(options: {
  readonly totalSteps: number;
  readonly checkpointBytes: number;
  readonly budgetBytes: number;
}): Recorder {
  checkRecorder(options);
  const { totalSteps, checkpointBytes, budgetBytes } = options;
  requireRoom(budgetBytes, checkpointBytes);
  const { early, stride, fine } = plan(totalSteps, checkpointCapacity(budgetBytes, checkpointBytes));
  const shortSpan = Math.max(SHORTEST_AVERAGE, stride);

  let lastAsked: number | undefined;
  let lastRecorded: number | undefined;
  let short: number | undefined;
  let long = 0;
  let scale = 0;
  let fast = false;
  let changing = false;

  function watch(loss: number, steps: number): void {
    fast = false;
    if (!Number.isFinite(loss)) return;
    if (short === undefined) {
      short = loss;
      long = loss;
    } else {
      short += (loss - short) * (1 - (1 - 1 / shortSpan) ** steps);
      long += (loss - long) * (1 - (1 - 1 / (2 * shortSpan)) ** steps);
    }
    scale = Math.max(scale, Math.abs(long));
    fast = Math.abs(short - long) > CHANGE_SHARE * scale;
  }

  return {
    wants(step, loss) {
      checkAscending(step, lastAsked);
      watch(loss, lastAsked === undefined ? 1 : step - lastAsked);
      lastAsked = step;
      const since = lastRecorded ?? step - 1;
      const passed = (spacing: number): boolean => Math.floor(step / spacing) > Math.floor(since / spacing);
      const planned = step <= early || step === totalSteps || passed(stride);
      changing = !planned && fast && passed(fine);
      if (planned || changing) lastRecorded = step;
      return planned || changing;
    },
    get changing() {
      return changing;
    },
    nextAfter(step) {
      const multiple = (spacing: number): number => (Math.floor(step / spacing) + 1) * spacing;
      if (step < early) return step + 1;
      const next = fast ? Math.min(multiple(fine), multiple(stride)) : multiple(stride);
      return step < totalSteps ? Math.min(next, totalSteps) : next;
    },
  };
}
