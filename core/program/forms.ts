/** @file An elementwise node as a value and one step on it: in either order where the op commutes. */

import type { Broadcast } from './broadcast.ts';
import type { GraphNode } from './graph.ts';
import type { Step } from './kernel.ts';
import type { ActivationKind } from './ops.ts';
import type { Readings } from './reading.ts';

/** One way to compute an elementwise node: a value on which a step is done. */
export interface Form {
  readonly primary: GraphNode;
  readonly broadcast: Broadcast;
  readonly step?: Step<GraphNode>;
}

/** The ways to compute `node`; undefined when it is not elementwise. All of them read the same tensors. */
export function elementwiseForms(node: GraphNode, readings: Readings): Form[] | undefined {
  const { op, inputs, attributes, shape } = node;
  const read = (x: GraphNode): { source: GraphNode; broadcast: Broadcast } => readings.through(x, shape);
  const form = (x: GraphNode, step?: Step<GraphNode>): Form => {
    const { source, broadcast } = read(x);
    return { primary: source, broadcast, step };
  };
  switch (op) {
    case 'add':
    case 'mul': {
      const [a, b] = inputs;
      if (op === 'mul') {
        const [ua, ub] = [readings.uniform(a), readings.uniform(b)];
        if (ub !== undefined) return [form(a, { op: 'scale', factor: ub })];
        if (ua !== undefined) return [form(b, { op: 'scale', factor: ua })];
      }
      return [
        [a, b],
        [b, a],
      ].map(([primary, other]) => {
        const { source, broadcast } = read(other);
        return form(primary, { op, operand: source, broadcast });
      });
    }
    case 'scale':
      return [form(inputs[0], { op: 'scale', factor: attributes.factor as number })];
    case 'activation':
      return [form(inputs[0], { op, activation: attributes.kind as ActivationKind })];
    case 'activationGrad': {
      const operand = readings.resolve(inputs[0]);
      return [form(inputs[1], { op, activation: attributes.kind as ActivationKind, operand })];
    }
    case 'broadcastTo':
      return [form(node)];
    default:
      return undefined;
  }
}
