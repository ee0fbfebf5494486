/**
 * @file Where the policy's network stands: its layers lie over each other like floors, inputs at the bottom. The
 * inputs are three boards of 64 (White's king, the piece, Black's king), the outputs two (moves of the king, moves
 * of the piece); between them two floors of hidden units.
 */
import type { ActedStep, EdgeChange } from '../types.ts';
/** The network in space. */
export interface NetworkLayout {
    /** Places of all units, layer after layer, [units, 3]. */
    readonly places: Float32Array;
    /** First unit of each layer, and the number of all units. */
    readonly starts: readonly [number, number, number, number, number];
    /** Side of a unit's tile in each layer. */
    readonly tiles: readonly [number, number, number, number];
    /** Each floor's boards: centre x, y, z and half extents along x and z. */
    readonly plates: readonly Plate[];
    /** Heights of the four layers. */
    readonly heights: readonly [number, number, number, number];
}
/** A board or a floor of units. */
export interface Plate {
    readonly layer: 0 | 1 | 2 | 3;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly halfWidth: number;
    readonly halfDepth: number;
}
/** Where the network stands when there is room beside the board, and when there is not. */
export type Standing = 'beside' | 'above';
/** The layout of a network of these units, inputs first. */
export declare function networkLayout(units: ActedStep['units'], standing: Standing): NetworkLayout;
/** When the credit enters a layer of edges, of its whole way back as 1: the outputs' layer comes first. */
export declare function creditBegins(layer: EdgeChange['layer']): number;
/** When it has come through. */
export declare function creditEnds(layer: EdgeChange['layer']): number;
/** Index of the units an edge joins, the one nearer to the outputs first: credit comes back that way. */
export declare function edgeEnds({ starts }: NetworkLayout, edge: EdgeChange): readonly [number, number];
/** Size of each edge's change against the largest of its own layer, 0 to 1: layers differ by orders of magnitude. */
export declare function relativeChanges(edges: readonly EdgeChange[]): number[];
