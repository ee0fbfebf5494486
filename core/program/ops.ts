/**
 * @file The ops: one table, one entry an op. An entry holds the shape of the result and the gradient *in terms of
 * the same ops*, so that reverse mode needs no second vocabulary and every executor implements exactly this list.
 * Whether inputs fit is for `checks.ts` to say. Nothing here runs anything.
 *
 * Axes before the ones an op speaks of are batch axes and pass through, so that a leading replica axis can
 * be added to any graph.
 */

import { checkOp } from './checks.ts';
import { addNode, type Attributes, type DType, type GraphNode } from './graph.ts';
import { sameShape, sizeOf, type Shape } from './shapes.ts';

/** Functions that `activation` knows. GELU is the tanh approximation of Hendrycks & Gimpel (2016). */
export type ActivationKind = 'relu' | 'silu' | 'gelu' | 'exp';

/** Hyper-parameters of AdamW (Loshchilov & Hutter 2019); the learning rate is an input, since it is scheduled. */
export interface AdamWOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

/** Bounds of a clipped policy objective: the ratio counts from 1 − low to 1 + high. */
export interface ClipOptions {
  readonly low: number;
  readonly high: number;
}

/** What the table says of one op. */
export interface OpDefinition {
  /** Element type each input must have. */
  readonly inputs: readonly DType[];
  /** Shape of the result, given inputs that fit. */
  shape(inputs: readonly Shape[], attributes: Attributes): Shape;
  /**
   * Gradients of a scalar with respect to each input, given the gradient `dy` with respect to the result;
   * undefined for an input that takes none. Absent on ops that cannot be differentiated.
   */
  gradient?(node: GraphNode, dy: GraphNode): readonly (GraphNode | undefined)[];
  /** Inputs that the op overwrites with new values (the optimiser). */
  readonly updates?: readonly number[];
}

/** Channels of one head where the last axis packs `parts` projections of all heads. */
function headSize(shape: Shape, { heads }: Attributes, parts: number): number {
  return shape[shape.length - 1] / ((heads as number) * parts);
}

function transposed(shape: Shape, flag: unknown): Shape {
  return flag ? [...shape.slice(0, -2), shape[shape.length - 1], shape[shape.length - 2]] : shape;
}

