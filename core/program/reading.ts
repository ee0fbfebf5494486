/**
 * @file What a node's values really are: which nodes are another tensor under a new name (reshapes, products
 * with one), which are one number throughout, and which are a smaller tensor read over and over.
 */

import { broadcastStrides, contiguousStrides, broadcastOf, type Broadcast } from './broadcast.ts';
import type { GraphNode } from './graph.ts';
import { sameShape, sizeOf, type Shape } from './shapes.ts';

/** A tensor read through strides over some shape. */
interface Reading {
  readonly source: GraphNode;
  readonly strides: readonly number[];
}

/** Answers about the nodes of one graph; they are kept, so asking twice costs nothing. */
export interface Readings {
  /** The number that every element of the node is known to be, if it is. */
  uniform(node: GraphNode): number | undefined;
  /** The node whose tensor, element for element in order, holds this node's values. */
  resolve(node: GraphNode): GraphNode;
  /** The smallest tensor from which the node can be read as `shape`, which it broadcasts onto. */
  through(node: GraphNode, shape: Shape): { source: GraphNode; broadcast: Broadcast };
}

export function createReadings(): Readings {
  const uniforms = new Map<GraphNode, number | undefined>();
  const resolved = new Map<GraphNode, GraphNode>();

  function uniform(node: GraphNode): number | undefined {
    if (!uniforms.has(node)) uniforms.set(node, findUniform(node));
    return uniforms.get(node);
  }

  function findUniform(node: GraphNode): number | undefined {
    const { op, inputs, attributes, values } = node;
    if (op === 'constant' && values instanceof Float32Array) {
      return values.every((value) => value === values[0]) ? values[0] : undefined;
    }
    if (op === 'broadcastTo' || op === 'reshape') return uniform(inputs[0]);
    if (op !== 'scale' && op !== 'mul' && op !== 'add') return undefined;
    const a = uniform(inputs[0]);
    const b = op === 'scale' ? (attributes.factor as number) : uniform(inputs[1]);
    if (a === undefined || b === undefined) return undefined;
    return Math.fround(op === 'add' ? a + b : a * b);
  }

  function resolve(node: GraphNode): GraphNode {
    let found = resolved.get(node);
    if (!found) {
      const same = sameValues(node);
      found = same ? resolve(same) : node;
      resolved.set(node, found);
    }
    return found;
  }

  /** The input that this node equals element for element, if there is one. */
  function sameValues(node: GraphNode): GraphNode | undefined {
    const { op, inputs, attributes } = node;
    if (op === 'reshape') return inputs[0];
    if (uniform(node) !== undefined) return undefined;
    const size = sizeOf(node.shape);
    const sameSize = (x: GraphNode): boolean => sizeOf(x.shape) === size;
    if (op === 'scale') return attributes.factor === 1 ? inputs[0] : undefined;
    if (op === 'sumTo' || op === 'broadcastTo') return sameSize(inputs[0]) ? inputs[0] : undefined;
    if (op !== 'add' && op !== 'mul') return undefined;
    const [a, b] = inputs;
    const neutral = op === 'mul' ? 1 : 0;
    if (uniform(b) === neutral) return a;
    return uniform(a) === neutral && sameSize(b) ? b : undefined;
  }

  function read(node: GraphNode): Reading {
    if (node.op === 'broadcastTo') {
      const [x] = node.inputs;
      const inner = read(x);
      return { source: inner.source, strides: broadcastStrides(inner.strides, x.shape, node.shape) };
    }
    const target = resolve(node);
    if (target !== node && target.op === 'broadcastTo' && sameShape(target.shape, node.shape)) {
      return read(target);
    }
    return { source: target, strides: contiguousStrides(node.shape) };
  }

  return {
    uniform,
    resolve,
    through(node, shape) {
      const { source, strides } = read(node);
      return { source, broadcast: broadcastOf(broadcastStrides(strides, node.shape, shape), shape) };
    },
  };
}
