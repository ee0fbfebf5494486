/**
 * @file Embers of the games below the mean, and the spark: what is gold gathers over the frame and carries the
 * credit to the network's outputs, then down through its layers.
 */

import { Group } from 'three';
import { emberAt } from '../embers.ts';
import { FRAME_Z, rewardHeight, rodX } from '../frame.ts';
import type { SceneModel } from '../model.ts';
import { creditBegins, creditEnds } from '../network.ts';
import { line, ramp } from '../phases.ts';
import { wear } from './colors.ts';
import { createGlows } from './glows.ts';
import type { Part } from './part.ts';

const MOST = 2048;
/** Lights that follow the spark, and how far apart, as a share of its way. */
const TAIL = 14;
const TAIL_GAP = 0.012;
/** Beads of the trail that a spark leaves. */
const TRAIL = 48;

/** Writes the spark's place at `share` of its way to `out` as x, y, z: from its rod over an arc to the outputs. */
export function sparkAt(
  fromX: number,
  fromY: number,
  to: readonly [number, number, number],
  share: number,
  out: Float32Array,
  at: number,
): void {
  const s = ramp(share, 0, 1);
  out[at] = fromX + (to[0] - fromX) * s;
  out[at + 1] = fromY + (to[1] - fromY) * s + 1.4 * Math.sin(Math.PI * s);
  out[at + 2] = FRAME_Z + (to[2] - FRAME_Z) * s;
}

/** Embers and sparks. */
export function createLights(): Part {
  const { mesh, emberColor, goldColor, places, lights, show } = createGlows(MOST);
  let model: SceneModel | undefined;
  let golden: { readonly x: number; readonly y: number }[] = [];
  const spot = new Float32Array(3);
  let outputs: [number, number, number] = [0, 0, 0];

  const put = (index: number, size: number, opacity: number, gold: number) => {
    places.set(spot, 4 * index);
    places[4 * index + 3] = size;
    lights[2 * index] = opacity;
    lights[2 * index + 1] = gold;
  };

  /** A light at the tip of every edge that the credit is running along. */
  const putCredit = ({ acted, network, changes }: SceneModel, amount: number, from: number): number => {
    let count = from;
    for (let i = 0; i < acted.edges.length && count < MOST; i++) {
      const edge = acted.edges[i];
      const share = line(amount, creditBegins(edge.layer), creditEnds(edge.layer));
      if (share <= 0 || share >= 1) continue;
      const upper = 3 * (network.starts[edge.layer + 1] + edge.to);
      const lower = 3 * (network.starts[edge.layer] + edge.from);
      for (let axis = 0; axis < 3; axis++) {
        const start = network.places[upper + axis];
        spot[axis] = start + (network.places[lower + axis] - start) * share;
      }
      put(count++, 0.12 + 0.26 * changes[i], 0.4 + 0.6 * changes[i], 1);
    }
    return count;
  };

  return {
    object: new Group().add(mesh),
    show(next) {
      model = next;
      const count = next.paths.games.length;
      golden = next.paths.games.flatMap((game, index) =>
        game.advantage > 0 ? [{ x: rodX(next.rods[index], count), y: rewardHeight(game.reward) }] : [],
      );
      const [x, z] = [next.network.plates.at(-1)!.x, next.network.plates.at(-1)!.z];
      const first = next.network.plates.find(({ layer }) => layer === 3)!;
      outputs = [(x + first.x) / 2, next.network.heights[3], z];
    },
    paint(palette) {
      wear(emberColor, palette, 'ember');
      wear(goldColor, palette, 'gold');
    },
    move(cues) {
      if (!model) return;
      let count = 0;
      const room = MOST - golden.length * TAIL - TRAIL;
      if (cues.embers > 0 && cues.embers < 1) {
        for (let i = 0; i < Math.min(room, model.embers.count); i++) {
          const lit = emberAt(model.embers, i, cues.embers, spot, 0);
          if (lit > 0) put(count++, 0.1 + 0.16 * lit, lit, 0);
        }
      }
      if (cues.spark > 0 && cues.spark < 1) {
        for (let i = 0; i < golden.length; i++) {
          const { x, y } = golden[i];
          const late = golden.length > 1 ? (0.3 * i) / (golden.length - 1) : 0;
          for (let tail = 0; tail < TAIL; tail++) {
            const share = line(cues.spark - tail * TAIL_GAP, late, late + 0.7);
            if (share <= 0 || share >= 1) continue;
            sparkAt(x, y, outputs, share, spot, 0);
            const fade = 1 - tail / TAIL;
            put(count++, 0.12 + 0.34 * fade, 0.25 + 0.75 * fade * fade, 1);
          }
        }
      }
      if (golden.length > 0 && cues.spark > 0) {
        // What the sparks leave behind, so that a still shows their way, too.
        const { x, y } = golden[golden.length >> 1];
        for (let bead = 1; bead < TRAIL; bead++) {
          const share = bead / TRAIL;
          if (share > cues.spark) break;
          sparkAt(x, y, outputs, share, spot, 0);
          put(count++, 0.17, 0.7, 1);
        }
      }
      if (cues.edges > 0 && cues.edges < 1) count = putCredit(model, cues.edges, count);
      show(count);
    },
  };
}
