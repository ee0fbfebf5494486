/** @file The labs' charts, which define `<lab-line-chart>` and `<lab-heat-map>`. */

export { LabHeatMap, type CellDetail } from './heat-map.ts';
export { LabLineChart, type ScaleDetail, type ScrubDetail } from './line-chart.ts';
export type { AxisScale, LineSeries, Mark, Reference, SeriesRole } from './series.ts';
