/** @file Which executor a run gets, and why. */

import { machineFacts, type MachineFacts } from './adapters.ts';
import { NO_EXECUTOR, type BackendName, type Executor } from './executor.ts';
import { createWasmExecutor } from './wasm/executor.ts';

/** Values of the `backend` attribute. */
export type BackendChoice = 'auto' | BackendName;

/** A backend worth trying, and the sentence that says why it is the one. */
export interface Candidate {
  readonly backend: BackendName;
  readonly reason: string;
}

/** The executor that was started, and why this one. */
export interface Chosen {
  readonly executor: Executor;
  readonly reason: string;
  /** Another that may turn out faster for a given model, where the choice was left to us. */
  readonly rival?: BackendName;
}

/** Starts an executor; rejects when the machine does not let it. */
export type StartExecutor = (backend: BackendName) => Promise<Executor>;

/** Backends in the order in which `auto` tries them on this machine: a real GPU first, a software one never. */
export function automaticOrder({ webgpu, webgl, wasm }: MachineFacts): Candidate[] {
  const candidates: Candidate[] = [];
  if (webgpu && !webgpu.software) {
    candidates.push({ backend: 'webgpu', reason: `WebGPU on a real GPU (${webgpu.name})` });
  }
  const noGpu = webgpu
    ? `the WebGPU adapter computes in software (${webgpu.name})`
    : 'there is no WebGPU adapter';
  if (wasm) candidates.push({ backend: 'wasm', reason: `WebAssembly, since ${noGpu}` });
  const noWasm = `${noGpu} and WebAssembly with SIMD is not allowed here`;
  if (webgl && !webgl.software) {
    candidates.push({ backend: 'webgl', reason: `WebGL on a real GPU (${webgl.name}), since ${noWasm}` });
  }
  const slow = 'plain JavaScript, the last resort:';
  candidates.push({
    backend: 'cpu',
    reason: `${slow} ${wasm ? 'nothing faster starts here' : noWasm}`,
  });
  return candidates;
}

/** What a choice may be told. */
export interface ChoiceOptions {
  /** Backends not to try again, since they have failed. */
  readonly avoid?: readonly BackendName[];
  readonly start?: StartExecutor;
  readonly facts?: () => Promise<MachineFacts>;
}

/**
 * Starts the executor for `choice`. A backend that was asked for by name is tried first, software or not;
 * when it does not start, the automatic order follows and the reason says so.
 * @throws Error with the code NO_EXECUTOR when not even plain JavaScript starts.
 */
export async function chooseExecutor(
  choice: BackendChoice,
  { avoid = [], start = startExecutor, facts = machineFacts }: ChoiceOptions = {},
): Promise<Chosen> {
  const asked: Candidate[] = choice === 'auto' ? [] : [{ backend: choice, reason: `${choice}, as asked` }];
  const automatic = automaticOrder(await facts()).filter(({ backend }) => backend !== choice);
  const order = [...asked, ...automatic].filter(({ backend }) => !avoid.includes(backend));
  const failures = avoid.map((backend) => `${backend} has failed here`);
  for (const [at, { backend, reason }] of order.entries()) {
    try {
      const executor = await start(backend);
      const others = choice === 'auto' && backend === 'webgpu' ? order.slice(at + 1) : [];
      const rival = others.find(({ backend }) => backend === 'wasm')?.backend;
      return { executor, reason: [reason, ...failures].join('; '), rival };
    } catch (error) {
      failures.push(`${backend} did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const message = `No executor starts on this machine. ${failures.join('; ')}`;
  throw Object.assign(new Error(message), { code: NO_EXECUTOR });
}

/** Executors are modules of their own, fetched only when they are started; but for wasm's, which most machines need. */
async function startExecutor(backend: BackendName): Promise<Executor> {
  if (backend === 'wasm') return createWasmExecutor();
  if (backend === 'webgpu') return (await import('./webgpu/executor.ts')).createWebgpuExecutor();
  const { createTfjsExecutor } = await import('./tfjs/executor.ts');
  return createTfjsExecutor(backend);
}
