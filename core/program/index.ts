/** @file What is computed: graphs, their ops and gradients, programs made of them, and their plans. */

export { gradients } from './autodiff.ts';
export { formatPlan } from './format-plan.ts';
export {
  constant,
  createGraph,
  GraphError,
  input,
  parameter,
  sizeOf,
  type DType,
  type Graph,
  type GraphNode,
  type Shape,
} from './graph.ts';
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
