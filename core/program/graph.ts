/**
 * @file The static graph: what is computed, with every shape fixed before anything runs.
 *
 * A graph is built once, from leaves (inputs, parameters, constants) through the ops of `ops.ts`, and
 * is then only read: by reverse mode (`autodiff.ts`), by a program (`program.ts`) and by the executors.
 * Shape legend used throughout: `B` batch, `T` sequence length, `C` channels (the model's width `d`),
 * `H` heads, `D` channels a head (`d_head`), `V` vocabulary.
 */

import { checkName, checkShape, checkValues } from './checks.ts';
import type { Shape } from './shapes.ts';

/** Element type of a tensor. Integers index (tokens, targets); everything differentiable is float32. */
export type DType = 'float32' | 'int32';

/** A value an op takes besides its inputs: plain data, so that a graph can be printed and compared. */
export type Attribute = number | boolean | string | Shape;
export type Attributes = Readonly<Record<string, Attribute>>;

/** Where a leaf's values come from. */
export type LeafKind = 'input' | 'parameter' | 'state' | 'constant';

/** One tensor of the graph: a leaf, or the result of the op `op` applied to `inputs`. */
export interface GraphNode {
  /** Position in the graph's list; inputs always have smaller ids, so the list is a schedule. */
  readonly id: number;
  readonly op: string;
  readonly inputs: readonly GraphNode[];
  readonly attributes: Attributes;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Name of an input, parameter or state leaf. */
  readonly name?: string;
  /** Values of a constant leaf, row-major. */
  readonly values?: Float32Array | Int32Array;
  readonly graph: Graph;
}

/** A graph under construction: its nodes in schedule order. Leaves are unique by kind and name. */
export interface Graph {
  readonly nodes: GraphNode[];
}

/** A new, empty graph. */
export function createGraph(): Graph {
  return { nodes: [] };
}

/** Appends a node. For `ops.ts` and the leaf functions below; everyone else calls those. */
export function addNode(graph: Graph, node: Omit<GraphNode, 'id' | 'graph'>): GraphNode {
  checkShape(node.op, node.shape);
  const added: GraphNode = { ...node, id: graph.nodes.length, graph };
  graph.nodes.push(added);
  return added;
}

function leaf(
  graph: Graph,
  kind: LeafKind,
  name: string,
  shape: Shape,
  dtype: DType,
  values?: Float32Array | Int32Array,
): GraphNode {
  checkName(graph.nodes, kind, name);
  return addNode(graph, { op: kind, inputs: [], attributes: {}, shape, dtype, name, values });
}

/** A tensor written from outside before each run, such as a batch of tokens. */
export function input(graph: Graph, name: string, shape: Shape, dtype: DType = 'float32'): GraphNode {
  return leaf(graph, 'input', name, shape, dtype);
}

/** A trained tensor. Its place in the flat parameter arena follows the order of declaration. */
export function parameter(graph: Graph, name: string, shape: Shape): GraphNode {
  return leaf(graph, 'parameter', name, shape, 'float32');
}

/** A tensor that an executor keeps from step to step, such as the optimiser's moments. Starts as zeros. */
export function state(graph: Graph, name: string, shape: Shape): GraphNode {
  return leaf(graph, 'state', name, shape, 'float32');
}

/**
 * A fixed tensor, known when the graph is built.
 * @throws GraphError when the number of values is not the shape's size.
 */
export function constant(graph: Graph, shape: Shape, values: Float32Array | Int32Array): GraphNode {
  checkValues(shape, values.length);
  const dtype = values instanceof Int32Array ? 'int32' : 'float32';
  return addNode(graph, { op: 'constant', inputs: [], attributes: {}, shape, dtype, values });
}

/** Whether a node is a leaf of the graph rather than the result of an op. */
export function isLeaf(node: GraphNode): boolean {
  return ['input', 'parameter', 'state', 'constant'].includes(node.op);
}
