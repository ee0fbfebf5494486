/**
 * @file The pieces: the position of the start in full, and for every game of the group three small ones that
 * play it. Those that mated lay Black's king down; those above the mean turn gold; those below shrink away.
 */

import {
  CircleGeometry,
  Color,
  DynamicDrawUsage,
  Float32BufferAttribute,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  Quaternion,
  Vector3,
} from 'three';
import { blackKingOf, pieceOf, whiteKingOf } from '../../chess/rules.ts';
import type { Cues } from '../choreography.ts';
import { BLACK_KING, PIECE, PIECES, placeAt } from '../games.ts';
import type { SceneModel } from '../model.ts';
import { line } from '../phases.ts';
import type { Palette } from '../palette.ts';
import { squareX, squareZ } from '../space.ts';
import { wear } from './colors.ts';
import type { Part } from './part.ts';
import { pieceShape } from './piece-shapes.ts';

const GHOST = 0.42;
const BIG_SEGMENTS = 36;
const SMALL_SEGMENTS = 12;

function shadowShape(): CircleGeometry {
  const circle = new CircleGeometry(0.52, 24).rotateX(-Math.PI / 2);
  const count = circle.attributes.position.count;
  // Dark in the middle, nothing at the rim.
  const rgba = Array.from({ length: count }, (_, i) => [1, 1, 1, i === 0 ? 0.5 : 0]).flat();
  circle.setAttribute('color', new Float32BufferAttribute(rgba, 4));
  return circle;
}

/** The pieces. */
export function createPieces(): Part {
  const white = new MeshLambertMaterial();
  const black = new MeshLambertMaterial();
  const king = new Mesh(pieceShape('K', BIG_SEGMENTS), white);
  const piece = new Mesh(pieceShape('Q', BIG_SEGMENTS), white.clone());
  const enemy = new Mesh(pieceShape('K', BIG_SEGMENTS), black);
  const big = [king, piece, enemy];
  const shadowMaterial = new MeshBasicMaterial({ vertexColors: true, transparent: true, depthWrite: false });
  const shadows = new InstancedMesh(shadowShape(), shadowMaterial, PIECES);
  shadows.renderOrder = -1;
  shadows.frustumCulled = false;
  const object = new Group().add(...big, shadows);

  let ghosts: InstancedMesh[] = [];
  let model: SceneModel | undefined;
  let palette: Palette | undefined;
  const spot = new Float32Array(3);
  const matrix = new Matrix4();
  const position = new Vector3();
  const turn = new Quaternion();
  const size = new Vector3();
  const sideways = new Vector3(0, 0, 1);
  const upright = new Color();
  const gold = new Color();
  const color = new Color();

  const dropGhosts = () => {
    for (const ghost of ghosts) {
      ghost.removeFromParent();
      ghost.geometry.dispose();
      (ghost.material as MeshLambertMaterial).dispose();
      ghost.dispose();
    }
    ghosts = [];
  };

  const paintAll = () => {
    if (!palette) return;
    wear(white.color, palette, 'white');
    piece.material.color.copy(white.color);
    wear(black.color, palette, 'black');
    wear(shadowMaterial.color, palette, 'shadow');
    wear(gold, palette, 'gold');
  };

  return {
    object,
    show(next) {
      const { group } = next;
      const squares = [whiteKingOf(group.state), pieceOf(group.state), blackKingOf(group.state)];
      if (model?.piece !== next.piece) {
        piece.geometry.dispose();
        piece.geometry = pieceShape(next.piece, BIG_SEGMENTS);
      }
      big.forEach((mesh, i) => {
        mesh.position.set(squareX(squares[i]), 0, squareZ(squares[i]));
        shadows.setMatrixAt(i, matrix.makeTranslation(mesh.position.x + 0.06, 0.012, mesh.position.z + 0.05));
      });
      shadows.instanceMatrix.needsUpdate = true;
      const count = group.rollouts.length;
      if (model?.group.rollouts.length !== count || model.piece !== next.piece) {
        dropGhosts();
        ghosts = (['K', next.piece, 'K'] as const).map((name) => {
          const material = new MeshLambertMaterial({ transparent: true });
          const mesh = new InstancedMesh(pieceShape(name, SMALL_SEGMENTS), material, count);
          mesh.instanceMatrix.setUsage(DynamicDrawUsage);
          mesh.frustumCulled = false;
          for (let i = 0; i < count; i++) mesh.setColorAt(i, color.set(1, 1, 1));
          mesh.instanceColor!.setUsage(DynamicDrawUsage);
          return mesh;
        });
        object.add(...ghosts);
      }
      model = next;
    },
    paint(next) {
      palette = next;
      paintAll();
    },
    move(cues: Cues) {
      if (!model) return;
      const { paths } = model;
      const time = cues.games * paths.longest;
      const born = line(cues.games, 0, 0.04);
      ghosts.forEach((mesh, which) => {
        const material = mesh.material as MeshLambertMaterial;
        material.opacity = 0.92 * cues.gameOpacity;
        mesh.visible = born > 0 && cues.gameOpacity > 0.35;
        if (!mesh.visible) return;
        upright.copy(which === BLACK_KING ? black.color : white.color);
        paths.games.forEach((game, index) => {
          placeAt(paths, game, which, time, spot, 0);
          const above = game.advantage > 0 ? cues.gold : 0;
          const fallen = game.advantage < 0 ? line(cues.embers, 0, 0.3) : 0;
          const taken = which === PIECE && time >= game.lostAt ? 1 : 0;
          const scale = GHOST * born * (1 - fallen) * (1 - taken);
          position.set(spot[0], spot[1], spot[2]);
          const laid = which === BLACK_KING && game.mated ? cues.seals : 0;
          turn.setFromAxisAngle(sideways, -1.45 * laid);
          size.setScalar(Math.max(scale, 1e-4));
          mesh.setMatrixAt(index, matrix.compose(position, turn, size));
          mesh.setColorAt(index, color.copy(upright).lerp(gold, above));
        });
        mesh.instanceMatrix.needsUpdate = true;
        mesh.instanceColor!.needsUpdate = true;
      });
    },
  };
}
