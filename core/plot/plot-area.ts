/** @file The plane that a line chart is drawn on. */

/** Where things are on the drawing, in CSS pixels. */
export interface PlotArea {
  readonly ctx: CanvasRenderingContext2D;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Place of a step. */
  x(step: number): number;
  /** Place of a value. */
  y(value: number): number;
}

/** Where a line one pixel wide is sharp: it runs through the middle of pixels. */
export function sharp({ ratio }: PlotArea, at: number): number {
  return (Math.round(at * ratio) + (Math.round(ratio) % 2) / 2) / ratio;
}
