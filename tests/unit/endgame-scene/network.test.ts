import { expect, it } from 'vitest';
import {
  edgeEnds,
  networkLayout,
  relativeChanges,
  type Standing,
} from '../../../labs/endgame/scene/network.ts';
import type { EdgeChange } from '../../../labs/endgame/types.ts';

const UNITS = [192, 128, 128, 128] as const;

it.each<Standing>(['beside', 'above'])(
  '%s: every unit has a place of its own on its layer’s floor',
  (standing) => {
    const { places, starts, heights } = networkLayout(UNITS, standing);
    expect(starts).toEqual([0, 192, 320, 448, 576]);
    const seen = new Set<string>();
    for (let layer = 0; layer < 4; layer++) {
      for (let unit = starts[layer]; unit < starts[layer + 1]; unit++) {
        expect(places[3 * unit + 1]).toBeCloseTo(heights[layer], 5);
        seen.add([0, 1, 2].map((axis) => places[3 * unit + axis].toFixed(3)).join());
      }
    }
    expect(seen.size).toBe(576);
  },
);

it('inputs are three boards, outputs two, hidden layers one floor each; all units lie on their plates', () => {
  const { plates, places, starts } = networkLayout(UNITS, 'beside');
  expect(plates.map(({ layer }) => layer)).toEqual([0, 0, 0, 1, 2, 3, 3]);
  for (let layer = 0; layer < 4; layer++) {
    const own = plates.filter((plate) => plate.layer === layer);
    for (let unit = starts[layer]; unit < starts[layer + 1]; unit++) {
      const [x, z] = [places[3 * unit], places[3 * unit + 2]];
      const on = own.some(
        (plate) => Math.abs(x - plate.x) < plate.halfWidth && Math.abs(z - plate.z) < plate.halfDepth,
      );
      expect(on, `unit ${unit} of layer ${layer}`).toBe(true);
    }
  }
});

it('a square of an input board lies where the square of the large board does', () => {
  const { places } = networkLayout(UNITS, 'beside');
  // a1 is at the front left of h8.
  expect(places[0]).toBeLessThan(places[3 * 63]);
  expect(places[2]).toBeGreaterThan(places[3 * 63 + 2]);
});

it.each([1, 16, 100, 256, 512])('%i hidden units fit beside the board', (width) => {
  const { plates } = networkLayout([192, width, width, 128], 'beside');
  for (const { x, halfWidth } of plates) {
    expect(x - halfWidth).toBeGreaterThan(4.5);
    expect(x + halfWidth).toBeLessThan(14);
  }
});

const edge = (layer: 0 | 1 | 2, from: number, to: number, change: number): EdgeChange => ({
  layer,
  from,
  to,
  weight: 0,
  change,
});

it('an edge joins the unit it comes from and the one it goes to, the outputs’ side first', () => {
  const layout = networkLayout(UNITS, 'beside');
  expect(edgeEnds(layout, edge(0, 191, 0, 1))).toEqual([192, 191]);
  expect(edgeEnds(layout, edge(2, 5, 127, 1))).toEqual([575, 325]);
});

it('changes are measured against the largest of their own layer, whatever their sign', () => {
  expect(relativeChanges([edge(0, 0, 0, -0.001), edge(0, 1, 0, 0.0005), edge(2, 0, 0, 4)])).toEqual([
    1, 0.5, 1,
  ]);
  expect(relativeChanges([edge(1, 0, 0, 0)])).toEqual([0]);
});
