/**
 * @file A toy experiment for the tests: four numbers that gradient descent with momentum pulls towards
 * targets drawn from the seed. Exact, quick, and able to be slow or to fail on request.
 */

import type { Executor } from '../../../core/executors/executor.ts';
import type {
  Experiment,
  ExperimentFactory,
  Moment,
  ResumePoint,
} from '../../../core/training/experiment.ts';

export interface ToyConfig {
  /** Every how many steps a moment is recorded. */
  readonly every: number;
  /** How long a step takes, and a probe, in milliseconds. */
  readonly stepMs: number;
  readonly probeMs: number;
  /** The step whose training fails like a trap does; -1 for none. */
  readonly crashAt: number;
  /** Whether the experiment refuses to be built. */
  readonly refuse: boolean;
}

export interface ToyRequest {
  /** What the loss is multiplied by; below 0 is refused, NaN is a trap. */
  readonly scale: number;
}

export interface ToyPicture {
  readonly step: number;
  readonly seed: number;
  readonly parameters: readonly number[];
  readonly scaledLoss: number;
}

export const TOY_DEFAULTS: ToyConfig = { every: 1, stepMs: 0, probeMs: 0, crashAt: -1, refuse: false };

const SIZE = 4;
const targetOf = (seed: number, i: number): number => Math.sin(1 + seed * 13 + i);

export const lossOf = (parameters: ArrayLike<number>, seed: number): number =>
  Array.from(parameters).reduce((total, value, i) => total + (value - targetOf(seed, i)) ** 2, 0);

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One step, in place: the reference the tests compare with. */
export function toyStep(parameters: Float32Array, m: Float32Array, seed: number): void {
  for (let i = 0; i < SIZE; i++) {
    m[i] = 0.9 * m[i] + 0.1 * (parameters[i] - targetOf(seed, i));
    parameters[i] -= 0.05 * m[i];
  }
}

/** The parameters after `steps` steps. */
export function toyParameters(seed: number, steps: number): Float32Array {
  const parameters = new Float32Array(SIZE);
  const m = new Float32Array(SIZE);
  for (let step = 0; step < steps; step++) toyStep(parameters, m, seed);
  return parameters;
}

export const createToy: ExperimentFactory<ToyConfig, ToyRequest, ToyPicture> = async (config, seed) => {
  if (config.refuse) {
    throw Object.assign(new Error('The toy was told to refuse. Do not tell it to.'), { code: 'toy-refused' });
  }
  let step = 0;
  let parameters = new Float32Array(SIZE);
  let m = new Float32Array(SIZE);
  const moment = (): Moment => ({
    row: { step, loss: lossOf(parameters, seed) },
    parameters: parameters.slice(),
  });
  const experiment: Experiment<ToyRequest, ToyPicture> = {
    get step() {
      return step;
    },
    parameterCount: SIZE,
    async train(steps) {
      const moments: Moment[] = [];
      if (config.stepMs > 0) await wait(config.stepMs * steps);
      for (let i = 0; i < steps; i++) {
        if (step + 1 === config.crashAt) throw new Error('unreachable executed');
        toyStep(parameters, m, seed);
        step++;
        if (step % config.every === 0) moments.push(moment());
      }
      return moments;
    },
    rehearse: (steps) => wait(config.stepMs * steps),
    record: async () => moment(),
    resumePoint: async (): Promise<ResumePoint> => ({
      step,
      parameters: parameters.slice(),
      optimizer: step === 0 ? undefined : { m: m.slice(), v: new Float32Array(SIZE) },
    }),
    async resume(point) {
      step = point.step;
      parameters = point.parameters.slice();
      m = point.optimizer?.m.slice() ?? new Float32Array(SIZE);
    },
    async probe(at, weights, { scale }) {
      if (config.probeMs > 0) await wait(config.probeMs);
      if (scale < 0) {
        throw Object.assign(new Error('The scale is below 0; make it positive.'), { code: 'bad-scale' });
      }
      if (Number.isNaN(scale)) throw new Error('memory access out of bounds');
      return { step: at, seed, parameters: Array.from(weights), scaledLoss: scale * lossOf(weights, seed) };
    },
    dispose() {},
  };
  return experiment;
};

/** An executor that nobody asks to compute. */
export function idleExecutor(backend: Executor['backend']): Executor {
  return {
    backend,
    description: 'a toy without a device',
    load: () => Promise.reject(new Error('The toy loads no programs.')),
    dispose() {},
  };
}
