/** @file Small lights that face the viewer, embers and sparks, all in one draw call. */

import {
  Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
} from 'three';

const vertexShader = /* glsl */ `
  attribute vec4 aPlace;   // centre, size
  attribute vec2 aLight;   // opacity, 0 ember .. 1 gold
  uniform vec3 emberColor, goldColor;
  varying vec2 vAt;
  varying vec4 vColor;

  void main() {
    vAt = position.xy * 2.0;
    vColor = vec4(mix(emberColor, goldColor, aLight.y), aLight.x);
    vec4 view = viewMatrix * vec4(aPlace.xyz, 1.0);
    view.xy += position.xy * aPlace.w;
    gl_Position = projectionMatrix * view;
  }
`;

const fragmentShader = /* glsl */ `
  varying vec2 vAt;
  varying vec4 vColor;

  void main() {
    float far = length(vAt);
    float core = smoothstep(0.42, 0.28, far);
    float halo = pow(max(0.0, 1.0 - far), 2.0) * 0.55;
    float alpha = vColor.a * max(core, halo);
    if (alpha < 0.01) discard;
    gl_FragColor = vec4(mix(vColor.rgb, vec3(1.0), core * 0.25), alpha);
    #include <colorspace_fragment>
  }
`;

/** Lights, and the arrays a frame writes them into. */
export interface Glows {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly emberColor: Color;
  readonly goldColor: Color;
  /** Centre x, y, z and size of each, [capacity, 4]. */
  readonly places: Float32Array;
  /** Opacity, and 0 for an ember to 1 for gold, [capacity, 2]. */
  readonly lights: Float32Array;
  /** Shows the first `count`, as they are in the arrays. */
  show(count: number): void;
}

/** Room for `capacity` lights. */
export function createGlows(capacity: number): Glows {
  const quad = new PlaneGeometry(1, 1);
  const geometry = new InstancedBufferGeometry();
  geometry.setIndex(quad.index);
  geometry.setAttribute('position', quad.attributes.position);
  const places = new Float32Array(4 * capacity);
  const lights = new Float32Array(2 * capacity);
  const place = new InstancedBufferAttribute(places, 4).setUsage(DynamicDrawUsage);
  const light = new InstancedBufferAttribute(lights, 2).setUsage(DynamicDrawUsage);
  geometry.setAttribute('aPlace', place);
  geometry.setAttribute('aLight', light);
  geometry.instanceCount = 0;
  const uniforms = { emberColor: { value: new Color() }, goldColor: { value: new Color() } };
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms,
    transparent: true,
    depthWrite: false,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  // Over everything translucent.
  mesh.renderOrder = 5;
  return {
    mesh,
    emberColor: uniforms.emberColor.value,
    goldColor: uniforms.goldColor.value,
    places,
    lights,
    show(count) {
      mesh.visible = count > 0;
      geometry.instanceCount = count;
      if (count === 0) return;
      place.needsUpdate = true;
      light.needsUpdate = true;
    },
  };
}
