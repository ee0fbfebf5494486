/** @file What a link restores of this lab besides the run: the reader's board, the acted step's group and phase, the curve. */

import type { StateFields } from '../../core/element/restore.ts';
import type { StateValues } from '../../core/element/share.ts';
import { CHOSEN_METRICS, type ChosenMetric } from './charts.ts';
import { formatFen, parseFen, type Position } from './fen.ts';
import {
  BOARD_MODES,
  POLICY_CHOICES,
  requireEnding,
  type BoardMode,
  type PolicyChoice,
} from './reader-board.ts';
import { PHASES, type Phase } from './scene/phases.ts';
import { openingPosition } from './start-positions.ts';
import type { Ending } from './types.ts';

/** What of an acted step the reader looks at. */
export interface Story {
  readonly phase: Phase;
  /** Undefined: the step's first group with contrast. */
  readonly group: number | undefined;
}

/** What the reader chose. */
export interface ReaderState {
  readonly position: Position;
  readonly mode: BoardMode;
  readonly choice: PolicyChoice;
  readonly story: Story;
  readonly metric: ChosenMetric;
  readonly measuresOpen: boolean;
}

/** The story's beginning. */
export const FIRST_STORY: Story = { phase: 'sample', group: undefined };

/** Groups that a link can name; a step acts out far fewer. */
const MOST_GROUPS = 1000;

/** Board and side to move, the first two fields of the FEN: the others are the same for all. */
const boardText = ({ ending, state, toMove }: Position): string =>
  formatFen(ending, state, toMove).split(' ', 2).join(' ');

const other = <Value extends string>(value: Value, usual: Value): Value | undefined =>
  value === usual ? undefined : value;

/** `position=8/8/8/3k4/8/8/2R5/1K6+w&mode=play&choice=sampled&phase=update&shown=2&curve=kl&measures=open`. */
export function writeState({
  position,
  mode,
  choice,
  story,
  metric,
  measuresOpen,
}: ReaderState): StateValues {
  return {
    position: other(boardText(position), boardText(openingPosition(position.ending))),
    mode: other(mode, 'look'),
    choice: other(choice, 'greedy'),
    phase: other(story.phase, 'sample'),
    shown: story.group === undefined ? undefined : String(story.group),
    curve: other(metric, 'mateRate'),
    measures: measuresOpen ? 'open' : undefined,
  };
}

/** The inverse of `writeState`. */
export function readState(fields: StateFields, ending: Ending): ReaderState {
  return {
    position: fields.read('position', (fen) => positionOf(fen, ending), openingPosition(ending)),
    mode: fields.oneOf('mode', BOARD_MODES, 'look'),
    choice: fields.oneOf('choice', POLICY_CHOICES, 'greedy'),
    story: {
      phase: fields.oneOf('phase', PHASES, 'sample'),
      group: fields.whole('shown', MOST_GROUPS, undefined),
    },
    metric: fields.oneOf('curve', CHOSEN_METRICS, 'mateRate'),
    measuresOpen: fields.oneOf('measures', ['open'], undefined) !== undefined,
  };
}

function positionOf(fen: string, ending: Ending): Position {
  const position = parseFen(fen);
  requireEnding(position, ending);
  return position;
}
