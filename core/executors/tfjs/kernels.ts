/**
 * @file Each op of `core/program/ops.ts` in tfjs calls. Written for being right on every backend, not for
 * speed: these kernels are what the fused executors are tested against.
 */

import * as tf from '@tensorflow/tfjs-core';
import type { Attributes } from '../../program/graph.ts';
import { sizeOf, type Shape } from '../../program/shapes.ts';
import type { ActivationKind, AdamWOptions, ClipOptions } from '../../program/ops.ts';

/** What a kernel is given: its inputs as tensors, the op's attributes and the shape of the result. */
export type Kernel = (inputs: tf.Tensor[], attributes: Attributes, shape: Shape) => tf.Tensor;

/** Added to scores that a query may not see: its exponential is 0 in float32. */
const MASKED = -1e9;

const axes = (shape: Shape): number[] => [...shape];

/** [T, T]: 0 on and below the diagonal, MASKED above. */
function causalMask(length: number): tf.Tensor {
  const values = new Float32Array(length * length);
  for (let q = 0; q < length; q++) values.fill(MASKED, q * length + q + 1, (q + 1) * length);
  return tf.tensor(values, [length, length]);
}

/** softmax over keys k <= q of [..., T, T]. */
function causalSoftmax(scores: tf.Tensor): tf.Tensor {
  return tf.softmax(tf.add(scores, causalMask(scores.shape[scores.rank - 1])));
}

/** [..., T, parts·H·D] -> parts tensors [n, H, T, D], leading axes folded into n. */
function splitHeads(x: tf.Tensor, heads: number, parts: number): tf.Tensor4D[] {
  const [length, channels] = x.shape.slice(-2) as [number, number];
  const size = channels / (heads * parts);
  const folded = tf.reshape(x, [-1, length, parts, heads, size]);
  const apart = tf.transpose(folded, [2, 0, 3, 1, 4]);
  return tf.unstack(apart) as tf.Tensor4D[];
}

/** [..., H, T, D] -> [n, T, H·D]. */
function mergeHeads(x: tf.Tensor): tf.Tensor {
  const [heads, length, size] = x.shape.slice(-3) as [number, number, number];
  const folded = tf.reshape(x, [-1, heads, length, size]);
  return tf.reshape(tf.transpose(folded, [0, 2, 1, 3]), [-1, length, heads * size]);
}

function attend(
  qkv: tf.Tensor,
  heads: number,
): { q: tf.Tensor; k: tf.Tensor; v: tf.Tensor; pattern: tf.Tensor } {
  const [q, k, v] = splitHeads(qkv, heads, 3);
  const scores = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(q.shape[3]!));
  return { q, k, v, pattern: causalSoftmax(scores) };
}

function attentionGradient(qkv: tf.Tensor, dz: tf.Tensor, heads: number): tf.Tensor {
  const { q, k, v, pattern } = attend(qkv, heads);
  const [dHead] = splitHeads(dz, heads, 1);
  const dPattern = tf.matMul(dHead, v, false, true);
  const weighted = tf.mul(pattern, dPattern);
  const dScores = tf.mul(
    tf.sub(weighted, tf.mul(pattern, tf.sum(weighted, -1, true))),
    1 / Math.sqrt(q.shape[3]!),
  );
  const dq = mergeHeads(tf.matMul(dScores, k));
  const dk = mergeHeads(tf.matMul(dScores, q, true));
  const dv = mergeHeads(tf.matMul(pattern, dHead, true));
  return tf.concat([dq, dk, dv], -1);
}

/** sqrt(2 / pi) and the cubic's factor in the tanh form of GELU (Hendrycks & Gimpel 2016). */
const GELU_SCALE = Math.sqrt(2 / Math.PI);
const GELU_CUBIC = 0.044715;

function geluTanh(x: tf.Tensor): tf.Tensor {
  return tf.tanh(tf.mul(tf.add(x, tf.mul(tf.mul(x, tf.square(x)), GELU_CUBIC)), GELU_SCALE));
}

const ACTIVATIONS: Record<ActivationKind, (x: tf.Tensor) => tf.Tensor> = {
  relu: (x) => tf.relu(x),
  silu: (x) => tf.mul(x, tf.sigmoid(x)),
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(geluTanh(x), 1)),
  exp: (x) => tf.exp(x),
};

