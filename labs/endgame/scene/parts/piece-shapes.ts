/** @file The three pieces as turned forms, a little over a square high, standing on y = 0. */

import { BoxGeometry, BufferAttribute, BufferGeometry, LatheGeometry, SphereGeometry, Vector2 } from 'three';

/** Outlines from the foot up, as radius and height. */
const FOOT = [
  [0, 0],
  [0.36, 0],
  [0.37, 0.05],
  [0.34, 0.1],
  [0.29, 0.13],
  [0.3, 0.17],
  [0.24, 0.22],
] as const;
const KING = [
  ...FOOT,
  [0.17, 0.36],
  [0.135, 0.6],
  [0.15, 0.78],
  [0.235, 0.84],
  [0.23, 0.88],
  [0.16, 0.9],
  [0.17, 0.96],
  [0.235, 1.14],
  [0.2, 1.19],
  [0, 1.24],
] as const;
const QUEEN = [
  ...FOOT,
  [0.165, 0.36],
  [0.125, 0.6],
  [0.14, 0.76],
  [0.22, 0.81],
  [0.215, 0.85],
  [0.14, 0.88],
  [0.16, 0.96],
  [0.255, 1.14],
  [0.2, 1.13],
  [0.12, 1.1],
  [0.06, 1.16],
  [0, 1.17],
] as const;
const ROOK = [
  ...FOOT,
  [0.2, 0.36],
  [0.18, 0.6],
  [0.19, 0.66],
  [0.27, 0.72],
  [0.27, 0.8],
  [0.26, 0.96],
  [0.19, 0.96],
  [0.19, 0.88],
  [0, 0.88],
] as const;

function turned(outline: readonly (readonly [number, number])[], segments: number): BufferGeometry {
  return new LatheGeometry(
    outline.map(([radius, height]) => new Vector2(radius, height)),
    segments,
  );
}

function box(width: number, height: number, depth: number, y: number): BufferGeometry {
  return new BoxGeometry(width, height, depth).translate(0, y, 0);
}

/** One geometry of several, so that a piece is one draw call. The parts are disposed of. */
function joined(parts: readonly BufferGeometry[]): BufferGeometry {
  const flat = parts.map((part) => (part.index ? part.toNonIndexed() : part));
  const geometry = new BufferGeometry();
  for (const name of ['position', 'normal'] as const) {
    const arrays = flat.map((part) => part.attributes[name].array as Float32Array);
    const all = new Float32Array(arrays.reduce((sum, array) => sum + array.length, 0));
    let at = 0;
    for (const array of arrays) {
      all.set(array, at);
      at += array.length;
    }
    geometry.setAttribute(name, new BufferAttribute(all, 3));
  }
  for (const part of [...parts, ...flat]) part.dispose();
  return geometry;
}

/** A piece's form, turned in this many segments. */
export function pieceShape(piece: 'K' | 'Q' | 'R', segments: number): BufferGeometry {
  if (piece === 'K') {
    return joined([turned(KING, segments), box(0.07, 0.28, 0.07, 1.34), box(0.22, 0.07, 0.07, 1.36)]);
  }
  if (piece === 'R') {
    const merlons = [0, 1, 2, 3, 4].map((i) =>
      new BoxGeometry(0.09, 0.11, 0.15).translate(0.225, 1.0, 0).rotateY((i * 2 * Math.PI) / 5),
    );
    return joined([turned(ROOK, segments), ...merlons]);
  }
  const pearls = Array.from({ length: 8 }, (_, i) =>
    new SphereGeometry(0.05, 6, 4).translate(0.235, 1.16, 0).rotateY((i * Math.PI) / 4),
  );
  return joined([turned(QUEEN, segments), ...pearls, new SphereGeometry(0.075, 10, 6).translate(0, 1.22, 0)]);
}
