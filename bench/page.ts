/** @file The page of one contender, driven from outside by `browser.ts`. */

import { openMatmul } from './matmul.ts';
import { openSeat } from './seat.ts';

const api = { openSeat, openMatmul, crossOriginIsolated };

/** What the page offers as `globalThis.bench`. */
export type PageApi = typeof api;

Object.assign(globalThis, { bench: api });