const SLOPES: Record<ActivationKind, (x: tf.Tensor) => tf.Tensor> = {
  relu: (x) => tf.cast(tf.greater(x, 0), 'float32'),
  silu: (x) => {
    const gate = tf.sigmoid(x);
    return tf.mul(gate, tf.add(tf.mul(x, tf.sub(1, gate)), 1));
  },
  gelu: (x) => {
    const t = geluTanh(x);
    const inner = tf.mul(tf.add(tf.mul(tf.square(x), 3 * GELU_CUBIC), 1), GELU_SCALE);
    const chain = tf.mul(tf.mul(tf.mul(x, 0.5), tf.sub(1, tf.square(t))), inner);
    return tf.add(tf.mul(tf.add(t, 1), 0.5), chain);
  },
  exp: (x) => tf.exp(x),
};

/** Axes of `from` along which `to` is broadcast. */
function broadcastAxes(from: Shape, to: Shape): number[] {
  const offset = from.length - to.length;
  return axes(from)
    .map((_, i) => i)
    .filter((i) => i < offset || (to[i - offset] === 1 && from[i] !== 1));
}

function oneHot(indices: tf.Tensor, depth: number): tf.Tensor {
  return tf.cast(tf.oneHot(tf.reshape(indices, [-1]) as tf.Tensor1D, depth), 'float32');
}

/**
 * Of each row: 1 where legal, the legal logits less the largest of them, their exponentials, the sum of these
 * (1 where nothing is legal), and whether anything is; zeros at illegal logits.
 */
function legalPolicy(
  logits: tf.Tensor,
  legal: tf.Tensor,
): { mask: tf.Tensor; shifted: tf.Tensor; weights: tf.Tensor; total: tf.Tensor; any: tf.Tensor } {
  const depth = logits.shape[logits.rank - 1];
  const mask = tf.cast(tf.greater(tf.reshape(legal, [-1, depth]), 0), 'float32');
  const rows = tf.reshape(logits, [-1, depth]);
  const highest = tf.max(tf.add(tf.mul(rows, mask), tf.mul(tf.sub(1, mask), MASKED)), -1, true);
  const any = tf.max(mask, -1, true);
  const shifted = tf.mul(tf.sub(rows, tf.mul(highest, any)), mask);
  const weights = tf.mul(tf.exp(shifted), mask);
  const total = tf.add(tf.sum(weights, -1, true), tf.sub(1, any));
  return { mask, shifted, weights, total, any };
}

/** exp(log-probability − old log-probability). */
const ratioOf = (logProbabilities: tf.Tensor, old: tf.Tensor): tf.Tensor =>
  tf.exp(tf.sub(logProbabilities, old));

