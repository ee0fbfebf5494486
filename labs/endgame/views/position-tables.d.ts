/** @file The tables of the reader's position: the policy's moves beside the truth, and the game so far. */
import { type TemplateResult } from 'lit';
import type { Game } from '../play.ts';
import type { EndgamePicture } from '../types.ts';
/** The policy's moves, most probable first, and what the table says of each. */
export declare function positionCandidates({ candidates, controlCandidates }: EndgamePicture, whole: boolean, toggle: () => void): TemplateResult;
/** The game, a row for each of the policy's moves. */
export declare function gameMoves({ start, moves }: Game): TemplateResult;
