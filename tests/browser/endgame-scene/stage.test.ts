import { afterEach, beforeAll, expect, it } from 'vitest';
import { sceneModel } from '../../../labs/endgame/scene/model.ts';
import { HOME, orbit } from '../../../labs/endgame/scene/orbit.ts';
import { paletteOf } from '../../../labs/endgame/scene/palette.ts';
import { PHASES, TELLING, type Phase } from '../../../labs/endgame/scene/phases.ts';
import { Stage } from '../../../labs/endgame/scene/stage.ts';
import { actedStep, type Fixture } from './fixture.ts';

const WIDTH = 480;
const HEIGHT = 270;
const palette = paletteOf({ scheme: () => 'light', color: () => 'rgb(250 250 250)' });
let canvas: HTMLCanvasElement;
const stages: Stage[] = [];

beforeAll(() => {
  document.body.style.margin = '0';
});

afterEach(() => {
  for (const stage of stages.splice(0)) stage.dispose();
  document.body.replaceChildren();
});

function open(fixture: Fixture = {}): Stage {
  canvas = document.createElement('canvas');
  const labels = document.createElement('div');
  document.body.append(canvas, labels);
  const stage = new Stage(canvas, labels, true);
  stages.push(stage);
  const acted = actedStep(fixture);
  stage.paint(palette);
  stage.resize(WIDTH, HEIGHT);
  stage.show(sceneModel(acted, acted.groups[0], 'beside'));
  stage.look(HOME);
  return stage;
}

/** The pixels of one frame, read in the same task: a canvas lets go of them when it is presented. */
function pixels(stage: Stage, phase: Phase, progress = TELLING[phase]): Uint8ClampedArray {
  stage.draw({ phase, progress });
  const copy = document.createElement('canvas');
  copy.width = WIDTH;
  copy.height = HEIGHT;
  const context = copy.getContext('2d')!;
  context.drawImage(canvas, 0, 0, WIDTH, HEIGHT);
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

/** Share of the pixels that are not `paper`. */
function covered(data: Uint8ClampedArray): number {
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (Math.abs(data[i] - 250) + Math.abs(data[i + 1] - 250) + Math.abs(data[i + 2] - 250) > 12) count++;
  }
  return count / (data.length / 4);
}

/** Share of the pixels that are of a warm yellow. */
function golden(data: Uint8ClampedArray): number {
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    const [red, green, blue] = [data[i], data[i + 1], data[i + 2]];
    if (red > 150 && green > 90 && green < red && blue < 0.45 * red && green > 0.6 * red) count++;
  }
  return count / (data.length / 4);
}

it('every phase draws a picture, and each its own', () => {
  const stage = open();
  const pictures = PHASES.map((phase) => pixels(stage, phase));
  for (const picture of pictures) expect(covered(picture)).toBeGreaterThan(0.15);
  for (let i = 1; i < pictures.length; i++) {
    const [before, after] = [pictures[i - 1], pictures[i]];
    const changed = after.reduce((sum, value, at) => sum + (Math.abs(value - before[at]) > 24 ? 1 : 0), 0);
    expect(changed, `from ${PHASES[i - 1]} to ${PHASES[i]}`).toBeGreaterThan(2000);
  }
});

it('gold comes with the advantage, not before it', () => {
  const stage = open();
  const before = golden(pixels(stage, 'sample'));
  const after = golden(pixels(stage, 'advantage'));
  expect(after).toBeGreaterThan(before + 0.01);
});

it('a group without contrast turns nothing to gold', () => {
  const stage = open({ skill: 40, slack: 10 });
  expect(golden(pixels(stage, 'advantage'))).toBeLessThan(golden(pixels(stage, 'reward')) + 0.003);
});

it('the same moment draws the same picture', () => {
  const stage = open();
  const first = pixels(stage, 'advantage');
  pixels(stage, 'update');
  expect(pixels(stage, 'advantage')).toEqual(first);
});

it('orbiting draws another picture of the same scene', () => {
  const stage = open();
  const before = pixels(stage, 'sample');
  stage.look(orbit(HOME, 0.5, 0.2));
  expect(pixels(stage, 'sample')).not.toEqual(before);
});

it('a frame is at most 24 draw calls and 160,000 triangles, however long the games', () => {
  const stage = open({ ending: 'KRK', distance: 16, skill: 0.3, slack: 8 });
  for (const phase of PHASES) {
    for (const progress of [0.2, 0.5, 0.8, 1]) {
      stage.draw({ phase, progress });
      expect(stage.info.calls).toBeLessThanOrEqual(24);
      expect(stage.info.triangles).toBeLessThanOrEqual(160_000);
    }
  }
});

it('showing group after group holds no more on the GPU than one', () => {
  const stage = open();
  const draw = () => PHASES.forEach((phase) => stage.draw({ phase, progress: TELLING[phase] }));
  draw();
  const { geometries, textures } = stage.info;
  for (const step of [1, 2, 3, 4]) {
    const acted = actedStep({ step, ending: step % 2 ? 'KRK' : 'KQK', distance: 3, games: 8 * step });
    stage.show(sceneModel(acted, acted.groups[0], step % 2 ? 'above' : 'beside'));
    draw();
  }
  expect(stage.info).toMatchObject({ geometries, textures });
});

it('disposal leaves nothing on the GPU', () => {
  const stage = open();
  PHASES.forEach((phase) => stage.draw({ phase, progress: TELLING[phase] }));
  expect(stage.info.geometries).toBeGreaterThan(5);
  stage.dispose();
  expect(stage.info).toMatchObject({ geometries: 0, textures: 0 });
  expect(canvas.getContext('webgl2')!.isContextLost()).toBe(true);
  stages.length = 0;
});
