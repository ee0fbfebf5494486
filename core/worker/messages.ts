/**
 * @file What the two ends of a lab's worker say to each other. Every message is structured-cloneable; large
 * arrays are transferred, so an array that was sent belongs to the other side.
 */

import type { BackendChoice } from '../executors/choose.ts';
import type { BackendName } from '../executors/executor.ts';
import type { ExperimentLimits, Moment, ResumePoint } from '../training/experiment.ts';

/** Everything that determines a run, and where to take it up. */
export interface StartOptions<Config> {
  readonly config: Config;
  readonly seed: number;
  readonly backend: BackendChoice;
  readonly limits: ExperimentLimits;
  /** Absent: from step 0. */
  readonly resume?: ResumePoint;
}

/** Who computes. */
export interface Device {
  readonly backend: BackendName;
  /** Implementation and device, one line. */
  readonly description: string;
  /** Why this backend was chosen, one line. */
  readonly reason: string;
}

/** What stands ready after a start. */
export interface Started extends Device {
  readonly parameterCount: number;
  /** The moment the run stands at, weights included. */
  readonly moment: Moment;
}

/** How far to train, and at most how fast. The worker trains whenever its step is below `until`. */
export interface Aim {
  readonly until: number;
  /** Cap in optimiser steps a second; Infinity for as fast as possible. */
  readonly stepsPerSecond: number;
}

/** Sent after each slice of training, and when training comes to rest. */
export interface Progress {
  /** Optimiser steps done. */
  readonly step: number;
  /** What was recorded since the last message, in order. */
  readonly moments: readonly Moment[];
  /** Mean rate over about the last second, in optimiser steps a second. */
  readonly stepsPerSecond: number;
  /** Sent now and then, and always at rest. */
  readonly resume?: ResumePoint;
  /** Whether the worker stands still until the next aim. */
  readonly resting: boolean;
}

/** An error on its way between threads. A code marks an error that was foreseen. */
export interface ErrorMessage {
  readonly code?: string;
  readonly message: string;
}

/** From the page to the worker. `run` numbers the starts, so that late answers of an old run are known as such. */
export type Command<Config = unknown, Request = unknown> =
  | {
      readonly type: 'start';
      readonly id: number;
      readonly run: number;
      readonly options: StartOptions<Config>;
    }
  | { readonly type: 'aim'; readonly run: number; readonly aim: Aim }
  | {
      readonly type: 'probe';
      readonly id: number;
      readonly run: number;
      readonly step: number;
      readonly parameters: Float32Array;
      readonly request: Request;
    }
  | { readonly type: 'resume-point'; readonly id: number; readonly run: number }
  /** Answered by `given-back` when the device is gone; the next question takes another. */
  | { readonly type: 'give-back' }
  | { readonly type: 'cancel'; readonly id: number };

/** From the worker to the page. */
export type WorkerEvent =
  | { readonly type: 'hello' }
  | { readonly type: 'given-back' }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly error: ErrorMessage }
  | ({ readonly type: 'progress'; readonly run: number } & Progress)
  | { readonly type: 'moved'; readonly run: number; readonly device: Device; readonly step: number }
  | { readonly type: 'crash'; readonly error: ErrorMessage };

/** An error as it crosses: its code, when it has one, and its message. */
export function encodeError(error: unknown): ErrorMessage {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return {
    ...(typeof code === 'string' ? { code } : {}),
    message: typeof message === 'string' && message !== '' ? message : String(error),
  };
}

/**
 * Buffers inside `value` that can change hands whole, each once. A view of a part of a buffer is left to be
 * copied, and so is anything over WebAssembly memory, which cannot leave its thread.
 */
export function transferables(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (ArrayBuffer.isView(part)) {
      const { buffer } = part;
      if (buffer instanceof ArrayBuffer && part.byteLength === buffer.byteLength && part.byteLength > 0) {
        found.add(buffer);
      }
    } else if (Array.isArray(part)) {
      // Long lists of numbers hold nothing to transfer; their first element tells.
      if (typeof part[0] === 'object' || part.length < 16) part.forEach(visit);
    } else if (Object.getPrototypeOf(part) === Object.prototype || Object.getPrototypeOf(part) === null) {
      Object.values(part).forEach(visit);
    }
  };
  visit(value);
  return [...found];
}
