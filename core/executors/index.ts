/** @file Who computes: executors behind one interface, each a module of its own that is loaded when it is chosen. */

export {
  chooseExecutor,
  type BackendChoice,
  type Candidate,
  type ChoiceOptions,
  type Chosen,
  type StartExecutor,
} from './choose.ts';
export type { MachineFacts } from './adapters.ts';
export type { BackendName, Executor, LoadedProgram, OptimizerState, Tensors } from './executor.ts';
