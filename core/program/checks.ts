/**
 * @file Whether a graph fits together, asked while it is built: the shapes and element types that each op takes,
 * names, sizes. Only this file refuses a graph, with a text that names the op and both shapes.
 *
 * The site's build leaves all of it out (`unchecked.ts` stands in): there, graphs are the labs' own, whose
 * configurations are checked where they come in. Everyone else, the package included, has the checks.
 */

import type { Attributes, DType, GraphNode, LeafKind } from './graph.ts';
import { formatShape, sameShape, sizeOf, type Shape } from './shapes.ts';

/** Thrown while a graph is built: a shape, dtype or name does not fit. The text names the op and both shapes. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}

type Rule = (shapes: readonly Shape[], attributes: Attributes) => void;

function mismatch(op: string, a: Shape, b: Shape, why: string): GraphError {
  return new GraphError(`${op}: shapes ${formatShape(a)} and ${formatShape(b)} do not fit: ${why}.`);
}

/** NumPy's rule, one way: `b` fits onto `a` when, aligned right, each of its axes is `a`'s or 1. */
function requireBroadcast(op: string, a: Shape, b: Shape): void {
  const offset = a.length - b.length;
  if (offset < 0 || b.some((axis, i) => axis !== 1 && axis !== a[offset + i])) {
    throw mismatch(
      op,
      a,
      b,
      'aligned at the right, every axis of the second must be 1 or equal to the first’s',
    );
  }
}

function requireHeads(op: string, shape: Shape, { heads }: Attributes, parts: number): void {
  const multiple = (heads as number) * parts;
  if (shape.length < 2 || shape[shape.length - 1] % multiple !== 0) {
    throw new GraphError(
      `${op}: shape ${formatShape(shape)} cannot be split into ${parts} × ${heads as number} heads: its last axis must be a multiple of ${multiple}.`,
    );
  }
}

function requireEqual(op: string, first: Shape, others: readonly Shape[], why = 'they must be equal'): void {
  const other = others.find((shape) => !sameShape(shape, first));
  if (other) throw mismatch(op, first, other, why);
}

/** One value for each row of logits, `what` it is. */
function requireRows(op: string, logits: Shape, values: Shape, what: string): void {
  if (!sameShape(logits.slice(0, -1), values)) {
    throw mismatch(op, logits, values, `there must be one ${what} for each row of logits`);
  }
}

function requireActions(op: string, logits: Shape, legal: Shape, actions: Shape): void {
  requireEqual(op, logits, [legal], 'every logit is legal or not');
  requireRows(op, logits, actions, 'action');
}

/** What each op asks of the shapes of its inputs; one that is not here takes any. */
const RULES: Readonly<Record<string, Rule>> = {
  matmul([a, b], { transposeA, transposeB }) {
    if (a.length < 2 || b.length < 2) throw mismatch('matmul', a, b, 'both need at least two axes');
    const inner = a[a.length - (transposeA ? 2 : 1)];
    const other = b[b.length - (transposeB ? 1 : 2)];
    if (inner !== other) throw mismatch('matmul', a, b, `the inner axes are ${inner} and ${other}`);
    if (b.length > 2 && !sameShape(a.slice(0, -2), b.slice(0, -2))) {
      throw mismatch('matmul', a, b, 'the leading axes differ');
    }
    if (b.length === 2 && a.length > 2 && transposeA) {
      throw mismatch('matmul', a, b, 'a shared second operand needs the first one untransposed');
    }
  },
  gather([table, indices]) {
    if (table.length !== 2) throw mismatch('gather', table, indices, 'the table needs two axes');
  },
  scatterRows([indices, rows]) {
    if (!sameShape(indices, rows.slice(0, -1))) {
      throw mismatch('scatterRows', indices, rows, 'there must be one row an index');
    }
  },
  causalAttention([qkv], attributes) {
    requireHeads('causalAttention', qkv, attributes, 3);
  },
  causalAttentionGrad([qkv, dz], attributes) {
    requireHeads('causalAttentionGrad', qkv, attributes, 3);
    const result = [...qkv.slice(0, -1), qkv[qkv.length - 1] / 3];
    if (!sameShape(dz, result)) {
      throw mismatch('causalAttentionGrad', qkv, dz, 'the second must be the attention’s result');
    }
  },
  splitHeads([x], attributes) {
    const { parts, part } = attributes as { parts: number; part: number };
    requireHeads('splitHeads', x, attributes, parts);
    if (!(part >= 0 && part < parts)) {
      throw new GraphError(`splitHeads: part ${part} of ${parts} does not exist in shape ${formatShape(x)}.`);
    }
  },
  mergeHeads([x]) {
    if (x.length < 3) {
      throw new GraphError(`mergeHeads: shape ${formatShape(x)} needs the axes heads, T and d_head.`);
    }
  },
  causalSoftmax([scores]) {
    if (scores.length < 2 || scores[scores.length - 1] !== scores[scores.length - 2]) {
      throw new GraphError(
        `causalSoftmax: shape ${formatShape(scores)} must end in two equal axes, queries and keys.`,
      );
    }
  },
  add: ([a, b]) => requireBroadcast('add', a, b),
  mul: ([a, b]) => requireBroadcast('mul', a, b),
  sumTo: ([x], { shape }) => requireBroadcast('sumTo', x, shape as Shape),
  broadcastTo: ([x], { shape }) => requireBroadcast('broadcastTo', shape as Shape, x),
  reshape([x], attributes) {
    const shape = attributes.shape as Shape;
    if (sizeOf(shape) !== sizeOf(x)) {
      throw mismatch('reshape', x, shape, `they hold ${sizeOf(x)} and ${sizeOf(shape)} values`);
    }
  },
  activationGrad: ([x, dy]) => requireEqual('activationGrad', x, [dy]),
  crossEntropy: ([logits, targets]) => requireRows('crossEntropy', logits, targets, 'target'),
  crossEntropyGrad([logits, targets, dy]) {
    requireRows('crossEntropyGrad', logits, targets, 'target');
    requireRows('crossEntropyGrad', logits, dy, 'weight');
  },
  actionLogProbability: ([logits, legal, actions]) =>
    requireActions('actionLogProbability', logits, legal, actions),
  actionLogProbabilityGrad([logits, legal, actions, dy]) {
    requireActions('actionLogProbabilityGrad', logits, legal, actions);
    requireRows('actionLogProbabilityGrad', logits, dy, 'weight');
  },
  clippedSurrogate: ([first, ...others]) => requireEqual('clippedSurrogate', first, others),
  clippedSurrogateGrad: ([first, ...others]) => requireEqual('clippedSurrogateGrad', first, others),
  meanSquaredError: ([prediction, target]) => requireEqual('meanSquaredError', prediction, [target]),
  adamW([parameters, gradients, m, v, learningRate, step]) {
    requireEqual('adamW', parameters, [gradients, m, v], 'all four arenas must be equal');
    if (learningRate.length + step.length !== 0) {
      throw mismatch('adamW', learningRate, step, 'learning rate and step must be scalars []');
    }
  },
};

