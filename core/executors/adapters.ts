/** @file What this machine offers, and whether a GPU is a real one. */

import { SIMD_MODULE } from './wasm/builds.ts';

/** What is known of the machine before anything is started on it. */
export interface MachineFacts {
  /** Name of the WebGPU adapter, or undefined when there is none. */
  readonly webgpu?: { readonly name: string; readonly software: boolean };
  /** Name of the WebGL 2 renderer, or undefined when there is none. */
  readonly webgl?: { readonly name: string; readonly software: boolean };
  readonly wasm: boolean;
}

/** Renderers that compute on the CPU, whatever they call themselves. */
const SOFTWARE =
  /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|microsoft basic|mesa offscreen/i;

/** Whether the name of an adapter or renderer is that of a software implementation. */
export function isSoftwareRenderer(name: string): boolean {
  return SOFTWARE.test(name);
}

async function webgpuFacts(): Promise<MachineFacts['webgpu']> {
  try {
    const adapter = await globalThis.navigator?.gpu?.requestAdapter();
    if (!adapter) return undefined;
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
    const name = [vendor, architecture, device, description].filter(Boolean).join(' ') || 'unnamed adapter';
    return { name, software: isFallbackAdapter === true || isSoftwareRenderer(name) };
  } catch {
    return undefined;
  }
}

function webglFacts(): MachineFacts['webgl'] {
  try {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (!gl) return undefined;
    const extension = gl.getExtension('WEBGL_debug_renderer_info');
    const name = String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return { name, software: isSoftwareRenderer(name) };
  } catch {
    return undefined;
  }
}

/** Whether wasm may be compiled, which a strict CSP forbids, and has SIMD. */
async function wasmFacts(): Promise<boolean> {
  try {
    await WebAssembly.compile(SIMD_MODULE);
    return true;
  } catch {
    return false;
  }
}

/** Asks the machine. Never throws: what cannot be asked is not there. */
export async function machineFacts(): Promise<MachineFacts> {
  const [webgpu, wasm] = await Promise.all([webgpuFacts(), wasmFacts()]);
  return { webgpu, webgl: webglFacts(), wasm };
}
