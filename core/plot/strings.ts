/** @file Every word of the plots' own, in English; labels, units and names come from the lab. */

import { words } from '../element/language.ts';

export const chartStrings = words('chart', {
  step: 'step',
  logX: 'log x',
  logY: 'log y',
  logXHint: 'Show the horizontal axis on a logarithmic scale',
  logYHint: 'Show the vertical axis on a logarithmic scale',
  sliderLabel: (xLabel: string, label: string) => (label ? `${xLabel}: ${label}` : xLabel),
  position: (xLabel: string, step: string, end: string) => `${xLabel} ${step} of ${end}`,
  table: 'Show the numbers',
  tableCaption: (label: string, shown: string, all: string) =>
    shown === all ? `${label}: all ${all} recorded steps` : `${label}: ${shown} of ${all} recorded steps`,
  noData: 'No values yet.',
  references: 'Reference lines',
  marks: 'Marked steps',
});

export const heatMapStrings = words('heatMap', {
  role: 'heat map',
  instructions: 'Arrow keys move from cell to cell. Home and End go to the ends of the row.',
  row: (index: number) => `row ${index + 1}`,
  column: (index: number) => `column ${index + 1}`,
  cell: (row: string, column: string, value: string) => `${row}, ${column}: ${value}`,
  noValues: 'No values yet.',
  largest: (value: string, row: string, column: string) => `Largest value ${value}, at ${row}, ${column}.`,
  strongest: (value: string, row: string, column: string) =>
    `Value furthest from zero ${value}, at ${row}, ${column}.`,
  outlined: (count: number, mean: string, others: string) =>
    count === 1
      ? `The outlined cell is ${mean}, the others ${others} on average.`
      : `The ${count} outlined cells are ${mean} on average, the others ${others}.`,
  table: 'Show the numbers',
  rowHeader: 'Row',
  strongestColumn: 'Strongest column',
  value: 'Value',
});
