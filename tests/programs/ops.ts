/** @file Every op of the table as a small program of random shape: odd, prime and 1 among the sizes. */

import {
  constant,
  createGraph,
  input,
  parameter,
  type Graph,
  type GraphNode,
} from '../../core/program/graph.ts';
import { sizeOf } from '../../core/program/shapes.ts';
import {
  actionLogProbability,
  activation,
  add,
  broadcastTo,
  causalAttention,
  causalSoftmax,
  clippedSurrogate,
  crossEntropy,
  gather,
  matmul,
  meanSquaredError,
  mergeHeads,
  mul,
  reshape,
  scale,
  scatterRows,
  splitHeads,
  sumTo,
} from '../../core/program/ops.ts';
import { caseOf, type Case } from './case.ts';
import { createRandom, type Random } from './random.ts';

const SIZES = [1, 2, 3, 4, 5, 7, 8, 11, 13, 16, 17, 24, 31, 32, 37];
const SMALL = [1, 2, 3, 5];

/** A graph under construction, with the inputs that it will be run on. */
interface Bench {
  readonly graph: Graph;
  readonly random: Random;
  pick: Random['pick'];
  size(): number;
  /** A size of at least 2, which is what the oracle's one-hot vectors need. */
  classes(): number;
  small(): number;
  tensor(...shape: number[]): GraphNode;
  indices(shape: number[], below: number): GraphNode;
  /** Which of `classes` actions are legal in each row, and one of these; nothing is in every fifth row. */
  choices(shape: number[], classes: number): { legal: GraphNode; actions: GraphNode };
}