/** The table. The functions further down are how graphs are written; each is one line over its entry. */
export const OPS: Readonly<Record<string, OpDefinition>> = {
  /** [..., M, K] x [..., K, N] -> [..., M, N]; a second operand of rank 2 is shared by all leading axes. */
  matmul: {
    inputs: ['float32', 'float32'],
    shape([a, b], { transposeA, transposeB }) {
      const right = transposed(b, transposeB);
      return [...transposed(a, transposeA).slice(0, -1), right[right.length - 1]];
    },
    gradient(node, dy) {
      const [a, b] = node.inputs;
      const { transposeA, transposeB } = node.attributes as { transposeA: boolean; transposeB: boolean };
      const da = transposeA
        ? matmul(b, dy, { transposeA: transposeB, transposeB: true })
        : matmul(dy, b, { transposeB: !transposeB });
      // A shared weight sums over all leading axes: one tall matrix, whose transpose does the summing.
      const shared = b.shape.length === 2 && a.shape.length > 2;
      const rows = (x: GraphNode): GraphNode =>
        shared ? reshape(x, [sizeOf(x.shape) / x.shape[x.shape.length - 1], x.shape[x.shape.length - 1]]) : x;
      const db = transposeB
        ? matmul(rows(dy), rows(a), { transposeA: true, transposeB: transposeA })
        : matmul(rows(a), rows(dy), { transposeA: !transposeA });
      return [da, db];
    },
  },

  /** Rows of a table: [V, C] at indices [...] -> [..., C]. */
  gather: {
    inputs: ['float32', 'int32'],
    shape: ([table, indices]) => [...indices, table[1]],
    gradient: (node, dy) => [scatterRows(node.inputs[1], dy, node.inputs[0].shape[0]), undefined],
  },

  /** Adjoint of gather: indices [...] and rows [..., C] -> [V, C], each row the sum over its occurrences. */
  scatterRows: {
    inputs: ['int32', 'float32'],
    shape: ([, rows], { count }) => [count as number, rows[rows.length - 1]],
    gradient: (node, dy) => [undefined, gather(dy, node.inputs[0])],
  },

  /** Causal multi-head self-attention on packed projections [..., T, 3·H·D] = (queries | keys | values) -> [..., T, H·D]. */
  causalAttention: {
    inputs: ['float32'],
    shape: ([qkv]) => [...qkv.slice(0, -1), qkv[qkv.length - 1] / 3],
    gradient: (node, dy) => [apply('causalAttentionGrad', [node.inputs[0], dy], node.attributes)],
  },

  /** Gradient of causalAttention with respect to its packed input: ([..., T, 3·H·D], [..., T, H·D]) -> [..., T, 3·H·D]. */
  causalAttentionGrad: {
    inputs: ['float32', 'float32'],
    shape: ([qkv]) => qkv,
  },

  /** One of `parts` packed projections, heads apart: [..., T, parts·H·D] -> [..., H, T, D]. */
  splitHeads: {
    inputs: ['float32'],
    shape([x], attributes) {
      const size = headSize(x, attributes, attributes.parts as number);
      return [...x.slice(0, -2), attributes.heads as number, x[x.length - 2], size];
    },
    gradient: (node, dy) => [mergeHeads(dy, node.attributes.parts as number, node.attributes.part as number)],
  },

  /** Adjoint of splitHeads: [..., H, T, D] -> [..., T, parts·H·D], zero outside `part`. With one part: heads side by side. */
  mergeHeads: {
    inputs: ['float32'],
    shape([x], { parts }) {
      const [count, length, size] = x.slice(-3);
      return [...x.slice(0, -3), length, (parts as number) * count * size];
    },
    gradient: (node, dy) => [
      splitHeads(
        dy,
        node.inputs[0].shape[node.inputs[0].shape.length - 3],
        node.attributes.parts as number,
        node.attributes.part as number,
      ),
    ],
  },

  /** Softmax of each row q over the keys k <= q: [..., T, T] -> [..., T, T], zero above the diagonal. */
  causalSoftmax: {
    inputs: ['float32'],
    shape: ([scores]) => scores,
    gradient(node, dy) {
      const weighted = mul(node, dy);
      return [add(weighted, scale(mul(node, rowSum(weighted)), -1))];
    },
  },

  /** a + b, with b broadcast onto a. */
  add: {
    inputs: ['float32', 'float32'],
    shape: ([a]) => a,
    gradient: (node, dy) => [dy, sumTo(dy, node.inputs[1].shape)],
  },

  /** a · b element by element, with b broadcast onto a. */
  mul: {
    inputs: ['float32', 'float32'],
    shape: ([a]) => a,
    gradient(node, dy) {
      const [a, b] = node.inputs;
      return [mul(dy, b), sumTo(mul(dy, a), b.shape)];
    },
  },

  /** x times a fixed number. */
  scale: {
    inputs: ['float32'],
    shape: ([x]) => x,
    gradient: (node, dy) => [scale(dy, node.attributes.factor as number)],
  },

  /** Sum over the axes along which `shape` would be broadcast: the adjoint of broadcasting. */
  sumTo: {
    inputs: ['float32'],
    shape: (_, { shape }) => shape as Shape,
    gradient: (node, dy) => [broadcastTo(dy, node.inputs[0].shape)],
  },

  /** Repeats a tensor along the axes it lacks: the adjoint of sumTo. */
  broadcastTo: {
    inputs: ['float32'],
    shape: (_, { shape }) => shape as Shape,
    gradient: (node, dy) => [sumTo(dy, node.inputs[0].shape)],
  },

  /** The same values in the same order under another shape. */
  reshape: {
    inputs: ['float32'],
    shape: (_, { shape }) => shape as Shape,
    gradient: (node, dy) => [reshape(dy, node.inputs[0].shape)],
  },

  /** A nonlinearity, element by element. */
  activation: {
    inputs: ['float32'],
    shape: ([x]) => x,
    gradient: (node, dy) => [apply('activationGrad', [node.inputs[0], dy], node.attributes)],
  },

  /** dy times the nonlinearity's slope at x. */
  activationGrad: {
    inputs: ['float32', 'float32'],
    shape: ([x]) => x,
  },

  /** −log softmax(logits)[target] at each position, in nats: logits [..., V] and targets [...] -> [...]. */
  crossEntropy: {
    inputs: ['float32', 'int32'],
    shape: ([, targets]) => targets,
    gradient: (node, dy) => [apply('crossEntropyGrad', [...node.inputs, dy], {}), undefined],
  },

  /** Gradient of crossEntropy: (softmax(logits) − onehot(targets)) · dy, with dy one weight a position. */
  crossEntropyGrad: {
    inputs: ['float32', 'int32', 'float32'],
    shape: ([logits]) => logits,
  },

  /**
   * Log-probability, in nats, of the action taken under a policy that knows which actions are legal:
   * log softmax over the legal logits, at `actions`. logits [..., A], legal [..., A] (positive: legal) and
   * actions [...] -> [...]. A row without a legal action gives 0.
   */
  actionLogProbability: {
    inputs: ['float32', 'float32', 'int32'],
    shape: ([, , actions]) => actions,
    gradient: (node, dy) => [
      apply('actionLogProbabilityGrad', [...node.inputs, dy], {}),
      undefined,
      undefined,
    ],
  },

  /** Gradient of actionLogProbability: (onehot(actions) − policy) · dy, and exactly 0 for an illegal action. */
  actionLogProbabilityGrad: {
    inputs: ['float32', 'float32', 'int32', 'float32'],
    shape: ([logits]) => logits,
  },

  /**
   * The clipped objective of PPO and GRPO, action by action (Schulman et al. 2017, eq. 7):
   * min(ρA, clip(ρ, 1 − low, 1 + high)·A) with ρ = exp(log-probability − that when it was sampled).
   * log-probabilities, old log-probabilities and advantages, all of one shape -> that shape.
   */
  clippedSurrogate: {
    inputs: ['float32', 'float32', 'float32'],
    shape: ([x]) => x,
    gradient: (node, dy) => [
      apply('clippedSurrogateGrad', [...node.inputs, dy], node.attributes),
      undefined,
      undefined,
    ],
  },

  /** Gradient of clippedSurrogate: ρA · dy, and 0 where the clip holds the objective: on a bound it does not yet. */
  clippedSurrogateGrad: {
    inputs: ['float32', 'float32', 'float32', 'float32'],
    shape: ([x]) => x,
  },

  /** Mean of (prediction − target)² over all elements -> []. */
  meanSquaredError: {
    inputs: ['float32', 'float32'],
    shape: () => [],
    gradient(node, dy) {
      const [prediction, target] = node.inputs;
      const difference = add(prediction, scale(target, -1));
      const slope = mul(scale(difference, 2 / sizeOf(prediction.shape)), dy);
      return [slope, scale(slope, -1)];
    },
  },

  /** All inputs flattened, one behind the other -> [sum of sizes]: how gradients reach their arena. */
  pack: {
    inputs: ['float32'],
    shape: (inputs) => [inputs.reduce((total, shape) => total + sizeOf(shape), 0)],
  },

  /**
   * One AdamW update of the flat arenas, in place: parameters, gradients, first and second moments, all
   * [P]; learning rate and step (from 1), both []. The result stands for the updated parameters.
   */
  adamW: {
    inputs: ['float32', 'float32', 'float32', 'float32', 'float32', 'float32'],
    updates: [0, 2, 3],
    shape: ([parameters]) => parameters,
  },
};

