/**
 * @file Candidates glow: on each destination stands a column of light as high as the move is probable, brighter
 * below than above. After the update a column that has grown is gold.
 */

import {
  BoxGeometry,
  Color,
  DynamicDrawUsage,
  Float32BufferAttribute,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
} from 'three';
import { CERTAIN, shownProbability } from '../candidates.ts';
import type { SceneModel } from '../model.ts';
import { wear } from './colors.ts';
import type { Part } from './part.ts';

/** Room for the most moves White can have. */
const MOST = 64;
const LEAST_HEIGHT = 0.03;

function columnShape(): BoxGeometry {
  const box = new BoxGeometry(1, 1, 1).translate(0, 0.5, 0);
  const { position } = box.attributes;
  const rgba = Array.from({ length: position.count }, (_, i) => [
    1,
    1,
    1,
    position.getY(i) > 0.5 ? 0.34 : 0.8,
  ]);
  box.setAttribute('color', new Float32BufferAttribute(rgba.flat(), 4));
  return box;
}

/** The candidates' columns. */
export function createColumns(): Part {
  const material = new MeshBasicMaterial({ vertexColors: true, transparent: true, depthWrite: false });
  const mesh = new InstancedMesh(columnShape(), material, MOST);
  mesh.instanceMatrix.setUsage(DynamicDrawUsage);
  mesh.frustumCulled = false;
  const even = new Color();
  const raised = new Color();
  const lowered = new Color();
  const color = new Color();
  const matrix = new Matrix4();
  for (let i = 0; i < MOST; i++) mesh.setColorAt(i, color);
  mesh.instanceColor!.setUsage(DynamicDrawUsage);
  let model: SceneModel | undefined;
  return {
    object: new Group().add(mesh),
    show(next) {
      model = next;
      mesh.count = Math.min(MOST, next.columns.length);
    },
    paint(palette) {
      wear(even, palette, 'model');
      wear(raised, palette, 'gold');
      wear(lowered, palette, 'muted');
    },
    move(cues) {
      if (!model) return;
      material.opacity = cues.columnOpacity;
      mesh.visible = cues.columns > 0;
      for (let i = 0; i < mesh.count; i++) {
        const column = model.columns[i];
        const height = Math.max(LEAST_HEIGHT, CERTAIN * shownProbability(column, cues.after) * cues.columns);
        matrix.makeScale(column.width, height, column.width).setPosition(column.x, 0.015, column.z);
        mesh.setMatrixAt(i, matrix);
        const change = column.after - column.before;
        const share = cues.after * Math.min(1, Math.abs(change) / 0.02);
        color.copy(even).lerp(change > 0 ? raised : lowered, share);
        mesh.setColorAt(i, color);
      }
      mesh.instanceMatrix.needsUpdate = true;
      mesh.instanceColor!.needsUpdate = true;
    },
  };
}
