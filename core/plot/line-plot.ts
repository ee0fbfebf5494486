/**
 * @file The drawing of a line chart, with uPlot: scales, axes and curves. The plot reads `view()` at every redraw,
 * so that new values, colours and marks need no rebuild; a change of the number of series or of a scale does.
 */

import uPlot from 'uplot';
import { formatTick } from './format.ts';
import { TEXT_SIZE, drawGuides, drawLabels, drawPending } from './line-annotations.ts';
import type { PlotView } from './series.ts';
import { withSoftwareCanvas } from './software-canvas.ts';
import { dashOf, drawable, roleColor, widthOf } from './series.ts';
import { logStep, logTicks } from './ticks.ts';

/** Least distance of axis labels, in CSS pixels. */
const X_SPACING = 56;
const Y_SPACING = 34;
/** Distances of x labels: steps are whole. */
const WHOLE_INCREMENTS = Array.from({ length: 9 }, (_, e) => [1, 2, 5].map((m) => m * 10 ** e)).flat();

/** What must be equal for a plot to be reused with other values. */
export function plotShape(view: PlotView): string {
  const lines = view.series.map((series) => `${dashOf(series).join(' ')} ${widthOf(series)}`);
  return [view.xScale, view.yScale, ...lines].join('|');
}

/** The view's values in uPlot's form. */
export function plotData(view: PlotView): uPlot.AlignedData {
  return [
    [...view.x],
    ...view.series.map((series) => drawable(series.values, view.x.length, view.yScale)),
  ] as uPlot.AlignedData;
}

function yRange(view: PlotView, dataMin: number | null, dataMax: number | null): uPlot.Range.MinMax {
  const log = view.yScale === 'log';
  const shown = view.references.map((r) => r.value).filter((v) => Number.isFinite(v) && (!log || v > 0));
  if (dataMin !== null && dataMax !== null) shown.push(dataMin, dataMax);
  if (shown.length === 0) return log ? [0.1, 1] : [0, 1];
  const [min, max] = [Math.min(...shown), Math.max(...shown)];
  return log ? uPlot.rangeLog(min, max, 10, false) : uPlot.rangeNum(min, max, 0.1, true);
}

/** Left end of the x axis: step 0, or the first step of a record that starts below it. */
const xStart = (view: PlotView) => Math.min(0, view.x[0] ?? 0);

function xAxis(view: () => PlotView, font: string): uPlot.Axis {
  return {
    stroke: () => view().color('muted'),
    font,
    size: 32,
    gap: 11,
    space: X_SPACING,
    incrs: WHOLE_INCREMENTS,
    grid: { show: false },
    ticks: { stroke: () => view().color('edge'), width: 1, size: 4 },
    border: { show: true, stroke: () => view().color('edge'), width: 1 },
    filter: (_plot, splits) => splits,
    values: (_plot, splits) => splits.map(formatTick),
    ...(view().xScale === 'log' && {
      splits: (plot, _axis, min, max) => {
        const width = plot.bbox.width / uPlot.pxRatio;
        const span = logStep.forward(max) - logStep.forward(min);
        const position = (step: number) => (width * (logStep.forward(step) - logStep.forward(min))) / span;
        return logTicks(min, max, position, X_SPACING / 2);
      },
    }),
  };
}

function yAxis(view: () => PlotView, font: string): uPlot.Axis {
  return {
    stroke: () => view().color('muted'),
    font,
    gap: 8,
    space: Y_SPACING,
    size: (plot, values) => {
      plot.ctx.save();
      plot.ctx.font = font;
      const widest = Math.max(0, ...(values ?? []).map((text) => plot.ctx.measureText(text).width));
      plot.ctx.restore();
      return Math.max(32, Math.ceil(widest) + 12);
    },
    grid: { stroke: () => view().color('rule'), width: 1 },
    ticks: { show: false },
    filter: (_plot, splits) => splits,
    values: (_plot, splits) => splits.map(formatTick),
    ...(view().yScale === 'log' && {
      splits: (plot, _axis, min, max) => {
        const height = plot.bbox.height / uPlot.pxRatio;
        const position = (value: number) => (height * Math.log(value / min)) / Math.log(max / min);
        return logTicks(min, max, position, Y_SPACING / 1.5);
      },
    }),
  };
}

function countMeasured(values: ArrayLike<number | null | undefined>): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] !== null) count++;
  return count;
}

/**
 * Puts a plot of `view()` into `target`.
 * @param size of the whole drawing, in CSS pixels
 * @param fontFamily of the text on it
 * @param moved called when the place of a step on the axis may have changed
 */
export function createLinePlot(
  target: HTMLElement,
  view: () => PlotView,
  size: { readonly width: number; readonly height: number },
  fontFamily: string,
  moved: (plot: uPlot) => void,
): uPlot {
  const font = `${TEXT_SIZE}px ${fontFamily}`;
  const first = view();
  const options: uPlot.Options = {
    ...size,
    class: 'lines',
    padding: [10, 22, 0, 0],
    legend: { show: false },
    // The chart's own pointer handling moves the crosshair; uPlot's zooming would be in the way of scrubbing.
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      bind: {
        mousedown: () => null,
        mouseup: () => null,
        click: () => null,
        dblclick: () => null,
        mousemove: () => null,
        mouseenter: () => null,
        mouseleave: () => null,
      },
      points: { size: 7, width: 0 },
    },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: {
        time: false,
        range: () => [xStart(view()), Math.max(view().end, xStart(view()) + 1)],
        ...(first.xScale === 'log' && { distr: 100, fwd: logStep.forward, bwd: logStep.backward }),
      },
      y: {
        distr: first.yScale === 'log' ? 3 : 1,
        range: (_plot, dataMin, dataMax) => yRange(view(), dataMin, dataMax),
      },
    },
    axes: [xAxis(view, font), yAxis(view, font)],
    series: [
      {},
      ...first.series.map((series, i) => ({
        stroke: () => view().color(roleColor[view().series[i]?.role ?? series.role]),
        width: widthOf(series),
        dash: dashOf(series).map((length) => length * uPlot.pxRatio),
        spanGaps: true,
        points: {
          // A line needs two values; a single one would not be seen.
          show: (plot: uPlot) => countMeasured(plot.data[i + 1]) === 1,
          size: 6,
        },
      })),
    ],
    hooks: {
      drawClear: [(plot) => drawPending(plot, view())],
      drawAxes: [(plot) => drawGuides(plot, view())],
      draw: [
        (plot) => {
          drawLabels(plot, view(), fontFamily);
          moved(plot);
        },
      ],
    },
  };
  return withSoftwareCanvas(() => new uPlot(options, plotData(first), target));
}
