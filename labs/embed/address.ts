/**
 * @file What the address of a frame asks for, as in `embed.html?lab=induction&seed=3&step=420&ablate=1.0`, or, with
 * a fragment from a copied link, `embed.html?lab=induction#preset=classic&seed=3&step=420&ablate=1.0`.
 * What cannot be meant is refused with a sentence for the author of the page; names that are not known here,
 * such as a campaign's, are passed over.
 */

import type { BackendChoice } from '../../core/executors/choose.ts';
import { LAB_NAMES, type LabName } from './labs.ts';
import { strings } from './strings.ts';

/** Values of `backend`, as in core; a list of its own keeps the frame's few bytes apart from the labs'. */
export const BACKENDS: readonly BackendChoice[] = ['auto', 'webgpu', 'webgl', 'wasm', 'cpu'];

/** Looks that can be asked for; without one the reader's system decides. */
export const THEMES = ['light', 'dark'] as const;

/** What a frame is to show. */
export interface FrameRequest {
  readonly lab: LabName;
  readonly seed: number | undefined;
  /** Name of a preset; whether the lab has it is known once the lab is there. */
  readonly preset: string | undefined;
  readonly backend: BackendChoice | undefined;
  /** Address of a run file. */
  readonly src: string | undefined;
  /** Step to seek to, training up to it where it is not recorded. */
  readonly step: number | undefined;
  /** Heads to take out of action, `[layer, head]`, both from 0. */
  readonly ablate: readonly (readonly [layer: number, head: number])[] | undefined;
  readonly theme: (typeof THEMES)[number] | undefined;
  /** Tag of the language of the page around the frame, such as `de`. */
  readonly lang: string | undefined;
  readonly autoplay: boolean;
  readonly loading: 'lazy' | 'eager';
  /** What the lab takes as its `state`; what it names wins over the rest. */
  readonly state: string | undefined;
}

/** A value that cannot be meant; the message says what can. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

function oneOf<Value extends string>(name: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new AddressError(strings.frame.notOneOf(name, value, allowed));
  return found;
}

function wholeNumber(name: string, value: string): number {
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!Number.isSafeInteger(number)) throw new AddressError(strings.frame.notWhole(name, value));
  return number;
}

function flag(name: string, value: string): boolean {
  return value === '' || oneOf(name, value, ['true', 'false']) === 'true';
}

function heads(value: string): FrameRequest['ablate'] {
  return value.split(',').map((text) => {
    const match = /^(\d{1,3})\.(\d{1,3})$/.exec(text);
    if (!match) throw new AddressError(strings.frame.notHeads(value));
    return [Number(match[1]), Number(match[2])];
  });
}

/** The state that a fragment is; undefined where it is a place on the page, or nothing. */
export function stateIn(hash: string): string | undefined {
  return hash.includes('=') ? hash.slice(1) : undefined;
}

/**
 * @param hash with its `#`, or ''; what it says is the lab's to check.
 * @throws AddressError, with a sentence for the page's author.
 */
export function readAddress(query: URLSearchParams, hash = ''): FrameRequest {
  const read = <Value>(name: string, parse: (name: string, value: string) => Value): Value | undefined => {
    const value = query.get(name);
    return value === null ? undefined : parse(name, value);
  };
  const lab = read('lab', (name, value) => oneOf(name, value, LAB_NAMES));
  if (lab === undefined) throw new AddressError(strings.frame.noLab(LAB_NAMES));
  const ablate = read('ablate', (_name, value) => heads(value));
  if (ablate && lab !== 'induction') throw new AddressError(strings.frame.noHeads(lab));
  return {
    lab,
    seed: read('seed', wholeNumber),
    preset: read('preset', (_name, value) => value),
    backend: read('backend', (name, value) => oneOf(name, value, BACKENDS)),
    src: read('src', (_name, value) => value),
    step: read('step', wholeNumber),
    ablate,
    theme: read('theme', (name, value) => oneOf(name, value, THEMES)),
    lang: read('lang', (_name, value) => value),
    autoplay: read('autoplay', flag) ?? false,
    loading: read('loading', (name, value) => oneOf(name, value, ['lazy', 'eager'])) ?? 'lazy',
    state: stateIn(hash),
  };
}
