/**
 * @file The stage: renderer, camera, light and the parts of the picture. It draws when told to and keeps no loop.
 * This module and `parts/` are the only ones that load three.js.
 */
import { type SceneModel } from './model.ts';
import { type View } from './orbit.ts';
import type { Standing } from './network.ts';
import type { Palette } from './palette.ts';
import type { Moment } from './phases.ts';
/** What one frame cost, and what the GPU holds. */
export interface StageInfo {
    readonly calls: number;
    readonly triangles: number;
    readonly geometries: number;
    readonly textures: number;
}
/** A scene on a canvas. */
export declare class Stage {
    #private;
    private readonly software;
    /**
     * @param software whether the GPU is emulated: draws fewer pixels and no multisampling.
     * @throws Error when the canvas gives no WebGL 2 context.
     */
    constructor(canvas: HTMLCanvasElement, labels: HTMLElement, software: boolean);
    /** How the network stands in the group on the stage. */
    get standing(): Standing | undefined;
    /** Puts a group on the stage. */
    show(model: SceneModel): void;
    paint(palette: Palette): void;
    /** Takes on the size of its canvas, in CSS pixels. */
    resize(width: number, height: number): void;
    /** Looks from here. */
    look(view: View): void;
    /** Draws one frame. */
    draw(moment: Moment): void;
    /** The last frame's cost. */
    get info(): StageInfo;
    /** Frees everything on the GPU and the context. */
    dispose(): void;
}
