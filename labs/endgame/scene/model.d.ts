/** @file Everything the scene draws of one group of one step, worked out once when it is shown. */
import type { ActedGroup, ActedStep } from '../types.ts';
import { type Column } from './candidates.ts';
import { type Embers } from './embers.ts';
import { type GamePaths, type Stretch } from './games.ts';
import { type NetworkLayout, type Standing } from './network.ts';
/** What is drawn of one group. */
export interface SceneModel {
    readonly acted: ActedStep;
    readonly group: ActedGroup;
    /** Letter of White's piece. */
    readonly piece: 'Q' | 'R';
    readonly columns: readonly Column[];
    /** Columns that carry a label. */
    readonly labelled: readonly number[];
    readonly paths: GamePaths;
    readonly stretches: readonly Stretch[];
    /** For each game, its rod in the frame. */
    readonly rods: readonly number[];
    readonly embers: Embers;
    readonly standing: Standing;
    readonly network: NetworkLayout;
    /** Size of each edge's change against the largest of its layer. */
    readonly changes: readonly number[];
}
/** The model of a group of an acted step. */
export declare function sceneModel(acted: ActedStep, group: ActedGroup, standing: Standing): SceneModel;
/** Corners of what has to be in view, [n, 3]. */
export declare function extent(standing: Standing): Float32Array;
