/** @file The few words inside the picture: where they stand in space, and how strongly they show. */
import type { Cues } from './choreography.ts';
import type { SceneModel } from './model.ts';
/** One label; all but its kind and amount may change from frame to frame. */
export interface SceneLabel {
    readonly kind: 'column' | 'reward' | 'mean' | 'gold' | 'ember' | 'layer';
    /** Which side of its place the text stands on. */
    readonly side: 'above' | 'left' | 'right';
    /** The column it names, where it does. */
    readonly column: number;
    text: string;
    x: number;
    y: number;
    z: number;
    opacity: number;
    /** The number in the text, so that it is written only when it changes. */
    shown: number;
}
/** The labels of a group, those that give way to none first. */
export declare function labelsOf(model: SceneModel): SceneLabel[];
/** Brings the labels to these amounts. */
export declare function moveLabels(labels: readonly SceneLabel[], model: SceneModel, cues: Cues): void;
