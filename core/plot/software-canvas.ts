/**
 * @file 2-D contexts that stay on the CPU. The labs' canvases are small and redrawn many times a second, so
 * handing them to the GPU gains nothing; and where the GPU is emulated in software, each hand-over stalls the
 * page for a second. `willReadFrequently` is how a page asks for a context on the CPU.
 */

const ON_THE_CPU: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/** The canvas's 2-D context, on the CPU. */
export function softwareContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  return canvas.getContext('2d', ON_THE_CPU);
}
