/** @file What a lab's element is made of: the base class with its contract and hooks, and the look of all labs. */

export type { BackendName } from '../executors/executor.ts';
export type { Row } from '../training/experiment.ts';
export { serveWhereLoaded, type Serve } from '../worker/runtime.ts';
export type { Loading } from './attributes.ts';
export { LabError, LAB_ERRORS, type LabErrorCode } from './errors.ts';
export type { LabEventDetail, LabEventName } from './events.ts';
export { LabElement } from './lab-element.ts';
export type { ChartDescription } from './lab-hooks.ts';
export { controlStyles, palette, theme } from './theme.ts';
export type { Preset } from './transport-bar.ts';
