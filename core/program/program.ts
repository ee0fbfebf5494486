/**
 * @file A program: a graph with names on its ends, which an executor loads once and runs many times.
 *
 * All parameters live in one flat arena, in order of declaration; so do their gradients and the moments of
 * AdamW. A checkpoint is therefore one copy of one array, and the optimiser one pass over four.
 */

import { gradients } from './autodiff.ts';
import { checkInputName, checkTrainable } from './checks.ts';
import { input, state, type Graph, type GraphNode } from './graph.ts';
import { apply, pack, type AdamWOptions } from './ops.ts';
import { sizeOf, type Shape } from './shapes.ts';

/** Where one parameter tensor lies in the arena, in elements. */
export interface ParameterSlot {
  readonly name: string;
  readonly shape: Shape;
  readonly offset: number;
  readonly size: number;
}

/** What an executor needs to know. Made by `inferenceProgram` or `trainingProgram`. */
export interface Program {
  readonly graph: Graph;
  /** Inputs by name, written before each run. */
  readonly inputs: ReadonlyMap<string, GraphNode>;
  /** Layout of the parameter arena. */
  readonly parameters: readonly ParameterSlot[];
  /** Size of the parameter arena, in elements. */
  readonly parameterCount: number;
  /** Results by name, returned by each run. */
  readonly outputs: ReadonlyMap<string, GraphNode>;
  /** The optimiser's node, which updates the arenas in place; absent in inference. */
  readonly update?: GraphNode;
  /** Nodes that a run computes, in order: everything that an output or the update depends on. */
  readonly schedule: readonly GraphNode[];
}

/** Names of the two inputs that a training program adds: both scalars, written for every step. */
export const LEARNING_RATE = 'learningRate';
export const STEP_NUMBER = 'stepNumber';

/** Names of the state leaves of a training program. */
export const ARENA = 'arena';
export const FIRST_MOMENT = 'adam.m';
export const SECOND_MOMENT = 'adam.v';

/**
 * Number of elements of the input `name`.
 * @throws GraphError when the program has no such input.
 */
export function sizeOfInput(program: Program, name: string): number {
  checkInputName(program.inputs, name);
  return sizeOf(program.inputs.get(name)!.shape);
}

/** The parameter arena's layout, in order of declaration. */
export function parameterSlots(graph: Graph): ParameterSlot[] {
  let offset = 0;
  return graph.nodes
    .filter((node) => node.op === 'parameter')
    .map((node) => {
      const size = sizeOf(node.shape);
      const slot = { name: node.name!, shape: node.shape, offset, size };
      offset += size;
      return slot;
    });
}

function assemble(graph: Graph, outputs: Readonly<Record<string, GraphNode>>, update?: GraphNode): Program {
  const parameters = parameterSlots(graph);
  const needed = new Set<GraphNode>();
  const visit = (node: GraphNode): void => {
    if (needed.has(node)) return;
    needed.add(node);
    node.inputs.forEach(visit);
  };
  Object.values(outputs).forEach(visit);
  if (update) visit(update);
  return {
    graph,
    inputs: new Map(
      graph.nodes.filter((node) => node.op === 'input').map((node) => [node.name!, node] as const),
    ),
    parameters,
    parameterCount: parameters.reduce((total, slot) => total + slot.size, 0),
    outputs: new Map(Object.entries(outputs)),
    update,
    schedule: graph.nodes.filter((node) => needed.has(node)),
  };
}

/** A program that reads its parameters and changes nothing. */
export function inferenceProgram(graph: Graph, outputs: Readonly<Record<string, GraphNode>>): Program {
  return assemble(graph, outputs);
}

/**
 * A program whose run is one optimiser step on `loss`; `outputs` are computed from the parameters as they
 * were before the step. Adds the scalar inputs `learningRate` and `stepNumber` (from 1).
 * @throws GraphError when the graph has no parameter.
 */
export function trainingProgram(
  loss: GraphNode,
  outputs: Readonly<Record<string, GraphNode>>,
  adamW: AdamWOptions,
): Program {
  const { graph } = loss;
  const parameters = graph.nodes.filter((node) => node.op === 'parameter');
  checkTrainable(parameters);
  const gradientArena = pack(gradients(loss, parameters));
  const update = apply(
    'adamW',
    [
      state(graph, ARENA, gradientArena.shape),
      gradientArena,
      state(graph, FIRST_MOMENT, gradientArena.shape),
      state(graph, SECOND_MOMENT, gradientArena.shape),
      input(graph, LEARNING_RATE, []),
      input(graph, STEP_NUMBER, []),
    ],
    { ...adamW },
  );
  return assemble(graph, outputs, update);
}
