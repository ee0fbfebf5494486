/** @file Labels as elements over the canvas: crisp text that follows its place in space and gives way to others. */
import type { SceneLabel } from './labels.ts';
/** Writes where a point of space is on the canvas, in CSS pixels, to `out`; false when it is behind the viewer. */
export type Project = (x: number, y: number, z: number, out: Float32Array) => boolean;
/** Puts labels into `layer`, an element of the canvas's size. */
export declare class LabelLayer {
    #private;
    private readonly layer;
    constructor(layer: HTMLElement);
    show(labels: readonly SceneLabel[]): void;
    /** Places all labels for this frame. */
    place(project: Project, width: number): void;
}
