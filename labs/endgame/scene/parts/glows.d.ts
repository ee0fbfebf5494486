/** @file Small lights that face the viewer, embers and sparks, all in one draw call. */
import { Color, InstancedBufferGeometry, Mesh, ShaderMaterial } from 'three';
/** Lights, and the arrays a frame writes them into. */
export interface Glows {
    readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
    readonly emberColor: Color;
    readonly goldColor: Color;
    /** Centre x, y, z and size of each, [capacity, 4]. */
    readonly places: Float32Array;
    /** Opacity, and 0 for an ember to 1 for gold, [capacity, 2]. */
    readonly lights: Float32Array;
    /** Shows the first `count`, as they are in the arrays. */
    show(count: number): void;
}
/** Room for `capacity` lights. */
export declare function createGlows(capacity: number): Glows;