/** Kernels by op name; the optimiser, which has three results, is `adamW` below. */
export const KERNELS: Readonly<Record<string, Kernel>> = {
  matmul([a, b], { transposeA, transposeB }, shape) {
    if (a.rank === b.rank) return tf.matMul(a, b, transposeA as boolean, transposeB as boolean);
    const rows = tf.reshape(a, [-1, a.shape[a.rank - 1]]);
    return tf.reshape(tf.matMul(rows, b, false, transposeB as boolean), axes(shape));
  },
  gather: ([table, indices]) => tf.gather(table, indices),
  scatterRows([indices, rows], { count }) {
    const flat = tf.reshape(rows, [-1, rows.shape[rows.rank - 1]]);
    return tf.matMul(oneHot(indices, count as number), flat, true);
  },
  causalAttention([qkv], attributes, shape) {
    const { pattern, v } = attend(qkv, attributes.heads as number);
    return tf.reshape(mergeHeads(tf.matMul(pattern, v)), axes(shape));
  },
  causalAttentionGrad: ([qkv, dz], attributes, shape) =>
    tf.reshape(attentionGradient(qkv, dz, attributes.heads as number), axes(shape)),
  splitHeads: ([x], { heads, parts, part }, shape) =>
    tf.reshape(splitHeads(x, heads as number, parts as number)[part as number], axes(shape)),
  mergeHeads([x], { parts, part }, shape) {
    const merged = mergeHeads(x);
    const zero = tf.zerosLike(merged);
    const columns = Array.from({ length: parts as number }, (_, i) => (i === part ? merged : zero));
    return tf.reshape(tf.concat(columns, -1), axes(shape));
  },
  causalSoftmax: ([scores]) => causalSoftmax(scores),
  add: ([a, b]) => tf.add(a, b),
  mul: ([a, b]) => tf.mul(a, b),
  scale: ([x], { factor }) => tf.mul(x, factor as number),
  sumTo: ([x], _, shape) => tf.reshape(tf.sum(x, broadcastAxes(x.shape, shape)), axes(shape)),
  broadcastTo: ([x], _, shape) => tf.add(tf.zeros(axes(shape)), x),
  reshape: ([x], _, shape) => tf.reshape(x, axes(shape)),
  activation: ([x], { kind }) => ACTIVATIONS[kind as ActivationKind](x),
  activationGrad: ([x, dy], { kind }) => tf.mul(dy, SLOPES[kind as ActivationKind](x)),
  crossEntropy([logits, targets], _, shape) {
    const depth = logits.shape[logits.rank - 1];
    const logProbabilities = tf.logSoftmax(tf.reshape(logits, [-1, depth]));
    const chosen = tf.sum(tf.mul(logProbabilities, oneHot(targets, depth)), -1);
    return tf.reshape(tf.neg(chosen), axes(shape));
  },
  crossEntropyGrad([logits, targets, dy], _, shape) {
    const depth = logits.shape[logits.rank - 1];
    const probabilities = tf.softmax(tf.reshape(logits, [-1, depth]));
    const slope = tf.sub(probabilities, oneHot(targets, depth));
    return tf.reshape(tf.mul(slope, tf.reshape(dy, [-1, 1])), axes(shape));
  },
  actionLogProbability([logits, legal, actions], _, shape) {
    const { shifted, total, any } = legalPolicy(logits, legal);
    const chosen = tf.sum(tf.mul(shifted, oneHot(actions, shifted.shape[1]!)), -1, true);
    return tf.reshape(tf.mul(tf.sub(chosen, tf.log(total)), any), axes(shape));
  },
  actionLogProbabilityGrad([logits, legal, actions, dy], _, shape) {
    const { mask, weights, total } = legalPolicy(logits, legal);
    const slope = tf.sub(tf.mul(oneHot(actions, weights.shape[1]!), mask), tf.div(weights, total));
    return tf.reshape(tf.mul(slope, tf.reshape(dy, [-1, 1])), axes(shape));
  },
  clippedSurrogate([logProbabilities, old, advantages], attributes) {
    const { low, high } = attributes as unknown as ClipOptions;
    const ratio = ratioOf(logProbabilities, old);
    const clipped = tf.maximum(tf.minimum(ratio, 1 + high), 1 - low);
    return tf.minimum(tf.mul(ratio, advantages), tf.mul(clipped, advantages));
  },
  clippedSurrogateGrad([logProbabilities, old, advantages, dy], attributes) {
    const { low, high } = attributes as unknown as ClipOptions;
    const ratio = ratioOf(logProbabilities, old);
    const above = tf.logicalAnd(tf.greater(advantages, 0), tf.greater(ratio, 1 + high));
    const below = tf.logicalAnd(tf.less(advantages, 0), tf.less(ratio, 1 - low));
    const free = tf.cast(tf.logicalNot(tf.logicalOr(above, below)), 'float32');
    return tf.mul(tf.mul(tf.mul(ratio, advantages), free), dy);
  },
  meanSquaredError: ([prediction, target]) => tf.mean(tf.squaredDifference(prediction, target)),
  pack: (inputs, _, shape) =>
    inputs.length === 1
      ? tf.reshape(inputs[0], axes(shape))
      : tf.concat(inputs.map((x) => tf.reshape(x, [sizeOf(x.shape)]))),
};

/** One AdamW step: new parameters and moments (Loshchilov & Hutter 2019, algorithm 2, with bias correction). */
export function adamW(
  [parameters, gradients, m, v, learningRate, step]: tf.Tensor[],
  { beta1, beta2, epsilon, weightDecay }: AdamWOptions,
): { parameters: tf.Tensor; m: tf.Tensor; v: tf.Tensor } {
  const newM = tf.add(tf.mul(m, beta1), tf.mul(gradients, 1 - beta1));
  const newV = tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradients), 1 - beta2));
  const mHat = tf.div(newM, tf.sub(1, tf.pow(beta1, step)));
  const vHat = tf.div(newV, tf.sub(1, tf.pow(beta2, step)));
  const direction = tf.div(mHat, tf.add(tf.sqrt(vHat), epsilon));
  const decayed = weightDecay === 0 ? direction : tf.add(direction, tf.mul(parameters, weightDecay));
  return { parameters: tf.sub(parameters, tf.mul(decayed, learningRate)), m: newM, v: newV };
}
