/** @file What every part of the picture offers the stage, and how a part lets go of the GPU. */
import { type Object3D } from 'three';
import type { Cues } from '../choreography.ts';
import type { SceneModel } from '../model.ts';
import type { Palette } from '../palette.ts';
/** A part of the picture. */
export interface Part {
    readonly object: Object3D;
    /** Puts what this group needs in place; called when the group changes. */
    show(model: SceneModel): void;
    /** Takes on these colours. */
    paint(palette: Palette): void;
    /** Moves to these amounts; called every frame, allocates nothing. */
    move(cues: Cues): void;
}
/** Frees geometries, materials and textures of an object and of all in it. */
export declare function disposeAll(object: Object3D): void;
