/**
 * @file The one interface behind which every executor stands: load a program, write its parameters, run
 * k steps without coming back, read.
 */

import type { Program } from '../program/program.ts';

/** Code of the error of a machine, or a page, on which no executor starts. */
export const NO_EXECUTOR = 'no-executor';

/** Names of the `backend` attribute's values, besides `auto`. */
export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** Values by name, each array row-major. */
export type Tensors = Readonly<Record<string, Float32Array | Int32Array>>;

/** The optimiser's memory: first and second moments, each in the layout of the parameter arena. */
export interface OptimizerState {
  readonly m: Float32Array;
  readonly v: Float32Array;
}

/** Something that can run programs: a device with its kernels. */
export interface Executor {
  readonly backend: BackendName;
  /** One line for the reader: which implementation on what device. */
  readonly description: string;
  /** Resolves with the reason when the device goes away in use; never because of `dispose`. */
  readonly lost?: Promise<string>;
  /**
   * Prepares a program, so that running it creates nothing.
   * @throws Error when the device cannot hold or compile it.
   */
  load(program: Program): Promise<LoadedProgram>;
  /** Frees the device. Loaded programs are void afterwards. */
  dispose(): void;
}

/** A program on a device, with its own parameters. */
export interface LoadedProgram {
  readonly program: Program;
  /** Replaces all parameters; `values` has `program.parameterCount` elements. */
  writeParameters(values: Float32Array): void;
  /** A copy of all parameters. */
  readParameters(): Promise<Float32Array>;
  /** Replaces the optimiser's memory; undefined sets it to zero. */
  writeOptimizer(state: OptimizerState | undefined): void;
  /** A copy of the optimiser's memory. */
  readOptimizer(): Promise<OptimizerState>;
  /**
   * Runs the program `steps` times. Every input holds `steps` times its size, one step's values behind
   * another's; every output comes back in the same form.
   * @param spent A result that nobody reads any more: an executor may write the new one into its arrays. Who runs
   *   a program with large outputs many times a second so spares the page their allocation and collection.
   * @throws Error naming the input that is missing or has the wrong length.
   */
  run(
    steps: number,
    inputs: Tensors,
    spent?: Readonly<Record<string, Float32Array>>,
  ): Promise<Record<string, Float32Array>>;
  dispose(): void;
}
