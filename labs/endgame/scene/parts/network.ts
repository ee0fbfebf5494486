/**
 * @file The policy's network: a tile for every unit, a plate under every board and floor, and as edges the
 * weights that the update changed most. Colour is the sign of the change, width and opacity its size.
 */

import { BoxGeometry, Color, Group, InstancedMesh, Matrix4, MeshBasicMaterial } from 'three';
import type { SceneModel } from '../model.ts';
import { creditBegins, creditEnds, edgeEnds } from '../network.ts';
import { wear } from './colors.ts';
import type { Part } from './part.ts';
import { createTubes } from './tubes.ts';

const MOST_PLATES = 16;

/** The network. */
export function createNetwork(): Part {
  const { mesh: edges, uniforms, set } = createTubes(4);
  edges.renderOrder = 1;
  const plateMaterial = new MeshBasicMaterial({ transparent: true, depthWrite: false });
  const plates = new InstancedMesh(new BoxGeometry(1, 1, 1), plateMaterial, MOST_PLATES);
  const unitMaterial = new MeshBasicMaterial({ transparent: true });
  let units: InstancedMesh | undefined;
  const object = new Group().add(plates, edges);
  for (const mesh of [plates, edges]) mesh.frustumCulled = false;

  let model: SceneModel | undefined;
  const matrix = new Matrix4();
  const plain = new Color();
  const touched = new Color();

  /** How much of its layer's change each unit sees at the most, 0 to 1. */
  let share = new Float32Array(0);

  const colorUnits = () => {
    if (!units || !model) return;
    const color = new Color();
    for (let i = 0; i < share.length; i++) {
      units.setColorAt(i, color.copy(plain).lerp(touched, 0.7 * share[i]));
    }
    units.instanceColor!.needsUpdate = true;
  };

  const place = (next: SceneModel, index: number): [number, number, number] => {
    const { places } = next.network;
    return [places[3 * index], places[3 * index + 1], places[3 * index + 2]];
  };

  return {
    object,
    show(next) {
      model = next;
      const { network, acted, changes } = next;
      const total = network.starts[4];
      if (!units || units.count !== total) {
        units?.removeFromParent();
        units?.geometry.dispose();
        units?.dispose();
        units = new InstancedMesh(new BoxGeometry(1, 1, 1), unitMaterial, total);
        units.frustumCulled = false;
        object.add(units);
      }
      share = new Float32Array(total);
      acted.edges.forEach((edge, i) => {
        for (const end of edgeEnds(network, edge)) share[end] = Math.max(share[end], changes[i]);
      });
      for (let layer = 0; layer < 4; layer++) {
        const tile = network.tiles[layer];
        for (let i = network.starts[layer]; i < network.starts[layer + 1]; i++) {
          const [x, y, z] = place(next, i);
          units.setMatrixAt(i, matrix.makeScale(tile, 0.05, tile).setPosition(x, y, z));
        }
      }
      units.instanceMatrix.needsUpdate = true;
      plates.count = Math.min(MOST_PLATES, network.plates.length);
      network.plates.forEach((plate, i) => {
        matrix.makeScale(2 * plate.halfWidth + 0.12, 0.03, 2 * plate.halfDepth + 0.12);
        plates.setMatrixAt(i, matrix.setPosition(plate.x, plate.y - 0.05, plate.z));
      });
      plates.instanceMatrix.needsUpdate = true;
      // Smallest first, so that the largest lie over them.
      const order = acted.edges.map((_, i) => i).sort((a, b) => changes[a] - changes[b]);
      set(
        order.map((i) => {
          const edge = acted.edges[i];
          const [upper, lower] = edgeEnds(network, edge);
          return {
            a: place(next, upper),
            b: place(next, lower),
            begins: creditBegins(edge.layer),
            ends: creditEnds(edge.layer),
            radius: 0.006 + 0.018 * changes[i],
            tint: edge.change < 0 ? 1 : 0,
            opacity: 0.15 + 0.65 * changes[i],
            fate: 0,
          };
        }),
      );
      colorUnits();
    },
    paint(palette) {
      wear(uniforms.tint0.value, palette, 'raised');
      wear(uniforms.tint1.value, palette, 'lowered');
      wear(plateMaterial.color, palette, 'slab', 'paper', palette.dark ? 0.1 : 0.45);
      wear(plain, palette, 'rule', 'muted', palette.dark ? 0.12 : 0.25);
      wear(touched, palette, 'ink');
      colorUnits();
    },
    move(cues) {
      const shown = model?.standing === 'above' ? (cues.network - 0.25) / 0.75 : cues.network;
      object.visible = shown > 0;
      unitMaterial.opacity = shown;
      plateMaterial.opacity = 0.55 * shown;
      uniforms.time.value = cues.edges;
      uniforms.opacity.value = shown;
      edges.visible = cues.edges > 0;
    },
  };
}
