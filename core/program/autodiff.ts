/** @file Reverse mode: one walk back over the graph, adding the gradients as ordinary nodes. */

import { checkDifferentiable, checkLoss } from './checks.ts';
import { constant, type GraphNode } from './graph.ts';
import { add, OPS } from './ops.ts';
import { sizeOf } from './shapes.ts';

/**
 * Gradients of the scalar `loss` with respect to each node of `wrt`, as new nodes of the same graph.
 * A node that the loss does not depend on gets a zero gradient.
 * @throws GraphError when `loss` is not a scalar, or an op on the way cannot be differentiated.
 */
export function gradients(loss: GraphNode, wrt: readonly GraphNode[]): GraphNode[] {
  checkLoss(loss);
  const { graph } = loss;
  const needed = dependents(loss, wrt);
  const gradientOf = new Map<GraphNode, GraphNode>([[loss, constant(graph, [], new Float32Array([1]))]]);
  for (let id = loss.id; id >= 0; id--) {
    const node = graph.nodes[id];
    const dy = gradientOf.get(node);
    if (!dy || node.inputs.length === 0 || !needed.has(node)) continue;
    const rule = OPS[node.op].gradient;
    checkDifferentiable(node.op, rule);
    const contributions = rule!(node, dy);
    for (const [i, inputNode] of node.inputs.entries()) {
      const contribution = contributions[i];
      if (!contribution || !needed.has(inputNode)) continue;
      const soFar = gradientOf.get(inputNode);
      gradientOf.set(inputNode, soFar ? add(soFar, contribution) : contribution);
    }
  }
  return wrt.map(
    (node) => gradientOf.get(node) ?? constant(graph, node.shape, new Float32Array(sizeOf(node.shape))),
  );
}

/** Nodes up to `loss` through which a change of some node of `wrt` can reach it. */
function dependents(loss: GraphNode, wrt: readonly GraphNode[]): Set<GraphNode> {
  const reached = new Set(wrt);
  for (const node of loss.graph.nodes.slice(0, loss.id + 1)) {
    if (node.inputs.some((inputNode) => reached.has(inputNode))) reached.add(node);
  }
  return reached;
}
