/** @file The games' paths: a tube for every move, thinner ones where a piece waits, a disc where it lands. */

import { Group } from 'three';
import { BLACK_KING, placeAt, type GamePaths, type Stretch } from '../games.ts';
import type { SceneModel } from '../model.ts';
import { line } from '../phases.ts';
import { wear } from './colors.ts';
import type { Part } from './part.ts';
import { createTubes, type Tube } from './tubes.ts';

const MOVE_RADIUS = 0.022;
const WAIT_RADIUS = 0.012;
const DISC_RADIUS = 0.09;
const DISC_HEIGHT = 0.04;

/** Later moves are drawn more faintly: what the candidates led to first stands out of the thicket. */
function fading(halfMove: number, first: number, share: number, last: number): number {
  return Math.max(last, first * share ** (halfMove / 2));
}

function place(paths: GamePaths, game: number, piece: number, time: number): [number, number, number] {
  const spot = new Float32Array(3);
  placeAt(paths, paths.games[game], piece, time, spot, 0);
  return [spot[0], spot[1], spot[2]];
}

/** The tubes of one stretch. */
function tubesOf(paths: GamePaths, { game, piece, from, to, moved }: Stretch): Tube[] {
  const path = {
    a: place(paths, game, piece, from),
    b: place(paths, game, piece, to),
    begins: from,
    ends: to,
    tint: piece === BLACK_KING ? 1 : 0,
    fate: Math.sign(paths.games[game].advantage),
  } as const;
  if (!moved) return [{ ...path, radius: WAIT_RADIUS, opacity: fading(from, 0.5, 0.75, 0.12) }];
  const [x, y, z] = path.b;
  return [
    { ...path, radius: MOVE_RADIUS, opacity: fading(from, 0.9, 0.68, 0.15) },
    {
      ...path,
      a: [x, y - DISC_HEIGHT / 2, z],
      b: [x, y + DISC_HEIGHT / 2, z],
      begins: to - 0.05,
      ends: to,
      radius: DISC_RADIUS,
      opacity: fading(from, 0.95, 0.85, 0.4),
    },
  ];
}

/** The games' paths. */
export function createPaths(): Part {
  const { mesh, uniforms, set } = createTubes(6);
  mesh.renderOrder = 2;
  let longest = 0;
  return {
    object: new Group().add(mesh),
    show({ paths, stretches }: SceneModel) {
      longest = paths.longest;
      // Games above the mean first: what fades in front of them is then blended over them.
      const ordered = [...stretches].sort(
        (a, b) => paths.games[b.game].advantage - paths.games[a.game].advantage,
      );
      set(ordered.flatMap((stretch) => tubesOf(paths, stretch)));
    },
    paint(palette) {
      wear(uniforms.tint0.value, palette, 'whitePath');
      wear(uniforms.tint1.value, palette, 'blackPath');
      wear(uniforms.goldColor.value, palette, 'gold');
      wear(uniforms.emberColor.value, palette, 'ember');
    },
    move(cues) {
      mesh.visible = cues.games > 0 && cues.gameOpacity > 0.02;
      uniforms.time.value = cues.games * longest;
      uniforms.gold.value = cues.gold;
      uniforms.burnt.value = line(cues.embers, 0, 0.55);
      uniforms.opacity.value = cues.gameOpacity;
    },
  };
}