/**
 * Appends the op `op` to the graph of its inputs.
 * @throws GraphError when shapes or element types do not fit, or the inputs come from different graphs.
 */
export function apply(op: string, inputs: readonly GraphNode[], attributes: Attributes): GraphNode {
  const definition = OPS[op];
  checkOp(op, inputs, attributes, definition.inputs);
  const shape = definition.shape(
    inputs.map((node) => node.shape),
    attributes,
  );
  return addNode(inputs[0].graph, { op, inputs, attributes, shape, dtype: 'float32' });
}

/** Matrix product a · b; either operand may be read transposed. See OPS.matmul. */
export function matmul(
  a: GraphNode,
  b: GraphNode,
  { transposeA = false, transposeB = false }: { transposeA?: boolean; transposeB?: boolean } = {},
): GraphNode {
  return apply('matmul', [a, b], { transposeA, transposeB });
}

/** Rows of `table` [V, C] at `indices` [...]. */
export function gather(table: GraphNode, indices: GraphNode): GraphNode {
  return apply('gather', [table, indices], {});
}

/** Adds `rows` [..., C] into a table [count, C] at `indices` [...]. */
export function scatterRows(indices: GraphNode, rows: GraphNode, count: number): GraphNode {
  return apply('scatterRows', [indices, rows], { count });
}

