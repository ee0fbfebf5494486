/** @file What is computed: graphs, their ops and gradients, programs made of them, and their plans. */

export { gradients } from './autodiff.ts';
export { GraphError } from './checks.ts';
export { formatPlan } from './format-plan.ts';
export { constant, createGraph, input, parameter, type DType, type Graph, type GraphNode } from './graph.ts';
export * from './ops.ts';
export { planProgram, type Plan } from './plan.ts';
export {
  inferenceProgram,
  LEARNING_RATE,
  parameterSlots,
  STEP_NUMBER,
  trainingProgram,
  type ParameterSlot,
  type Program,
} from './program.ts';
export { sizeOf, type Shape } from './shapes.ts';
