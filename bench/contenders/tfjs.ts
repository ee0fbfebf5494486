/**
 * @file The model in eager tfjs with its own gradients and its own Adam, as a reader of its guide would write
 * it. Constants stay on the device, and kernels that exist fused are used.
 */

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

import type { BackendName } from '../../core/executors/executor.ts';
import { OPTIMIZER, stepsOf, type Workload } from '../models.ts';
import type { Contender } from './contender.ts';
import { loadTfjsBackend } from './tfjs-backends.ts';
import { peerWeights } from './weights.ts';

/** Added to scores that a query may not see. */
const MASKED = -1e9;

function causalMask(length: number): tf.Tensor {
  const values = new Float32Array(length * length);
  for (let q = 0; q < length; q++) values.fill(MASKED, q * length + q + 1, (q + 1) * length);
  return tf.tensor(values, [1, 1, length, length]);
}

/** tfjs on one of its backends. @throws Error when the backend does not start. */
export async function startTfjs(backend: string, workload: Workload): Promise<Contender> {
  await loadTfjsBackend(backend as BackendName);
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs could not start its ${backend} backend.`);
  await tf.ready();
  tf.enableProdMode();

  const { config, inputs } = workload;
  const { vocabulary: V, context: T, width: d, heads: H, batch: B, layers } = config;
  const headSize = d / H;
  const weights: Record<string, tf.Variable> = {};
  for (const [name, { shape, values }] of Object.entries(peerWeights(workload))) {
    weights[name] = tf.variable(tf.tensor(values, [...shape]));
  }
  const trained = Object.values(weights);
  const optimizer = tf.train.adam(
    OPTIMIZER.learningRate,
    OPTIMIZER.beta1,
    OPTIMIZER.beta2,
    OPTIMIZER.epsilon,
  );
  const mask = causalMask(T);
  const scaling = tf.scalar(1 / Math.sqrt(headSize));
  const lossWeights = tf.tensor1d(stepsOf(inputs.lossWeights, 1, 1) as Float32Array);

  // Not through oneHot's own dtype: the wasm backend writes integers whatever it is.
  const oneHot = (indices: tf.Tensor1D): tf.Tensor2D =>
    tf.cast(tf.oneHot(indices, V), 'float32') as tf.Tensor2D;
  // The wasm backend has no gradient of gather.
  const embed = (tokens: tf.Tensor1D): tf.Tensor =>
    backend === 'wasm'
      ? tf.matMul(oneHot(tokens), weights.embedding as tf.Tensor2D)
      : tf.gather(weights.embedding, tokens);
  const product = (x: tf.Tensor, weight: string): tf.Tensor =>
    tf.matMul(x as tf.Tensor2D, weights[weight] as tf.Tensor2D);
  const split = (x: tf.Tensor): tf.Tensor => tf.transpose(tf.reshape(x, [B, T, H, headSize]), [0, 2, 1, 3]);

  /** Next-token logits [B·T, V] of tokens [B·T]. */
  function logitsOf(tokens: tf.Tensor1D): tf.Tensor2D {
    let x = tf.reshape(tf.add(tf.reshape(embed(tokens), [B, T, d]), weights.positions), [B * T, d]);
    for (let layer = 0; layer < layers; layer++) {
      const [q, k, v] = ['q', 'k', 'v'].map((part) => split(product(x, `${part}.${layer}`)));
      const scores = tf.add(tf.mul(tf.matMul(q, k, false, true), scaling), mask);
      const z = tf.transpose(tf.matMul(tf.softmax(scores), v), [0, 2, 1, 3]);
      x = tf.add(x, product(tf.reshape(z, [B * T, d]), `output.${layer}`));
    }
    return product(x, 'unembedding') as tf.Tensor2D;
  }

  let done = 0;
  function step(): tf.Scalar {
    const first = ++done;
    return tf.tidy(() => {
      const tokens = tf.tensor1d(stepsOf(inputs.tokens, first, 1), 'int32');
      const targets = tf.tensor1d(stepsOf(inputs.targets, first, 1), 'int32');
      const loss = (): tf.Scalar =>
        tf.losses.softmaxCrossEntropy(
          oneHot(targets),
          logitsOf(tokens),
          lossWeights,
          0,
          tf.Reduction.SUM,
        ) as tf.Scalar;
      return optimizer.minimize(loss, true, trained)!;
    });
  }

  return {
    device: `tfjs ${tf.version_core}, ${backend} backend`,
    async run(steps) {
      let loss = step();
      for (let i = 1; i < steps; i++) {
        loss.dispose();
        loss = step();
      }
      const [value] = await loss.data();
      loss.dispose();
      return value;
    },
  };
}
