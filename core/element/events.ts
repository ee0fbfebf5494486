/** @file The events of a lab. All bubble and are composed. */

import type { Row } from '../training/experiment.ts';
import type { LabError } from './errors.ts';

/** Names of the events; their meaning stands at LabElement. */
export type LabEventName =
  'lab-ready' | 'lab-play' | 'lab-pause' | 'lab-step' | 'lab-seek' | 'lab-end' | 'lab-error';

/** What comes with every event. */
export interface LabEventDetail {
  /** The step on display. */
  readonly step: number;
  /** Its row of metrics. */
  readonly metrics: Row;
  /** With `lab-error`. */
  readonly error?: LabError;
}

declare global {
  interface GlobalEventHandlersEventMap extends Record<LabEventName, CustomEvent<LabEventDetail>> {}
}
