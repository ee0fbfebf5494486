/**
 * @file The values a lab's attributes take. What is unknown falls back to the default and says so once in the
 * console, so that a typo in a page leaves a working lab.
 */

import type { BackendChoice } from '../executors/choose.ts';

/** When a lab starts: near the viewport, or at once. */
export type Loading = 'lazy' | 'eager';

/** Values of `backend`, in the order they are offered. */
export const BACKENDS: readonly BackendChoice[] = ['auto', 'webgpu', 'webgl', 'wasm', 'cpu'];

/** Values of `loading`. */
export const LOADING: readonly Loading[] = ['lazy', 'eager'];

const warned = new Set<string>();

/** A warning in the console, unless the same was given before. */
export function warnOnce(text: string): void {
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(text);
}

/** `value` if it is among `allowed`, else `fallback`. An absent value is the default without a warning. */
export function oneOf<Value extends string>(
  tag: string,
  attribute: string,
  value: unknown,
  allowed: readonly Value[],
  fallback: Value,
): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  if (value !== null && value !== undefined && value !== '') {
    warnOnce(
      `<${tag}>: ${attribute}="${String(value)}" is not known; using "${fallback}". Known values: ${allowed.join(', ')}.`,
    );
  }
  return fallback;
}

/** A seed: a whole number from 0; anything else is 0, with a warning. */
export function toSeed(tag: string, value: unknown): number {
  if (value === null || value === undefined || value === '') return 0;
  const number = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(number) && (number as number) >= 0) return number as number;
  warnOnce(`<${tag}>: seed="${String(value)}" is not a whole number from 0; using 0.`);
  return 0;
}
