/**
 * @file Rewards: a seal closes each mate; a pearl carries each game's reward to its rod in the frame; the mean of
 * the group is a plane, and bars join it to the rewards above and below.
 */

import {
  BoxGeometry,
  Color,
  DynamicDrawUsage,
  Group,
  IcosahedronGeometry,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  TorusGeometry,
} from 'three';
import type { Cues } from '../choreography.ts';
import { FRAME_Z, REWARD_ONE, REWARD_ZERO, rewardAt, rewardHeight, rewardProgress, rodX } from '../frame.ts';
import { BLACK_KING, placeAt } from '../games.ts';
import type { SceneModel } from '../model.ts';
import { wear } from './colors.ts';
import type { Part } from './part.ts';

const PEARL = 0.15;
/** Games that there is room for. */
const MOST = 64;

function instanced<Shape extends BoxGeometry | TorusGeometry | IcosahedronGeometry>(
  shape: Shape,
  material: MeshBasicMaterial | MeshLambertMaterial,
): InstancedMesh {
  const mesh = new InstancedMesh(shape, material, MOST);
  mesh.instanceMatrix.setUsage(DynamicDrawUsage);
  mesh.frustumCulled = false;
  for (let i = 0; i < MOST; i++) mesh.setColorAt(i, new Color(1, 1, 1));
  return mesh;
}

/** The rewards and their mean. */
export function createRewards(): Part {
  const rods = instanced(new BoxGeometry(1, 1, 1), new MeshBasicMaterial({ transparent: true }));
  const bars = instanced(new BoxGeometry(1, 1, 1), new MeshBasicMaterial({ transparent: true }));
  const pearls = instanced(new IcosahedronGeometry(1, 2), new MeshLambertMaterial({ transparent: true }));
  const seals = instanced(
    new TorusGeometry(0.34, 0.035, 6, 28).rotateX(Math.PI / 2),
    new MeshBasicMaterial({ transparent: true }),
  );
  const plane = new Mesh(
    new BoxGeometry(8.6, 0.03, 1.5),
    new MeshBasicMaterial({ transparent: true, depthWrite: false }),
  );
  plane.renderOrder = 3;
  const object = new Group().add(rods, bars, pearls, seals, plane);

  let model: SceneModel | undefined;
  const spot = new Float32Array(6);
  const matrix = new Matrix4();
  const color = new Color();
  const none = new Color();
  const mate = new Color();
  const gold = new Color();
  const ember = new Color();

  const moveGame = (cues: Cues, index: number, count: number, mean: number) => {
    const { paths, rods: order } = model!;
    const game = paths.games[index];
    const rod = order[index];
    const x = rodX(rod, count);
    const height = rewardHeight(game.reward);
    const tall = (REWARD_ONE - REWARD_ZERO) * cues.frame;
    matrix.makeScale(0.025, Math.max(tall, 1e-4), 0.025).setPosition(x, REWARD_ZERO + tall / 2, FRAME_Z);
    rods.setMatrixAt(index, matrix);

    placeAt(paths, game, BLACK_KING, cues.games * paths.longest, spot, 0);
    const seal = game.mated ? cues.seals * (1 + 0.6 * Math.sin(Math.PI * cues.seals)) : 0;
    matrix
      .makeScale(Math.max(seal, 1e-4), 1, Math.max(seal, 1e-4))
      .setPosition(spot[0], spot[1] + 0.05, spot[2]);
    seals.setMatrixAt(index, matrix);

    const above = game.advantage > 0 ? cues.gold : 0;
    const below = game.advantage < 0 ? cues.gold : 0;
    const progress = rewardProgress(cues.rewards, rod, count);
    rewardAt(spot, 0, x, height, progress, spot, 3);
    const pearl =
      PEARL * Math.min(1, 4 * progress) * (cues.frame > 0 ? 1 : 0) * (1 + 0.25 * above - 0.3 * below);
    matrix.makeScale(Math.max(pearl, 1e-4), Math.max(pearl, 1e-4), Math.max(pearl, 1e-4));
    matrix.setPosition(spot[3], spot[4], spot[5]);
    pearls.setMatrixAt(index, matrix);
    pearls.setColorAt(
      index,
      color
        .copy(game.reward > 0 ? mate : none)
        .lerp(gold, above)
        .lerp(ember, below),
    );

    const length = (height - mean) * cues.bars;
    matrix.makeScale(0.11, Math.max(Math.abs(length), 1e-4), 0.11).setPosition(x, mean + length / 2, FRAME_Z);
    bars.setMatrixAt(index, matrix);
    bars.setColorAt(index, game.advantage > 0 ? gold : ember);
  };

  return {
    object,
    show(next) {
      model = next;
      plane.position.set(0, rewardHeight(next.group.meanReward), FRAME_Z);
      for (const mesh of [rods, bars, pearls, seals]) mesh.count = Math.min(MOST, next.paths.games.length);
    },
    paint(palette) {
      wear(none, palette, 'muted', 'paper', 0.25);
      wear(mate, palette, 'model');
      wear(gold, palette, 'gold');
      wear(ember, palette, 'ember');
      wear((rods.material as MeshBasicMaterial).color, palette, 'rule', 'muted', 0.3);
      wear((seals.material as MeshBasicMaterial).color, palette, 'gold');
      wear(plane.material.color, palette, 'ink');
    },
    move(cues) {
      if (!model) return;
      const count = rods.count;
      const mean = rewardHeight(model.group.meanReward);
      for (let i = 0; i < count; i++) moveGame(cues, i, count, mean);
      for (const mesh of [rods, bars, pearls, seals]) {
        mesh.instanceMatrix.needsUpdate = true;
        mesh.instanceColor!.needsUpdate = true;
      }
      rods.visible = cues.frame > 0;
      pearls.visible = cues.frame > 0 && cues.rewards > 0;
      (pearls.material as MeshLambertMaterial).opacity = cues.frame;
      bars.visible = cues.bars > 0;
      (bars.material as MeshBasicMaterial).opacity = 0.85 * cues.bars;
      seals.visible = cues.seals > 0 && cues.gameOpacity > 0.3;
      (seals.material as MeshBasicMaterial).opacity = cues.gameOpacity;
      plane.visible = cues.mean > 0;
      plane.material.opacity = 0.22 * cues.mean;
      plane.scale.x = Math.max(cues.mean, 1e-3);
    },
  };
}