const BUILDERS: Readonly<Record<string, (bench: Bench) => GraphNode>> = {
  matmul: (b) => {
    const k = b.size();
    return matmul(b.tensor(b.size(), k), b.tensor(k, b.size()));
  },
  'matmul, long inner axis': (b) => matmul(b.tensor(b.size(), 1031), b.tensor(1031, b.size())),
  'matmul, wide': (b) => matmul(b.tensor(5, 67), b.tensor(67, 203)),
  'matmul aᵀ·b': (b) => {
    const k = b.pick([...SIZES, 301]);
    return matmul(b.tensor(k, b.size()), b.tensor(k, b.size()), { transposeA: true });
  },
  'matmul a·bᵀ': (b) => {
    const k = b.size();
    return matmul(b.tensor(b.size(), k), b.tensor(b.size(), k), { transposeB: true });
  },
  'matmul aᵀ·bᵀ': (b) => {
    const k = b.size();
    return matmul(b.tensor(k, b.size()), b.tensor(b.size(), k), { transposeA: true, transposeB: true });
  },
  'matmul, batched': (b) => {
    const [n, k] = [b.small(), b.size()];
    return matmul(b.tensor(n, 2, b.size(), k), b.tensor(n, 2, k, b.size()));
  },
  'matmul, batched a·bᵀ': (b) => {
    const [n, k] = [b.small(), b.size()];
    return matmul(b.tensor(n, b.size(), k), b.tensor(n, b.size(), k), { transposeB: true });
  },
  'matmul, batched aᵀ·b': (b) => {
    const [n, k] = [b.small(), b.size()];
    return matmul(b.tensor(n, k, b.size()), b.tensor(n, k, b.size()), { transposeA: true });
  },
  'matmul, shared weight': (b) => {
    const k = b.size();
    return matmul(b.tensor(b.small(), b.size(), k), b.tensor(k, b.size()));
  },
  'matmul + bias + residual, then relu': (b) => {
    const [m, n, k] = [b.size(), b.size(), b.size()];
    const x = add(matmul(b.tensor(m, k), b.tensor(k, n)), b.tensor(n));
    return activation(add(b.tensor(m, n), x), 'relu');
  },
  gather: (b) => {
    const count = b.classes();
    return gather(b.tensor(count, b.size()), b.indices([b.small(), b.size()], count));
  },
  'gather + positions': (b) => {
    const [count, channels, length] = [b.classes(), b.size(), b.size()];
    const rows = gather(b.tensor(count, channels), b.indices([b.small(), length], count));
    return add(rows, b.tensor(length, channels));
  },
  scatterRows: (b) => {
    const [rows, count] = [b.size(), b.classes()];
    return scatterRows(b.indices([2, rows], count), b.tensor(2, rows, b.size()), count);
  },
  causalAttention: (b) => {
    const [heads, size] = [b.small(), b.size()];
    return causalAttention(b.tensor(b.small(), b.size(), 3 * heads * size), heads);
  },
  'causalAttention, two batch axes': (b) => causalAttention(b.tensor(2, 2, b.size(), 24), 2),
  splitHeads: (b) => splitHeads(b.tensor(b.small(), b.size(), 6 * 5), 2, 3, b.random.below(3)),
  mergeHeads: (b) => mergeHeads(b.tensor(b.small(), 2, b.size(), b.size()), 3, b.random.below(3)),
  causalSoftmax: (b) => {
    const length = b.size();
    return causalSoftmax(scale(b.tensor(b.small(), length, length), 4));
  },
  'add, equal shapes': (b) => {
    const shape = [b.small(), b.size()];
    return add(b.tensor(...shape), b.tensor(...shape));
  },
  'add, a row repeated': (b) => {
    const n = b.size();
    return add(b.tensor(b.small(), b.size(), n), b.tensor(n));
  },
  'mul, one number a row': (b) => {
    const m = b.size();
    return mul(b.tensor(b.small(), m, b.size()), b.tensor(m, 1));
  },
  'mul, a middle axis repeated': (b) => {
    const [n, m, k] = [b.small(), b.size(), b.size()];
    return mul(b.tensor(n, m, k), b.tensor(n, 1, k));
  },
  'mul by a number': (b) => mul(b.tensor(b.size(), b.size()), b.tensor()),
  'mul by itself': (b) => {
    const x = b.tensor(b.size());
    return mul(x, x);
  },
  scale: (b) => scale(b.tensor(b.size(), b.size()), -1.5),
  'sumTo, all': (b) => sumTo(b.tensor(b.size(), b.size()), []),
  'sumTo, leading axes': (b) => {
    const n = b.size();
    return sumTo(b.tensor(b.small(), b.size(), n), [n]);
  },
  'sumTo, last axis': (b) => {
    const m = b.size();
    return sumTo(b.tensor(m, b.size()), [m, 1]);
  },
  'sumTo, outer and inner axes': (b) => {
    const m = b.size();
    return sumTo(b.tensor(b.small(), m, b.size()), [m, 1]);
  },
  'sum of products': (b) => {
    const shape = [b.size(), b.size()];
    return sumTo(mul(b.tensor(...shape), b.tensor(...shape)), []);
  },
  broadcastTo: (b) => {
    const m = b.size();
    return broadcastTo(b.tensor(m, 1), [b.small(), m, b.size()]);
  },
  'broadcastTo over five axes': (b) => broadcastTo(b.tensor(2, 1, 3, 1, 2), [2, 3, 3, 2, 2]),
  reshape: (b) => {
    const [m, n] = [b.size(), b.size()];
    return scale(reshape(b.tensor(m, 2 * n), [2 * m, n]), 0.5);
  },
  'activation relu': (b) => activation(b.tensor(b.size(), b.size()), 'relu'),
  'activation silu': (b) => activation(scale(b.tensor(b.size(), b.size()), 6), 'silu'),
  'activation gelu': (b) => activation(scale(b.tensor(b.size(), b.size()), 4), 'gelu'),
  crossEntropy: (b) => {
    const [rows, classes] = [b.size(), b.classes()];
    return crossEntropy(scale(b.tensor(2, rows, classes), 5), b.indices([2, rows], classes));
  },
  'activation exp': (b) => activation(b.tensor(b.size(), b.size()), 'exp'),
  actionLogProbability: (b) => {
    const [rows, classes] = [b.size(), b.classes()];
    const { legal, actions } = b.choices([2, rows], classes);
    return actionLogProbability(scale(b.tensor(2, rows, classes), 5), legal, actions);
  },
  clippedSurrogate: (b) => {
    const shape = [b.small(), b.size()];
    return clippedSurrogate(b.tensor(...shape), b.tensor(...shape), b.tensor(...shape), {
      low: 0.2,
      high: 0.28,
    });
  },
  'clippedSurrogate of a policy': (b) => {
    const [rows, classes] = [b.size(), b.classes()];
    const { legal, actions } = b.choices([rows], classes);
    const logProbabilities = actionLogProbability(b.tensor(rows, classes), legal, actions);
    const old = scale(add(b.tensor(rows), logProbabilities), 0.5);
    return clippedSurrogate(logProbabilities, old, b.tensor(rows), { low: 0.1, high: 0.1 });
  },
  meanSquaredError: (b) => {
    const shape = [b.size(), b.size()];
    return meanSquaredError(b.tensor(...shape), b.tensor(...shape));
  },
};

/** Names of the programs that `opCase` makes. */
export const OP_CASES = Object.keys(BUILDERS);

/** The program `name` of OP_CASES, in the shapes and with the numbers of `seed`. */
export function opCase(name: string, seed: number): Case {
  const graph = createGraph();
  const random = createRandom(seed);
  const inputs: Record<string, Int32Array> = {};
  let count = 0;
  const bench: Bench = {
    graph,
    random,
    pick: random.pick,
    size: () => random.pick(SIZES),
    classes: () => random.pick(SIZES.slice(1)),
    small: () => random.pick(SMALL),
    tensor: (...shape) => parameter(graph, `p${count++}`, shape),
    indices(shape, below) {
      const key = `i${count++}`;
      inputs[key] = random.indices(sizeOf(shape), below);
      return input(graph, key, shape, 'int32');
    },
    choices(shape, classes) {
      const actions = random.indices(sizeOf(shape), classes);
      const legal = random.floats(sizeOf(shape) * classes);
      actions.forEach((action, row) => {
        if (row % 5 === 4) legal.fill(0, row * classes, (row + 1) * classes);
        else legal[row * classes + action] = 1;
      });
      return {
        legal: constant(graph, [...shape, classes], legal),
        actions: constant(graph, shape, actions),
      };
    },
  };
  return caseOf(name, graph, { result: BUILDERS[name](bench) }, inputs, random);
}
