/**
 * @file Where the policy's network stands: its layers lie over each other like floors, inputs at the bottom. The
 * inputs are three boards of 64 (White's king, the piece, Black's king), the outputs two (moves of the king, moves
 * of the piece); between them two floors of hidden units.
 */

import type { ActedStep, EdgeChange } from '../types.ts';
import { squareX, squareZ } from './space.ts';

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

const GAP = 0.35;

/** Centre of the lowest floor, height between floors, and side of a small board's square, in squares. */
interface Place {
  readonly origin: readonly [number, number, number];
  readonly floor: number;
  readonly square: number;
}

/** Where the network stands when there is room beside the board, and when there is not. */
export type Standing = 'beside' | 'above';
const PLACES: Readonly<Record<Standing, Place>> = {
  beside: { origin: [9.9, 0, 1.2], floor: 2.05, square: 0.3 },
  above: { origin: [0, 2.5, -1], floor: 1.7, square: 0.25 },
};

/** The layout of a network of these units, inputs first. */
export function networkLayout(units: ActedStep['units'], standing: Standing): NetworkLayout {
  const { origin, floor: rise, square: size } = PLACES[standing];
  const [originX, originY, originZ] = origin;
  const starts = [0, 0, 0, 0, 0] as [number, number, number, number, number];
  units.forEach((count, layer) => (starts[layer + 1] = starts[layer] + count));
  const places = new Float32Array(3 * starts[4]);
  const plates: Plate[] = [];
  const heights = [0, 1, 2, 3].map((layer) => originY + rise * layer) as [number, number, number, number];
  const side = 8 * size;

  const boards = (layer: 0 | 3) => {
    const count = Math.ceil(units[layer] / 64);
    const width = count * side + (count - 1) * GAP;
    for (let board = 0; board < count; board++) {
      const x = originX - width / 2 + side / 2 + board * (side + GAP);
      const y = heights[layer];
      plates.push({ layer, x, y, z: originZ, halfWidth: side / 2, halfDepth: side / 2 });
      for (let square = 0; square < 64 && board * 64 + square < units[layer]; square++) {
        const at = 3 * (starts[layer] + board * 64 + square);
        places[at] = x + squareX(square) * size;
        places[at + 1] = y;
        places[at + 2] = originZ + squareZ(square) * size;
      }
    }
  };
  const tiles: [number, number, number, number] = [size * 0.8, 0, 0, size * 0.8];
  const floor = (layer: 1 | 2) => {
    const count = units[layer];
    const columns = Math.max(1, Math.ceil(Math.sqrt(2 * count)));
    const rows = Math.ceil(count / columns);
    const pitch = Math.min(1.35 * size, (22 * size) / columns);
    tiles[layer] = pitch * 0.62;
    plates.push({
      layer,
      x: originX,
      y: heights[layer],
      z: originZ,
      halfWidth: (columns * pitch) / 2,
      halfDepth: (rows * pitch) / 2,
    });
    for (let unit = 0; unit < count; unit++) {
      const at = 3 * (starts[layer] + unit);
      places[at] = originX + ((unit % columns) - (columns - 1) / 2) * pitch;
      places[at + 1] = heights[layer];
      places[at + 2] = originZ + ((rows - 1) / 2 - Math.floor(unit / columns)) * pitch;
    }
  };
  boards(0);
  floor(1);
  floor(2);
  boards(3);
  return { places, starts, tiles, plates, heights };
}

/** When the credit enters a layer of edges, of its whole way back as 1: the outputs' layer comes first. */
export function creditBegins(layer: EdgeChange['layer']): number {
  return (2 - layer) / 3;
}

/** When it has come through. */
export function creditEnds(layer: EdgeChange['layer']): number {
  return (3 - layer) / 3;
}

/** Index of the units an edge joins, the one nearer to the outputs first: credit comes back that way. */
export function edgeEnds({ starts }: NetworkLayout, edge: EdgeChange): readonly [number, number] {
  return [starts[edge.layer + 1] + edge.to, starts[edge.layer] + edge.from];
}

/** Size of each edge's change against the largest of its own layer, 0 to 1: layers differ by orders of magnitude. */
export function relativeChanges(edges: readonly EdgeChange[]): number[] {
  const largest = [0, 0, 0];
  for (const { layer, change } of edges) largest[layer] = Math.max(largest[layer], Math.abs(change));
  return edges.map(({ layer, change }) => (largest[layer] > 0 ? Math.abs(change) / largest[layer] : 0));
}
