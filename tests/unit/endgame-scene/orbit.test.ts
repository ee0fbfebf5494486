import { PerspectiveCamera, Vector3 } from 'three';
import { expect, it } from 'vitest';
import { extent } from '../../../labs/endgame/scene/model.ts';
import { fit, FIELD_OF_VIEW, HOME, orbit, viewAfterKey, zoom } from '../../../labs/endgame/scene/orbit.ts';

/** A three.js camera that stands where the fit says. */
function camera(points: Float32Array, aspect: number): PerspectiveCamera {
  const { target, distance } = fit(points, HOME, aspect);
  const made = new PerspectiveCamera(FIELD_OF_VIEW, aspect, 0.1, 500);
  const flat = Math.cos(HOME.elevation) * distance;
  made.position.set(
    target[0] + Math.sin(HOME.azimuth) * flat,
    target[1] + Math.sin(HOME.elevation) * distance,
    target[2] + Math.cos(HOME.azimuth) * flat,
  );
  made.lookAt(...target);
  made.updateMatrixWorld();
  return made;
}

it.each([0.5, 0.8, 1, 16 / 9, 3])(
  'all of the scene is in view, and no smaller than need be, at %f',
  (aspect) => {
    const points = extent(aspect < 1.1 ? 'above' : 'beside');
    const looking = camera(points, aspect);
    let furthest = 0;
    for (let i = 0; i < points.length; i += 3) {
      const seen = new Vector3(points[i], points[i + 1], points[i + 2]).project(looking);
      expect(seen.z).toBeLessThan(1);
      furthest = Math.max(furthest, Math.abs(seen.x), Math.abs(seen.y));
    }
    expect(furthest).toBeLessThanOrEqual(1);
    expect(furthest).toBeGreaterThan(0.9);
  },
);

it('arrow keys orbit, plus and minus zoom, Home returns; other keys mean nothing', () => {
  expect(viewAfterKey(HOME, 'ArrowRight')!.azimuth).toBeGreaterThan(HOME.azimuth);
  expect(viewAfterKey(HOME, 'ArrowLeft')!.azimuth).toBeLessThan(HOME.azimuth);
  expect(viewAfterKey(HOME, 'ArrowUp')!.elevation).toBeGreaterThan(HOME.elevation);
  expect(viewAfterKey(HOME, 'ArrowDown')!.elevation).toBeLessThan(HOME.elevation);
  expect(viewAfterKey(HOME, '+')!.zoom).toBeGreaterThan(1);
  expect(viewAfterKey(HOME, '-')!.zoom).toBeLessThan(1);
  expect(viewAfterKey(orbit(HOME, 1, 0.2), 'Home')).toEqual(HOME);
  expect(viewAfterKey(HOME, 'Tab')).toBeUndefined();
});

it('the camera never goes below the board, over the top, or through it', () => {
  let view = HOME;
  for (let i = 0; i < 100; i++) view = orbit(view, 0.3, -0.2);
  expect(view.elevation).toBeGreaterThan(0);
  expect(Math.abs(view.azimuth)).toBeLessThanOrEqual(Math.PI);
  for (let i = 0; i < 100; i++) view = orbit(view, 0, 0.2);
  expect(view.elevation).toBeLessThan(Math.PI / 2);
  expect(zoom(HOME, 1e9).zoom).toBeLessThan(10);
  expect(zoom(HOME, 1e-9).zoom).toBeGreaterThan(0.1);
});
