/**
 * @file The drawing of a line chart: a canvas, and over it the elements that move without a redraw. It reads
 * `view()` at every redraw, so new values, scales, colours and marks need no rebuild.
 *
 * It is not a library's: the smallest that draws such axes weighs a quarter of what a whole lab may (80 kB
 * gzipped), most of it for what a chart of steps never does.
 */

import { inLanguageOf } from '../element/language.ts';
import { drawGuides, drawLabels, drawPending, TEXT_SIZE } from './line-annotations.ts';
import { linearTicks, yRange } from './line-axes.ts';
import { drawCurve } from './line-curves.ts';
import { formatTick } from './format.ts';
import { sharp, type PlotArea } from './plot-area.ts';
import type { PlotView } from './series.ts';
import { drawable, roleColor } from './series.ts';
import { softwareContext } from './software-canvas.ts';
import { logStep, logTicks } from './ticks.ts';

/** Around the plotting area, in CSS pixels; what is left of it is as wide as the labels need. */
const TOP = 10;
const RIGHT = 22;
const BOTTOM = 32;
const LEAST_LEFT = 32;

/** Least distance of axis labels, in CSS pixels. */
const X_SPACING = 56;
const Y_SPACING = 34;

const TICK_LENGTH = 4;
/** From the axis to the labels below it, and from the labels at the left to the area. */
const X_GAP = 15;
const Y_GAP = 8;

/** A chart's drawing. All places are in CSS pixels. */
export interface LinePlot {
  /** Lies over the plotting area. */
  readonly over: HTMLElement;
  /** The plotting area within the drawing. */
  readonly area: Pick<PlotArea, 'left' | 'top' | 'width' | 'height'>;
  /** Distance of a step from the area's left edge. */
  position(step: number): number;
  /** The step at a distance from the area's left edge. */
  stepAt(position: number): number;
  /** Draws what the view is now, in the size that the box has now. */
  draw(): void;
  /** Puts the crosshair on the record with this index; nowhere without one. */
  point(index: number | undefined): void;
  /** Takes the drawing out of the page. */
  remove(): void;
}

function child(parent: HTMLElement, tag: 'canvas' | 'div', className: string): HTMLElement {
  const element = Object.assign(document.createElement(tag), { className });
  parent.append(element);
  return element;
}

/**
 * Puts a plot of `view()` into `box`, which has a size.
 * @param fontFamily of the text on it
 * @param moved called when the place of a step on the axis may have changed
 * @throws Error when the browser has no 2-D canvas.
 */