/**
 * Whether the op takes these inputs.
 * @param dtypes element type of each input, the last for all that follow
 * @throws GraphError when shapes or element types do not fit, or the inputs come from different graphs.
 */
export function checkOp(
  op: string,
  inputs: readonly GraphNode[],
  attributes: Attributes,
  dtypes: readonly DType[],
): void {
  for (const [i, node] of inputs.entries()) {
    if (node.graph !== inputs[0].graph) {
      throw new GraphError(`${op}: its inputs come from different graphs; build them on one.`);
    }
    const expected = dtypes[Math.min(i, dtypes.length - 1)];
    if (node.dtype !== expected) {
      throw new GraphError(
        `${op}: input ${i} of shape ${formatShape(node.shape)} is ${node.dtype}, but must be ${expected}.`,
      );
    }
  }
  RULES[op]?.(
    inputs.map((node) => node.shape),
    attributes,
  );
}

/** @throws GraphError unless every axis is a positive whole number. */
export function checkShape(op: string, shape: Shape): void {
  if (shape.some((axis) => !Number.isInteger(axis) || axis < 1)) {
    throw new GraphError(
      `${op}: the shape ${formatShape(shape)} has an axis that is not a positive whole number.`,
    );
  }
}

/** @throws GraphError when a leaf of this kind has the name already. */
export function checkName(nodes: readonly GraphNode[], kind: LeafKind, name: string): void {
  if (nodes.some((node) => node.op === kind && node.name === name)) {
    throw new GraphError(`${kind}: the name "${name}" is already taken; give every ${kind} its own name.`);
  }
}

/** @throws GraphError when the number of values is not the shape's size. */
export function checkValues(shape: Shape, count: number): void {
  if (count !== sizeOf(shape)) {
    throw new GraphError(
      `constant: the shape ${formatShape(shape)} needs ${sizeOf(shape)} values, but ${count} were given.`,
    );
  }
}

/** @throws GraphError unless the loss is a scalar. */
export function checkLoss(loss: GraphNode): void {
  if (loss.shape.length !== 0) {
    throw new GraphError(
      `gradients: the loss must be a scalar [], but has shape ${formatShape(loss.shape)}.`,
    );
  }
}

/** @throws GraphError when the op has no gradient. */
export function checkDifferentiable(op: string, rule: unknown): void {
  if (!rule) throw new GraphError(`gradients: the op ${op} cannot be differentiated.`);
}

/** @throws GraphError when there is nothing to train. */
export function checkTrainable(parameters: readonly GraphNode[]): void {
  if (parameters.length === 0) throw new GraphError('trainingProgram: the graph has no parameter to train.');
}

/** @throws GraphError when a program has no input of this name. */
export function checkInputName(inputs: ReadonlyMap<string, unknown>, name: string): void {
  if (!inputs.has(name)) throw new GraphError(`The program has no input "${name}".`);
}
