/**
 * @file The trained network as a function of points: programs of one fixed size, run as often as the points need.
 * They are loaded when first asked for and stay loaded; only the weights change.
 */

import type { Executor, LoadedProgram } from '../../core/executors/executor.ts';
import type { Program } from '../../core/program/program.ts';
import { LEVEL_FEATURES, levelFeatures } from './features.ts';
import { diffusionDivergence, diffusionInference, type ModelShape } from './model.ts';

/** Points a run of a program: activations of so many fit a core's cache. */
const CHUNK = 256;

/** What the network says at points of one level. */
export interface Slopes {
  /** [count, 2] */
  readonly prediction: Float32Array;
  /** [count], the divergence of the prediction with respect to the point. */
  readonly divergence: Float32Array;
}

/** A network whose weights can be exchanged. Points are [count, 2] in model units. */
export interface Network {
  /** Takes these weights from here on, `parameterCount` of them. */
  use(weights: Float32Array): void;
  /** Its prediction, [count, 2]. */
  predict(x: Float32Array, alphaBar: number): Promise<Float32Array>;
  /** Its prediction and the exact divergence. */
  slopes(x: Float32Array, alphaBar: number): Promise<Slopes>;
  dispose(): void;
}

/** A network of this shape on the executor; `use` it before anything is asked. */
export function createNetwork(shape: ModelShape, executor: Executor): Network {
  let weights: Float32Array = new Float32Array();
  const inference = createKept(executor, () => diffusionInference(shape, CHUNK));
  const divergence = createKept(executor, () => diffusionDivergence(shape, CHUNK));

  /** Points are padded to whole chunks; every chunk gets the level again. */
  async function run(kept: Kept, x: Float32Array, alphaBar: number): Promise<Record<string, Float32Array>> {
    const program = await kept.with(weights);
    const chunks = Math.ceil(x.length / (2 * CHUNK));
    const padded = new Float32Array(2 * CHUNK * chunks);
    padded.set(x);
    const level = new Float32Array(LEVEL_FEATURES * chunks);
    const features = levelFeatures(alphaBar);
    for (let i = 0; i < chunks; i++) level.set(features, LEVEL_FEATURES * i);
    return program.run(chunks, { x: padded, level });
  }

  return {
    use(next) {
      weights = next;
    },
    async predict(x, alphaBar) {
      const { prediction } = await run(inference, x, alphaBar);
      return prediction.subarray(0, x.length);
    },
    async slopes(x, alphaBar) {
      const outputs = await run(divergence, x, alphaBar);
      return {
        prediction: outputs.prediction.subarray(0, x.length),
        divergence: outputs.divergence.subarray(0, x.length / 2),
      };
    },
    dispose() {
      inference.dispose();
      divergence.dispose();
    },
  };
}

/** A program that is loaded at first use, and written its weights when they are others than before. */
interface Kept {
  with(weights: Float32Array): Promise<LoadedProgram>;
  dispose(): void;
}

function createKept(executor: Executor, program: () => Program): Kept {
  let loaded: LoadedProgram | undefined;
  let written: Float32Array | undefined;
  return {
    async with(weights) {
      loaded ??= await executor.load(program());
      if (written !== weights) loaded.writeParameters(weights);
      written = weights;
      return loaded;
    },
    dispose() {
      loaded?.dispose();
    },
  };
}
