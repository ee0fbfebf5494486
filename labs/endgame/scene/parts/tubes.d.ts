/**
 * @file Many straight tubes in one draw call. Each is a row of attributes; how far it has grown, what has turned
 * gold and what has burnt away is worked out on the GPU from a few uniforms, so that a frame uploads nothing.
 */
import { Color, InstancedBufferGeometry, Mesh, ShaderMaterial } from 'three';
/** One tube, from `a` to `b`. */
export interface Tube {
    readonly a: readonly [number, number, number];
    readonly b: readonly [number, number, number];
    /** Times at which it begins and ends to grow from `a` to `b`. */
    readonly begins: number;
    readonly ends: number;
    readonly radius: number;
    /** 0: the first colour, 1: the second. */
    readonly tint: 0 | 1;
    readonly opacity: number;
    /** 1: turns gold; −1: burns away; 0: neither. */
    readonly fate: number;
}
/** A set of tubes and the uniforms that move them. */
export interface Tubes {
    readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
    readonly uniforms: Readonly<Record<'time' | 'gold' | 'burnt' | 'opacity', {
        value: number;
    }>> & Readonly<Record<'tint0' | 'tint1' | 'goldColor' | 'emberColor', {
        value: Color;
    }>>;
    /** Puts these tubes in the place of the earlier ones. */
    set(tubes: readonly Tube[]): void;
}
/** An empty set of tubes with this many sides each. */
export declare function createTubes(sides: number): Tubes;