/** Fused causal attention of `heads` heads, scores scaled by 1/sqrt(d_head). See OPS.causalAttention. */
export function causalAttention(qkv: GraphNode, heads: number): GraphNode {
  return apply('causalAttention', [qkv], { heads });
}

/** Part `part` of `parts` packed projections, as [..., H, T, D]. */
export function splitHeads(x: GraphNode, heads: number, parts = 1, part = 0): GraphNode {
  return apply('splitHeads', [x], { heads, parts, part });
}

/** Heads [..., H, T, D] side by side, as part `part` of `parts`. */
export function mergeHeads(x: GraphNode, parts = 1, part = 0): GraphNode {
  return apply('mergeHeads', [x], { parts, part });
}

/** Softmax over the keys at or before each query, on [..., T, T]. */
export function causalSoftmax(scores: GraphNode): GraphNode {
  return apply('causalSoftmax', [scores], {});
}

/** a + b, b broadcast. */
export function add(a: GraphNode, b: GraphNode): GraphNode {
  return apply('add', [a, b], {});
}

/** a · b element by element, b broadcast. */
export function mul(a: GraphNode, b: GraphNode): GraphNode {
  return apply('mul', [a, b], {});
}

/** x · factor. */
export function scale(x: GraphNode, factor: number): GraphNode {
  return apply('scale', [x], { factor });
}

/** Sum of x over the axes along which `shape` is broadcast; x itself when there are none. */
export function sumTo(x: GraphNode, shape: Shape): GraphNode {
  return sameShape(x.shape, shape) ? x : apply('sumTo', [x], { shape });
}

/** Sum over the last axis, kept with size 1: [..., N] -> [..., 1]. */
export function rowSum(x: GraphNode): GraphNode {
  return sumTo(x, [...x.shape.slice(0, -1), 1]);
}

/** x repeated to `shape`. */
export function broadcastTo(x: GraphNode, shape: Shape): GraphNode {
  return sameShape(x.shape, shape) ? x : apply('broadcastTo', [x], { shape });
}

/** x under another shape of the same size. */
export function reshape(x: GraphNode, shape: Shape): GraphNode {
  return sameShape(x.shape, shape) ? x : apply('reshape', [x], { shape });
}

/** ReLU, SiLU, GELU or the exponential of x. */
export function activation(x: GraphNode, kind: ActivationKind): GraphNode {
  return apply('activation', [x], { kind });
}

/** Loss in nats at each position. See OPS.crossEntropy. */
export function crossEntropy(logits: GraphNode, targets: GraphNode): GraphNode {
  return apply('crossEntropy', [logits, targets], {});
}

/** Log-probability of each action under the policy of its row of logits. See OPS.actionLogProbability. */
export function actionLogProbability(logits: GraphNode, legal: GraphNode, actions: GraphNode): GraphNode {
  return apply('actionLogProbability', [logits, legal, actions], {});
}

/** The clipped objective of each action, to be maximised. See OPS.clippedSurrogate. */
export function clippedSurrogate(
  logProbabilities: GraphNode,
  oldLogProbabilities: GraphNode,
  advantages: GraphNode,
  { low, high }: ClipOptions,
): GraphNode {
  return apply('clippedSurrogate', [logProbabilities, oldLogProbabilities, advantages], { low, high });
}

/** Mean squared error, a scalar. */
export function meanSquaredError(prediction: GraphNode, target: GraphNode): GraphNode {
  return apply('meanSquaredError', [prediction, target], {});
}

/** Tensors flattened into one. */
export function pack(tensors: readonly GraphNode[]): GraphNode {
  return apply('pack', tensors, {});
}
