/** @file The score field as arrows. */
import type { ScoreField } from '../types.ts';
/** What the arrows show. */
export type FieldKind = 'off' | 'learned' | 'exact' | 'difference';
/**
 * Scores grow without bound towards the data, so arrows are the score times the noise level sigma: minus the
 * expected noise, a number without units that is about 1 where particles are. An arrow of this many is as long
 * as the grid's distance.
 */
export declare const LONGEST = 3;
/** Lines from a grid point along the field, [n, 4]: x, y, to x, to y in data units. */
export declare function fieldArrows(field: ScoreField, level: number, kind: Exclude<FieldKind, 'off'>, dataScale: number): Float32Array;
/** Root mean square length of the field at one level, in units of expected noise; weighs every grid point alike. */
export declare function fieldStrength(arrows: Float32Array): number;
