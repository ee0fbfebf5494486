/**
 * @file What is drawn around the curves, and uPlot does not know: the steps not yet trained, reference lines,
 * named moments. Everything here is in canvas pixels.
 */

import uPlot from 'uplot';
import type { ColorName } from '../element/theme.ts';
import type { Mark, PlotView, Reference } from './series.ts';
import { roleColor } from './series.ts';
import { withoutOverlap } from './ticks.ts';

/** Size of text on the drawing and its line height, in CSS pixels. */
export const TEXT_SIZE = 12;
const LINE_HEIGHT = 15;

/** Shades and hatches what is not trained yet. */
export function drawPending(plot: uPlot, view: PlotView): void {
  const { ctx, bbox } = plot;
  const right = bbox.left + bbox.width;
  const left = Math.max(bbox.left, plot.valToPos(view.available, 'x', true));
  if (!(right - left > 1)) return;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, bbox.top, right - left, bbox.height);
  ctx.clip();
  ctx.fillStyle = view.color('panel');
  ctx.fill();
  ctx.strokeStyle = view.color('rule');
  ctx.lineWidth = ratio;
  ctx.beginPath();
  // From a fixed origin, so that the hatching stands still while the edge moves.
  for (let at = bbox.left; at < right + bbox.height; at += 9 * ratio) {
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at - bbox.height, bbox.top + bbox.height);
  }
  ctx.stroke();
  ctx.restore();
}

const referenceColor = (reference: Reference) =>
  reference.role === undefined || reference.role === 'neutral' ? 'muted' : roleColor[reference.role];

function visibleReferences(plot: uPlot, view: PlotView): { reference: Reference; y: number }[] {
  const { top, height } = plot.bbox;
  return view.references
    .filter((reference) => view.yScale === 'linear' || reference.value > 0)
    .map((reference) => ({ reference, y: plot.valToPos(reference.value, 'y', true) }))
    .filter(({ y }) => y >= top - 1 && y <= top + height + 1);
}

function visibleMarks(plot: uPlot, view: PlotView): { mark: Mark; x: number }[] {
  const { left, width } = plot.bbox;
  return view.marks
    .map((mark) => ({ mark, x: plot.valToPos(mark.x, 'x', true) }))
    .filter(({ x }) => x >= left - 1 && x <= left + width + 1)
    .sort((a, b) => a.x - b.x);
}

/** Lines under the curves. */
export function drawGuides(plot: uPlot, view: PlotView): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  // A line an odd number of pixels wide is sharp when it runs through the middle of one.
  const sharp = (at: number) => Math.round(at) + (Math.round(ratio) % 2) / 2;
  ctx.save();
  ctx.lineWidth = ratio;
  for (const { reference, y } of visibleReferences(plot, view)) {
    ctx.strokeStyle = view.color(referenceColor(reference));
    ctx.setLineDash([ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, sharp(y));
    ctx.lineTo(bbox.left + bbox.width, sharp(y));
    ctx.stroke();
  }
  for (const { x } of visibleMarks(plot, view)) {
    ctx.strokeStyle = view.color('muted');
    ctx.setLineDash([4 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(sharp(x), bbox.top);
    ctx.lineTo(sharp(x), bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** Text over the curves, each on a halo of paper. */
export function drawLabels(plot: uPlot, view: PlotView, fontFamily: string): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const lineHeight = LINE_HEIGHT * ratio;
  const right = bbox.left + bbox.width;
  ctx.save();
  ctx.font = `${TEXT_SIZE * ratio}px ${fontFamily}`;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 * ratio;
  ctx.strokeStyle = view.color('paper');
  const write = (text: string, x: number, y: number, color: ColorName) => {
    ctx.fillStyle = view.color(color);
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  };

  const taken: { left: number; right: number; top: number }[] = [];
  const references = visibleReferences(plot, view);
  const tops = withoutOverlap(
    references.map(({ y }) => y - lineHeight - ratio),
    lineHeight,
    bbox.top,
    bbox.top + bbox.height,
  );
  ctx.textAlign = 'right';
  references.forEach(({ reference }, i) => {
    write(reference.label, right - 4 * ratio, tops[i] + lineHeight / 2, referenceColor(reference));
    taken.push({ left: right - ctx.measureText(reference.label).width - 8 * ratio, right, top: tops[i] });
  });

  // Marks read along the top; one that would run into another label goes a line down.
  for (const { mark, x } of visibleMarks(plot, view)) {
    const width = ctx.measureText(mark.label).width + 8 * ratio;
    const fits = x + width <= right;
    const left = fits ? x : x - width;
    const free = (top: number) =>
      taken.every((t) => t.right <= left || t.left >= left + width || Math.abs(t.top - top) >= lineHeight);
    let { top } = bbox;
    while (!free(top) && top + 2 * lineHeight <= bbox.top + bbox.height) top += lineHeight;
    taken.push({ left, right: left + width, top });
    ctx.textAlign = fits ? 'left' : 'right';
    write(mark.label, x + (fits ? 5 : -5) * ratio, top + lineHeight / 2, 'ink');
  }
  ctx.restore();
}
