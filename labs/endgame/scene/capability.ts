/** @file What the browser can draw with: a graphics card, an emulated one, or nothing. */

/** How the scene can be drawn here. */
export type Graphics = 'hardware' | 'software' | 'none';

const EMULATED = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Asks for a WebGL 2 context and lets it go again. */
export function graphics(): Graphics {
  const canvas = document.createElement('canvas');
  const swift = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  // A canvas that has refused once is asked again without the condition.
  const context = swift ?? document.createElement('canvas').getContext('webgl2');
  if (!context) return 'none';
  const details = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(context.getParameter(details?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return swift && !EMULATED.test(renderer) ? 'hardware' : 'software';
}
