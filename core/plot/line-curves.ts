/** @file The curves of a line chart. */

import type { PlotArea } from './plot-area.ts';
import { dashOf, widthOf, type LineSeries } from './series.ts';

/** Radius of the dot that stands for a single value, of which there is no line. */
const DOT_RADIUS = 3;

/**
 * Strokes one series across what was not measured. Of the values that share a pixel column only the first,
 * the least, the greatest and the last are drawn: more cannot be seen, and would take long.
 * @param values one for each of `x`; see `drawable`
 */
export function drawCurve(
  { ctx, ratio, left, top, width, height, x: xOf, y: yOf }: PlotArea,
  x: readonly number[],
  values: readonly (number | null)[],
  series: LineSeries,
  color: string,
): void {
  const lineWidth = widthOf(series);
  ctx.save();
  ctx.beginPath();
  ctx.rect(left - lineWidth, top - lineWidth, width + 2 * lineWidth, height + 2 * lineWidth);
  ctx.clip();
  ctx.strokeStyle = ctx.fillStyle = color;
  ctx.lineWidth = lineWidth;
  ctx.lineJoin = 'round';
  ctx.setLineDash(dashOf(series));
  ctx.beginPath();
  let measured = 0;
  let column = NaN;
  let least = 0;
  let greatest = 0;
  let lastX = 0;
  let lastY = 0;
  const finishColumn = (): void => {
    if (measured === 0) return;
    const at = column / ratio;
    if (least < greatest) {
      ctx.lineTo(at, least);
      ctx.lineTo(at, greatest);
    }
    ctx.lineTo(lastX, lastY);
  };
  values.forEach((value, i) => {
    if (value === null) return;
    const atX = xOf(x[i]);
    const atY = yOf(value);
    const at = Math.round(atX * ratio);
    if (at !== column) {
      finishColumn();
      ctx.lineTo(atX, atY);
      column = at;
      least = greatest = atY;
    }
    least = Math.min(least, atY);
    greatest = Math.max(greatest, atY);
    lastX = atX;
    lastY = atY;
    measured++;
  });
  finishColumn();
  ctx.stroke();
  if (measured === 1) {
    ctx.beginPath();
    ctx.arc(lastX, lastY, DOT_RADIUS, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}
