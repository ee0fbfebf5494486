/**
 * @file Many straight tubes in one draw call. Each is a row of attributes; how far it has grown, what has turned
 * gold and what has burnt away is worked out on the GPU from a few uniforms, so that a frame uploads nothing.
 */

import {
  Color,
  CylinderGeometry,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
} from 'three';

/** One tube, from `a` to `b`. */
export interface Tube {
  readonly a: readonly [number, number, number];
  readonly b: readonly [number, number, number];
  /** Times at which it begins and ends to grow from `a` to `b`. */
  readonly begins: number;
  readonly ends: number;
  readonly radius: number;
  /** 0: the first colour, 1: the second. */
  readonly tint: 0 | 1;
  readonly opacity: number;
  /** 1: turns gold; −1: burns away; 0: neither. */
  readonly fate: number;
}

const vertexShader = /* glsl */ `
  attribute vec4 aBegin;   // a, time
  attribute vec4 aEnd;     // b, time
  attribute vec4 aStyle;   // radius, tint, opacity, fate
  uniform float time, gold, burnt;
  uniform vec3 tint0, tint1, goldColor, emberColor;
  varying vec3 vNormal, vColor;
  varying float vOpacity;

  void main() {
    float grown = clamp((time - aBegin.w) / max(aEnd.w - aBegin.w, 1e-4), 0.0, 1.0);
    vec3 b = mix(aBegin.xyz, aEnd.xyz, grown);
    vec3 axis = normalize(aEnd.xyz - aBegin.xyz);
    vec3 side = normalize(cross(axis, abs(axis.y) < 0.99 ? vec3(0.0, 1.0, 0.0) : vec3(1.0, 0.0, 0.0)));
    vec3 other = cross(axis, side);
    float above = max(aStyle.w, 0.0) * gold;
    float below = max(-aStyle.w, 0.0) * burnt;
    float radius = aStyle.x * (1.0 + 0.7 * above - 0.35 * below);
    vec3 place = mix(aBegin.xyz, b, position.y + 0.5) + (side * position.x + other * position.z) * radius;
    vec4 view = viewMatrix * vec4(place, 1.0);
    gl_Position = grown > 0.0 ? projectionMatrix * view : vec4(2.0, 2.0, 2.0, 1.0);
    vNormal = normalize(side * normal.x + other * normal.z + axis * normal.y);
    float glow = below * (1.0 - below);
    vColor = mix(mix(aStyle.y < 0.5 ? tint0 : tint1, goldColor, above), emberColor, min(1.0, below * 3.0));
    vOpacity = mix(aStyle.z, 1.0, above) * mix(1.0, 0.1, below) + glow * 0.3;
  }
`;

const fragmentShader = /* glsl */ `
  uniform float opacity;
  varying vec3 vNormal, vColor;
  varying float vOpacity;

  void main() {
    float alpha = opacity * vOpacity;
    if (alpha < 0.015) discard;
    float light = 0.8 + 0.2 * dot(normalize(vNormal), normalize(vec3(-0.35, 0.85, 0.4)));
    gl_FragColor = vec4(vColor * light, alpha);
    #include <colorspace_fragment>
  }
`;

/** A set of tubes and the uniforms that move them. */
export interface Tubes {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly uniforms: Readonly<Record<'time' | 'gold' | 'burnt' | 'opacity', { value: number }>> &
    Readonly<Record<'tint0' | 'tint1' | 'goldColor' | 'emberColor', { value: Color }>>;
  /** Puts these tubes in the place of the earlier ones. */
  set(tubes: readonly Tube[]): void;
}

/** An empty set of tubes with this many sides each. */
export function createTubes(sides: number): Tubes {
  const uniforms = {
    time: { value: 0 },
    gold: { value: 0 },
    burnt: { value: 0 },
    opacity: { value: 1 },
    tint0: { value: new Color() },
    tint1: { value: new Color() },
    goldColor: { value: new Color() },
    emberColor: { value: new Color() },
  };
  const cylinder = new CylinderGeometry(1, 1, 1, sides, 1, false);
  const fresh = () => {
    const geometry = new InstancedBufferGeometry();
    geometry.setIndex(cylinder.index);
    geometry.setAttribute('position', cylinder.attributes.position);
    geometry.setAttribute('normal', cylinder.attributes.normal);
    geometry.instanceCount = 0;
    return geometry;
  };
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true });
  const mesh = new Mesh(fresh(), material);
  // Its places are known to the GPU alone.
  mesh.frustumCulled = false;
  return {
    mesh,
    uniforms,
    set(tubes) {
      const begin = new Float32Array(4 * tubes.length);
      const end = new Float32Array(4 * tubes.length);
      const style = new Float32Array(4 * tubes.length);
      tubes.forEach((tube, i) => {
        begin.set([...tube.a, tube.begins], 4 * i);
        end.set([...tube.b, tube.ends], 4 * i);
        style.set([tube.radius, tube.tint, tube.opacity, tube.fate], 4 * i);
      });
      mesh.geometry.dispose();
      mesh.geometry = fresh();
      mesh.geometry.setAttribute('aBegin', new InstancedBufferAttribute(begin, 4));
      mesh.geometry.setAttribute('aEnd', new InstancedBufferAttribute(end, 4));
      mesh.geometry.setAttribute('aStyle', new InstancedBufferAttribute(style, 4));
      mesh.geometry.instanceCount = tubes.length;
    },
  };
}
