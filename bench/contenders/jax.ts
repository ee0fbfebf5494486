/** @file The model in jax-js, the whole optimiser step compiled as one. */

import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad, type Device } from '@jax-js/jax';
import { OPTIMIZER, stepsOf, type Workload } from '../models.ts';
import type { Contender } from './contender.ts';
import { peerWeights } from './weights.ts';

type Weights = Record<string, np.Array>;

/** jax-js on one of its devices. @throws Error when the device does not start. */
export async function startJax(device: string, workload: Workload): Promise<Contender> {
  const started = await init(device as Device);
  if (!started.includes(device as Device)) throw new Error(`jax-js could not start its device ${device}.`);
  defaultDevice(device as Device);

  const { config, inputs } = workload;
  const { vocabulary: V, context: T, width: d, heads: H, batch: B, layers } = config;
  const { beta1, beta2, epsilon, learningRate } = OPTIMIZER;

  // Every function consumes its arguments; `.ref` keeps one for later. Tokens enter as one-hot rows, since
  // the gradient of indexing does not compile.
  const lossOf = (weights: Weights, tokens: np.Array, targets: np.Array, lossWeights: np.Array): np.Array => {
    let x = np.dot(nn.oneHot(tokens, V), weights.embedding).reshape([B, T, d]).add(weights.positions);
    for (let layer = 0; layer < layers; layer++) {
      const [q, k, v] = ['q', 'k', 'v'].map((part) =>
        np.dot(x.ref, weights[`${part}.${layer}`]).reshape([B, T, H, d / H]),
      );
      const z = nn.dotProductAttention(q, k, v, { isCausal: true }).reshape([B, T, d]);
      x = x.add(np.dot(z, weights[`output.${layer}`]));
    }
    const logProbabilities = nn.logSoftmax(np.dot(x, weights.unembedding).reshape([B * T, V]));
    return logProbabilities.mul(nn.oneHot(targets, V)).sum(-1).mul(lossWeights).sum().mul(-1);
  };

  /** `mScale` and `vScale` are Adam's bias corrections, 1 / (1 - beta^t). */
  const adamStep = jit(
    (
      weights: Weights,
      m: Weights,
      v: Weights,
      mScale: np.Array,
      vScale: np.Array,
      tokens: np.Array,
      targets: np.Array,
      lossWeights: np.Array,
    ): [np.Array, Weights, Weights, Weights] => {
      const [loss, gradients] = valueAndGrad(lossOf)(tree.ref(weights), tokens, targets, lossWeights);
      const next = (
        decay: number,
        moment: Weights,
        sample: Weights,
        of: (g: np.Array) => np.Array,
      ): Weights =>
        tree.map((old: np.Array, g: np.Array) => old.mul(decay).add(of(g).mul(1 - decay)), moment, sample);
      const newM = next(beta1, m, tree.ref(gradients), (g) => g);
      const newV = next(beta2, v, gradients, (g) => np.square(g));
      const updated: Weights = tree.map(
        (w: np.Array, mean: np.Array, square: np.Array) =>
          w.sub(
            mean
              .mul(mScale.ref)
              .mul(learningRate)
              .div(np.sqrt(square.mul(vScale.ref)).add(epsilon)),
          ),
        weights,
        tree.ref(newM),
        tree.ref(newV),
      );
      mScale.dispose();
      vScale.dispose();
      return [loss, updated, newM, newV];
    },
  );

  let weights: Weights = {};
  let m: Weights = {};
  let v: Weights = {};
  for (const [name, { shape, values }] of Object.entries(peerWeights(workload))) {
    weights[name] = np.array(values as Float32Array<ArrayBuffer>, { shape: [...shape] });
    m[name] = np.zeros([...shape]);
    v[name] = np.zeros([...shape]);
  }
  const vector = (name: string, step: number): np.Array =>
    np.array(stepsOf(inputs[name], step, 1).slice() as Float32Array<ArrayBuffer>);
  const lossWeights = vector('lossWeights', 1);

  let done = 0;
  function step(): np.Array {
    const t = ++done;
    let loss: np.Array;
    [loss, weights, m, v] = adamStep(
      weights,
      m,
      v,
      np.array(1 / (1 - beta1 ** t)),
      np.array(1 / (1 - beta2 ** t)),
      vector('tokens', t),
      vector('targets', t),
      lossWeights.ref,
    );
    return loss;
  }

  return {
    device: `jax-js, ${device} device`,
    async run(steps) {
      let loss = step();
      for (let i = 1; i < steps; i++) {
        loss.dispose();
        loss = step();
      }
      return (await loss.jsAsync()) as number;
    },
  };
}
