/** @file What is drawn around the curves: the steps not yet trained, reference lines, named moments. */

import type { ColorName } from '../element/theme.ts';
import { sharp, type PlotArea } from './plot-area.ts';
import type { Mark, PlotView, Reference } from './series.ts';
import { roleColor } from './series.ts';
import { withoutOverlap } from './ticks.ts';

/** Size of text on the drawing and its line height, in CSS pixels. */
export const TEXT_SIZE = 12;
const LINE_HEIGHT = 15;

/** Shades and hatches what is not trained yet. */
export function drawPending(area: PlotArea, view: PlotView): void {
  const { ctx, left: start, top, width, height } = area;
  const right = start + width;
  const left = Math.max(start, area.x(view.available));
  if (!(right - left > 1)) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, height);
  ctx.clip();
  ctx.fillStyle = view.color('panel');
  ctx.fill();
  ctx.strokeStyle = view.color('rule');
  ctx.lineWidth = 1;
  ctx.beginPath();
  // From a fixed origin, so that the hatching stands still while the edge moves.
  for (let at = start; at < right + height; at += 9) {
    ctx.moveTo(at, top);
    ctx.lineTo(at - height, top + height);
  }
  ctx.stroke();
  ctx.restore();
}

const referenceColor = (reference: Reference) =>
  reference.role === undefined || reference.role === 'neutral' ? 'muted' : roleColor[reference.role];

function visibleReferences(area: PlotArea, view: PlotView): { reference: Reference; y: number }[] {
  const { top, height } = area;
  return view.references
    .filter((reference) => view.yScale === 'linear' || reference.value > 0)
    .map((reference) => ({ reference, y: area.y(reference.value) }))
    .filter(({ y }) => y >= top - 1 && y <= top + height + 1);
}

function visibleMarks(area: PlotArea, view: PlotView): { mark: Mark; x: number }[] {
  const { left, width } = area;
  return view.marks
    .map((mark) => ({ mark, x: area.x(mark.x) }))
    .filter(({ x }) => x >= left - 1 && x <= left + width + 1)
    .sort((a, b) => a.x - b.x);
}

/** Lines under the curves. */
export function drawGuides(area: PlotArea, view: PlotView): void {
  const { ctx, left, top, width, height } = area;
  ctx.save();
  ctx.lineWidth = 1;
  for (const { reference, y } of visibleReferences(area, view)) {
    ctx.strokeStyle = view.color(referenceColor(reference));
    ctx.setLineDash([1, 3]);
    ctx.beginPath();
    ctx.moveTo(left, sharp(area, y));
    ctx.lineTo(left + width, sharp(area, y));
    ctx.stroke();
  }
  for (const { x } of visibleMarks(area, view)) {
    ctx.strokeStyle = view.color('muted');
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.moveTo(sharp(area, x), top);
    ctx.lineTo(sharp(area, x), top + height);
    ctx.stroke();
  }
  ctx.restore();
}

/** Text over the curves, each on a halo of paper. */
export function drawLabels(area: PlotArea, view: PlotView, fontFamily: string): void {
  const { ctx } = area;
  const right = area.left + area.width;
  const bottom = area.top + area.height;
  ctx.save();
  ctx.font = `${TEXT_SIZE}px ${fontFamily}`;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = view.color('paper');
  const write = (text: string, x: number, y: number, color: ColorName) => {
    ctx.fillStyle = view.color(color);
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  };

  const taken: { left: number; right: number; top: number }[] = [];
  const references = visibleReferences(area, view);
  const tops = withoutOverlap(
    references.map(({ y }) => y - LINE_HEIGHT - 1),
    LINE_HEIGHT,
    area.top,
    bottom,
  );
  ctx.textAlign = 'right';
  references.forEach(({ reference }, i) => {
    write(reference.label, right - 4, tops[i] + LINE_HEIGHT / 2, referenceColor(reference));
    taken.push({ left: right - ctx.measureText(reference.label).width - 8, right, top: tops[i] });
  });

  // Marks read along the top; one that would run into another label goes a line down.
  for (const { mark, x } of visibleMarks(area, view)) {
    const width = ctx.measureText(mark.label).width + 8;
    const fits = x + width <= right;
    const left = fits ? x : x - width;
    const free = (top: number) =>
      taken.every((t) => t.right <= left || t.left >= left + width || Math.abs(t.top - top) >= LINE_HEIGHT);
    let { top } = area;
    while (!free(top) && top + 2 * LINE_HEIGHT <= bottom) top += LINE_HEIGHT;
    taken.push({ left, right: left + width, top });
    ctx.textAlign = fits ? 'left' : 'right';
    write(mark.label, x + (fits ? 5 : -5), top + LINE_HEIGHT / 2, 'ink');
  }
  ctx.restore();
}
