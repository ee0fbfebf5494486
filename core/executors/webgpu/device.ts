/** @file The WebGPU device of an executor: asking for one, its loss, and its errors as rejections. */

import { isSoftwareRenderer } from '../adapters.ts';

/** The device went away: the driver restarted, the browser took it back, or `destroy()` was called. */
export class DeviceLostError extends Error {
  readonly code = 'device-lost';
  constructor(reason: string) {
    super(`The WebGPU device was lost (${reason}). Start a new executor and go on from the last checkpoint.`);
    this.name = 'DeviceLostError';
  }
}

/** The device refused something: out of memory, or a mistake in a kernel. */
export class DeviceError extends Error {
  readonly code = 'device-error';
  constructor(what: string, reason: string) {
    super(`${what}: ${reason}`);
    this.name = 'DeviceError';
  }
}

/** What may be given to an executor instead of letting it ask. */
export interface DeviceOptions {
  readonly adapter?: GPUAdapter;
  /** A device to share; it is the caller's to destroy. */
  readonly device?: GPUDevice;
}

/** A device and what has happened to it. */
export interface Context {
  readonly device: GPUDevice;
  readonly name: string;
  /** Whether it computes on the CPU. */
  readonly software: boolean;
  /** Resolves with the reason when the device is lost; never because of `dispose`. */
  readonly lost: Promise<string>;
  /** The first error that no scope caught, or the loss: every later call rejects with it. */
  readonly failure: Error | undefined;
  /** What to throw for an error caught while waiting for the device: its loss, if that is the cause. */
  explain(error: unknown): Promise<Error>;
  dispose(): void;
}

/** How long after a failed wait the news of a lost device may arrive, in milliseconds. */
const LOSS_DELAY = 1000;
const LOSS_POLL = 10;

/**
 * A device with the adapter's largest buffers and otherwise default limits.
 * @throws Error when there is no adapter, or it gives no device.
 */
export async function openDevice({ adapter: given, device: shared }: DeviceOptions): Promise<Context> {
  const adapter = given ?? (shared ? undefined : await requestAdapter());
  const device = shared ?? (await requestDevice(adapter!));
  // Not every browser tells a device's adapter yet.
  const info: Partial<GPUAdapterInfo> = device.adapterInfo ?? adapter?.info ?? {};
  const { vendor, architecture, device: model, description, isFallbackAdapter } = info;
  const name = [vendor, architecture, model, description].filter(Boolean).join(' ') || 'unnamed adapter';
  let disposed = false;
  let failure: Error | undefined;
  const loss = (async (): Promise<string> => {
    const { reason, message } = await device.lost;
    const why =
      [reason, message].filter((text) => text && text !== 'unknown').join(': ') || 'no reason given';
    failure = new DeviceLostError(why);
    return why;
  })();
  const onError = ({ error }: GPUUncapturedErrorEvent): void => {
    failure ??= new DeviceError('The WebGPU device refused a command', error.message);
  };
  device.addEventListener('uncapturederror', onError);
  const lossInUse = async (): Promise<string> => {
    const why = await loss;
    return disposed ? new Promise<never>(() => {}) : why;
  };
  return {
    device,
    name,
    software: isFallbackAdapter === true || isSoftwareRenderer(name),
    lost: lossInUse(),
    get failure() {
      return failure;
    },
    async explain(error) {
      for (let waited = 0; waited < LOSS_DELAY; waited += LOSS_POLL) {
        if (failure) return failure;
        await elapsed(LOSS_POLL);
      }
      return error instanceof Error ? error : new Error(String(error));
    },
    dispose() {
      disposed = true;
      device.removeEventListener('uncapturederror', onError);
      if (!shared) device.destroy();
    },
  };
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function requestAdapter(): Promise<GPUAdapter> {
  const adapter = await globalThis.navigator?.gpu?.requestAdapter();
  if (!adapter) throw new Error('This browser offers no WebGPU adapter; choose another backend.');
  return adapter;
}

function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  return adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
}

/**
 * Does `work`, which creates things on the device, and waits until the device has accepted all of it; if it
 * has not, `undo` is given what was made.
 * @throws DeviceError naming `what` when it has not; DeviceLostError when there is no device any more.
 */
export async function checked<T>(
  context: Context,
  what: string,
  work: () => T,
  undo: (made: T) => void = () => {},
): Promise<T> {
  const { device } = context;
  if (context.failure) throw context.failure;
  device.pushErrorScope('internal');
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('validation');
  let result: T;
  let scopes: Promise<GPUError | null>[];
  try {
    result = work();
  } finally {
    scopes = [0, 1, 2].map(() => device.popErrorScope());
  }
  try {
    const error = (await Promise.all(scopes)).find((found) => found !== null);
    if (error) {
      const cause = error instanceof GPUOutOfMemoryError ? 'out of memory' : 'refused';
      throw new DeviceError(what, [cause, error.message].filter(Boolean).join(': '));
    }
  } catch (error) {
    undo(result);
    throw error instanceof DeviceError ? error : await context.explain(error);
  }
  return result;
}