export function createLinePlot(
  box: HTMLElement,
  view: () => PlotView,
  fontFamily: string,
  moved: () => void,
): LinePlot {
  const root = child(box, 'div', 'drawing');
  const canvas = child(root, 'canvas', '') as HTMLCanvasElement;
  const over = child(root, 'div', 'over');
  const crosshair = child(over, 'div', 'crosshair');
  const context = softwareContext(canvas);
  if (!context) throw new Error('The browser gives no 2-D canvas; the table below the chart has the values.');
  const font = `${TEXT_SIZE}px ${fontFamily}`;
  let current = layOut();

  /** The drawing's measures, by what is to be shown now. */
  function layOut() {
    const shown = view();
    const { clientWidth, clientHeight } = box;
    const height = clientHeight - TOP - BOTTOM;
    const curves = shown.series.map(({ values }) => drawable(values, shown.x.length, shown.yScale));
    const [min, max] = yRange(shown, curves);
    const log = shown.yScale === 'log';
    const share = log
      ? (value: number) => Math.log(value / min) / Math.log(max / min)
      : (value: number) => (value - min) / (max - min);
    const fromBottom = (value: number) => height * share(value);
    const yTicks = log
      ? logTicks(min, max, fromBottom, Y_SPACING / 1.5)
      : linearTicks(min, max, height, Y_SPACING);
    const yLabels = yTicks.map(formatTick);
    context!.font = font;
    const widest = Math.max(0, ...yLabels.map((text) => context!.measureText(text).width));
    const left = Math.max(LEAST_LEFT, Math.ceil(widest) + 12);
    const width = Math.max(1, clientWidth - left - RIGHT);

    const first = Math.min(0, shown.x[0] ?? 0);
    const last = Math.max(shown.end, first + 1);
    const logX = shown.xScale === 'log';
    const forward = logX ? logStep.forward : (step: number) => step;
    const span = forward(last) - forward(first);
    const position = (step: number) => (width * (forward(step) - forward(first))) / span;
    const stepAt = (at: number) => {
      const on = forward(first) + (at / width) * span;
      return logX ? logStep.backward(on) : on;
    };
    // Steps are whole, so a distance below one is none.
    const xTicks = logX
      ? logTicks(first, last, position, X_SPACING / 2)
      : linearTicks(first, last, width, X_SPACING).filter(Number.isInteger);
    const area: PlotArea = {
      ctx: context!,
      ratio: devicePixelRatio,
      left,
      top: TOP,
      width,
      height,
      x: (step) => left + position(step),
      y: (value) => TOP + height - fromBottom(value),
    };
    return { clientWidth, clientHeight, curves, area, position, stepAt, xTicks, yTicks, yLabels };
  }

  function drawAxes(shown: PlotView): void {
    const { area, xTicks, yTicks, yLabels } = current;
    const { ctx, left, top, width, height } = area;
    const bottom = top + height;
    const line = (color: string, ...places: (readonly [number, number, number, number])[]) => {
      ctx.strokeStyle = color;
      ctx.beginPath();
      for (const [fromX, fromY, toX, toY] of places) {
        ctx.moveTo(sharp(area, fromX), sharp(area, fromY));
        ctx.lineTo(sharp(area, toX), sharp(area, toY));
      }
      ctx.stroke();
    };
    ctx.lineWidth = 1;
    line(
      shown.color('rule'),
      ...yTicks.map((value) => [left, area.y(value), left + width, area.y(value)] as const),
    );
    line(
      shown.color('edge'),
      [left, bottom, left + width, bottom],
      ...xTicks.map((step) => [area.x(step), bottom, area.x(step), bottom + TICK_LENGTH] as const),
    );
    ctx.font = font;
    ctx.fillStyle = shown.color('muted');
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    for (const step of xTicks) ctx.fillText(formatTick(step), area.x(step), bottom + X_GAP);
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    yTicks.forEach((value, i) => ctx.fillText(yLabels[i], left - Y_GAP, area.y(value)));
  }

  /** Called at any time, by a zoom or another theme too: the words and numbers on it are those of the chart's lab. */
  const draw = (): void => inLanguageOf(box, paint);

  function paint(): void {
    current = layOut();
    const { area, clientWidth, clientHeight, curves } = current;
    const { ctx, ratio } = area;
    const shown = view();
    const [width, height] = [clientWidth, clientHeight].map((size) => Math.round(size * ratio));
    // Setting a size, even the same, makes the canvas anew.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, clientWidth, clientHeight);
    drawPending(area, shown);
    drawAxes(shown);
    drawGuides(area, shown);
    shown.series.forEach((series, i) =>
      drawCurve(area, shown.x, curves[i], series, shown.color(roleColor[series.role])),
    );
    drawLabels(area, shown, fontFamily);
    Object.assign(over.style, {
      left: `${area.left}px`,
      top: `${area.top}px`,
      width: `${area.width}px`,
      height: `${area.height}px`,
    });
    moved();
  }

  function point(index: number | undefined): void {
    const shown = view();
    for (const dot of over.querySelectorAll('.dot')) dot.remove();
    crosshair.hidden = index === undefined;
    if (index === undefined) return;
    const { area, curves, position } = current;
    const across = position(shown.x[index]);
    crosshair.style.transform = `translateX(${across}px)`;
    curves.forEach((values, i) => {
      const value = values[index] ?? null;
      if (value === null) return;
      const dot = child(over, 'div', 'dot');
      dot.style.background = shown.color(roleColor[shown.series[i].role]);
      dot.style.transform = `translate(${across}px, ${area.y(value) - area.top}px)`;
    });
  }

  /** The same box has more or fewer device pixels after a zoom, or on another screen. */
  const ended = new AbortController();
  function watchRatio(): void {
    const same = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = (): void => {
      draw();
      watchRatio();
    };
    same.addEventListener('change', changed, { once: true, signal: ended.signal });
  }

  point(undefined);
  draw();
  watchRatio();
  return {
    over,
    get area() {
      return current.area;
    },
    position: (step) => current.position(step),
    stepAt: (at) => current.stepAt(at),
    draw,
    point,
    remove() {
      ended.abort();
      root.remove();
    },
  };
}
