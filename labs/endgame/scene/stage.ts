/**
 * @file The stage: renderer, camera, light and the parts of the picture. It draws when told to and keeps no loop.
 * This module and `parts/` are the only ones that load three.js.
 */

import {
  DirectionalLight,
  HemisphereLight,
  PerspectiveCamera,
  Scene,
  SRGBColorSpace,
  Vector3,
  WebGLRenderer,
} from 'three';
import { cuesAt, stillCues } from './choreography.ts';
import { LabelLayer } from './label-layer.ts';
import { labelsOf, moveLabels, type SceneLabel } from './labels.ts';
import { extent, type SceneModel } from './model.ts';
import { fit, FIELD_OF_VIEW, HOME, type View } from './orbit.ts';
import type { Standing } from './network.ts';
import type { Palette } from './palette.ts';
import { createBoard } from './parts/board.ts';
import { createColumns } from './parts/columns.ts';
import { createLights } from './parts/lights.ts';
import { createNetwork } from './parts/network.ts';
import { disposeAll } from './parts/part.ts';
import { createPaths } from './parts/paths.ts';
import { createPieces } from './parts/pieces.ts';
import { createRewards } from './parts/rewards.ts';
import type { Moment } from './phases.ts';

/** What one frame cost, and what the GPU holds. */
export interface StageInfo {
  readonly calls: number;
  readonly triangles: number;
  readonly geometries: number;
  readonly textures: number;
}

/** Most pixels that are drawn: beyond this a laptop's GPU cannot keep 60 frames a second. */
const MOST_PIXELS = 2_600_000;
const MOST_PIXELS_SOFTWARE = 420_000;

/** A scene on a canvas. */
export class Stage {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 1, 120);
  readonly #parts = [
    createBoard(),
    createPieces(),
    createColumns(),
    createPaths(),
    createRewards(),
    createNetwork(),
    createLights(),
  ];
  readonly #sky = new HemisphereLight(0xffffff, 0xffffff, 1.9);
  readonly #sun = new DirectionalLight(0xffffff, 1.9);
  readonly #cues = stillCues();
  readonly #labelLayer: LabelLayer;
  readonly #point = new Vector3();
  #labels: SceneLabel[] = [];
  #model: SceneModel | undefined;
  #width = 1;
  #height = 1;

  /**
   * @param software whether the GPU is emulated: draws fewer pixels and no multisampling.
   * @throws Error when the canvas gives no WebGL 2 context.
   */
  constructor(
    canvas: HTMLCanvasElement,
    labels: HTMLElement,
    private readonly software: boolean,
  ) {
    this.#renderer = new WebGLRenderer({ canvas, antialias: !software, powerPreference: 'low-power' });
    this.#renderer.info.autoReset = true;
    this.#labelLayer = new LabelLayer(labels);
    this.#sun.position.set(-4, 9, 6);
    this.#scene.add(this.#sky, this.#sun, ...this.#parts.map(({ object }) => object));
  }

  /** How the network stands in the group on the stage. */
  get standing(): Standing | undefined {
    return this.#model?.standing;
  }

  /** Puts a group on the stage. */
  show(model: SceneModel): void {
    this.#model = model;
    for (const part of this.#parts) part.show(model);
    this.#labels = labelsOf(model);
    this.#labelLayer.show(this.#labels);
  }

  paint(palette: Palette): void {
    const [red, green, blue] = palette.paper;
    this.#renderer.setClearColor(this.#sky.color.setRGB(red, green, blue, SRGBColorSpace), 1);
    this.#sky.color.set(0xffffff);
    this.#sky.groundColor.set(palette.dark ? 0x3a4150 : 0xb5ad9c);
    for (const part of this.#parts) part.paint(palette);
  }

  /** Takes on the size of its canvas, in CSS pixels. */
  resize(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
    const most = this.software ? MOST_PIXELS_SOFTWARE : MOST_PIXELS;
    const density = Math.min(devicePixelRatio, 2, Math.sqrt(most / (width * height)));
    this.#renderer.setPixelRatio(density);
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
  }

  /** Looks from here. */
  look(view: View): void {
    if (!this.#model) return;
    // Fitted from home, so that orbiting turns around one point and does not breathe.
    const { target, distance } = fit(extent(this.#model.standing), HOME, this.#camera.aspect);
    const far = distance / view.zoom;
    const flat = Math.cos(view.elevation) * far;
    this.#camera.position.set(
      target[0] + Math.sin(view.azimuth) * flat,
      target[1] + Math.sin(view.elevation) * far,
      target[2] + Math.cos(view.azimuth) * flat,
    );
    this.#camera.lookAt(target[0], target[1], target[2]);
    this.#camera.updateMatrixWorld();
  }

  /** Draws one frame. */
  draw(moment: Moment): void {
    if (!this.#model) return;
    cuesAt(moment, this.#cues);
    for (const part of this.#parts) part.move(this.#cues);
    this.#renderer.render(this.#scene, this.#camera);
    moveLabels(this.#labels, this.#model, this.#cues);
    this.#labelLayer.place(this.#project, this.#width);
  }

  readonly #project = (x: number, y: number, z: number, out: Float32Array): boolean => {
    const point = this.#point.set(x, y, z).project(this.#camera);
    out[0] = ((point.x + 1) / 2) * this.#width;
    out[1] = ((1 - point.y) / 2) * this.#height;
    return point.z < 1;
  };

  /** The last frame's cost. */
  get info(): StageInfo {
    const { render, memory } = this.#renderer.info;
    const { calls, triangles } = render;
    return { calls, triangles, geometries: memory.geometries, textures: memory.textures };
  }

  /** Frees everything on the GPU and the context. */
  dispose(): void {
    disposeAll(this.#scene);
    this.#renderer.dispose();
    if (!this.#renderer.getContext().isContextLost()) this.#renderer.forceContextLoss();
  }
}
