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

/**
 * Runs `make`, which creates canvases of its own and asks for their contexts without settings, as uPlot
 * does: within the call they get contexts on the CPU.
 */
export function withSoftwareCanvas<Made>(make: () => Made): Made {
  const { prototype } = HTMLCanvasElement;
  const original = Object.getOwnPropertyDescriptor(prototype, 'getContext')!;
  const getContext = original.value as (
    this: HTMLCanvasElement,
    type: string,
    settings?: unknown,
  ) => RenderingContext | null;
  Object.defineProperty(prototype, 'getContext', {
    ...original,
    value(this: HTMLCanvasElement, type: string, settings?: unknown) {
      return getContext.call(
        this,
        type,
        type === '2d' ? { ...ON_THE_CPU, ...(settings as object | undefined) } : settings,
      );
    },
  });
  try {
    return make();
  } finally {
    Object.defineProperty(prototype, 'getContext', original);
  }
}
