/**
 * @file The plan: a program as kernels in order, every tensor with a place in flat arenas. Made once, when an
 * executor loads the program, and the same for every executor; running it creates nothing.
 *
 * Parameters, gradients and both moments lie in arenas of one layout, the program's; each weight gradient is
 * written where the optimiser reads it. Activations share one arena by liveness.
 */

import { isLeaf, type GraphNode } from './graph.ts';
import { kernelFlops } from './flops.ts';
import { foldProgram, type Draft, type Folded, type PlanOptions } from './fold.ts';
import {
  stepOperands,
  type Arena,
  type Kernel,
  type KernelDetails,
  type Operand,
  type Step,
} from './kernel.ts';
import { aligned, placeInArena, type Lifetime } from './memory.ts';
import type { Program } from './program.ts';
import { sizeOf } from './shapes.ts';

/** What an executor needs of a plan. */
export interface Layout {
  readonly program: Program;
  /** In the order in which they run. */
  readonly kernels: readonly Kernel[];
  /** Number of different `launch` values: the dispatches of a step where a launch goes out as one. */
  readonly launches: number;
  /** Sizes of the arenas, in 4-byte elements. */
  readonly arenas: Readonly<Record<Arena, number>>;
  /** Where each of the program's inputs is to be written before a run. */
  readonly inputs: ReadonlyMap<string, Operand>;
  /** Where each of the program's outputs lies after a run. */
  readonly outputs: ReadonlyMap<string, Operand>;
  /** Values to be written once, when the plan is loaded. */
  readonly constants: readonly { readonly operand: Operand; readonly values: Float32Array | Int32Array }[];
}

/** A kernel and what it costs. */
export interface CostedKernel extends Kernel {
  /** Floating-point operations, as `flops.ts` counts them. */
  readonly flops: number;
  /** Bytes of all operands, each counted once. */
  readonly bytes: number;
}

/** A layout with its costs. */
export interface Plan extends Layout {
  readonly kernels: readonly CostedKernel[];
  /** Floating-point operations of one run, exactly; `flops.ts` says what counts. */
  readonly flops: number;
}

/** Kinds whose neighbours may share a launch when independent. */
const GROUPED: readonly KernelDetails['kind'][] = ['matmul', 'sum'];

/** What attention saves by default. */
const LOG_SUM_EXP: PlanOptions = { savedAttention: 'logSumExp', patternRowMultiple: 1 };

/** Plans a program and counts what it costs, for people: running it takes no more than `layOut`. */
export function planProgram(program: Program, options = LOG_SUM_EXP): Plan {
  const layout = layOut(program, options);
  const kernels = layout.kernels.map((kernel) => ({
    ...kernel,
    flops: kernelFlops(kernel),
    bytes: kernelBytes(kernel),
  }));
  return { ...layout, kernels, flops: kernels.reduce((total, kernel) => total + kernel.flops, 0) };
}

/** Plans a program. Executors choose what attention saves; see PlanOptions. */
export function layOut(program: Program, options = LOG_SUM_EXP): Layout {
  const folded = foldProgram(program, options);
  const ordered = inOrder(folded);
  const launchOf = groupLaunches(ordered);
  const launches = ordered.length === 0 ? 0 : launchOf[launchOf.length - 1] + 1;
  const { operandOf, arenas, constants } = place(program, folded, ordered, launchOf, launches);

  const bind = (step: Step<GraphNode>): Step<Operand> =>
    'operand' in step ? { ...step, operand: operandOf(step.operand) } : step;
  const kernels = ordered.map((draft, i): Kernel => ({
    details: draft.details,
    inputs: draft.inputs.map(operandOf),
    outputs: (draft.details.kind === 'adamW' ? updatedBy(draft) : draft.outputs).map(operandOf),
    prologue: draft.prologue.map(bind),
    epilogue: draft.epilogue.map(bind),
    launch: launchOf[i],
  }));
  const inputs = new Map([...program.inputs].map(([name, node]) => [name, operandOf(node)] as const));
  const outputs = new Map([...folded.outputs].map(([name, node]) => [name, operandOf(node)] as const));
  return { program, kernels, launches, arenas, inputs, outputs, constants };
}

/** The optimiser's results: the nodes it overwrites. */
function updatedBy({ inputs: [parameters, , m, v] }: Draft): GraphNode[] {
  return [parameters, m, v];
}

/** Bytes of the distinct places that a kernel touches. */
function kernelBytes(kernel: Kernel): number {
  const places = new Map<string, number>();
  for (const { arena, offset, shape } of [...kernel.inputs, ...kernel.outputs, ...stepOperands(kernel)]) {
    places.set(`${arena}:${offset}:${sizeOf(shape)}`, 4 * sizeOf(shape));
  }
  return [...places.values()].reduce((a, b) => a + b, 0);
}

/** Tensors that a draft waits for. */
function readsOf(draft: Draft): GraphNode[] {
  return [...draft.inputs, ...stepOperands(draft)];
}

/** The drafts so that each follows those it reads from; the optimiser, which overwrites leaves, goes last. */
function inOrder({ drafts, parts }: Folded): Draft[] {
  const producers = new Map<GraphNode, Draft[]>();
  for (const draft of drafts) {
    for (const output of draft.outputs) {
      producers.set(output, [draft]);
      const whole = parts.get(output)?.whole;
      if (whole) producers.set(whole, [...(producers.get(whole) ?? []), draft]);
    }
  }
  const key = (draft: Draft): number =>
    draft.details.kind === 'adamW' ? Infinity : Math.max(...draft.outputs.map((output) => output.id));
  const waiting = new Map(
    drafts.map((draft) => [draft, new Set(readsOf(draft).flatMap((x) => producers.get(x) ?? []))]),
  );
  const ordered: Draft[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, needs]) => needs.size === 0).map(([draft]) => draft);
    if (ready.length === 0) throw new Error('planProgram: the kernels wait for each other in a circle.');
    const next = ready.reduce((a, b) => (key(b) < key(a) ? b : a));
    ordered.push(next);
    waiting.delete(next);
    for (const needs of waiting.values()) needs.delete(next);
  }
  return ordered;
}

/** Launch of each draft: neighbours of one groupable kind that do not read from one another share one. */
function groupLaunches(ordered: readonly Draft[]): number[] {
  let launch = -1;
  let group: Draft[] = [];
  return ordered.map((draft) => {
    const { kind } = draft.details;
    const written = new Set(group.flatMap(({ outputs }) => outputs));
    const joins =
      group.length > 0 &&
      GROUPED.includes(kind) &&
      group[0].details.kind === kind &&
      !readsOf(draft).some((x) => written.has(x));
    group = joins ? [...group, draft] : [draft];
    return joins ? launch : ++launch;
  });
}

/** Gives every tensor its place. */
function place(
  program: Program,
  { readings, parts, outputs }: Folded,
  ordered: readonly Draft[],
  launchOf: readonly number[],
  launches: number,
): {
  operandOf: (node: GraphNode) => Operand;
  arenas: Record<Arena, number>;
  constants: Layout['constants'];
} {
  const operands = new Map<GraphNode, Operand>();
  const arenas = { inputs: 0, constants: 0, activations: 0 };
  const put = (node: GraphNode, arena: Arena, offset: number): Operand => {
    const operand: Operand = { arena, offset, shape: node.shape, dtype: node.dtype, label: labelOf(node) };
    operands.set(node, operand);
    return operand;
  };
  const append = (node: GraphNode, arena: 'inputs' | 'constants'): Operand => {
    const operand = put(node, arena, arenas[arena]);
    arenas[arena] = aligned(arenas[arena] + sizeOf(node.shape));
    return operand;
  };

  for (const node of program.inputs.values()) append(node, 'inputs');
  const slots = new Map(program.parameters.map(({ name, offset }) => [name, offset]));
  if (program.update) {
    const [arena, gradients, m, v] = program.update.inputs;
    put(arena, 'parameters', 0);
    put(program.update, 'parameters', 0);
    put(readings.resolve(gradients), 'gradients', 0);
    put(m, 'm', 0);
    put(v, 'v', 0);
  }

  const constants: { operand: Operand; values: Float32Array | Int32Array }[] = [];
  const given = (node: GraphNode): void => {
    if (operands.has(node)) return;
    const uniform = readings.uniform(node);
    if (node.op === 'parameter') {
      put(node, 'parameters', slots.get(node.name!)!);
    } else if (isLeaf(node) || uniform !== undefined) {
      const values = node.values ?? new Float32Array(sizeOf(node.shape)).fill(uniform ?? 0);
      constants.push({ operand: append(node, 'constants'), values });
    }
  };
  for (const draft of ordered) readsOf(draft).forEach(given);
  for (const node of outputs.values()) given(node);

  // What is left is computed: a tensor lives from the first launch that writes into it to the last that reads it.
  const lifetimes = new Map<GraphNode, Lifetime>();
  const touch = (node: GraphNode, launch: number): void => {
    const whole = parts.get(node)?.whole ?? node;
    if (operands.has(whole)) return;
    const soFar = lifetimes.get(whole) ?? { size: sizeOf(whole.shape), from: launch, to: launch };
    lifetimes.set(whole, { ...soFar, to: Math.max(soFar.to, launch) });
  };
  for (const [i, draft] of ordered.entries()) {
    for (const node of [...draft.outputs, ...readsOf(draft)]) touch(node, launchOf[i]);
  }
  for (const node of outputs.values()) touch(node, launches);
  const { offsets, size } = placeInArena([...lifetimes.values()]);
  for (const [i, node] of [...lifetimes.keys()].entries()) put(node, 'activations', offsets[i]);
  for (const [node, { whole, offset }] of parts) {
    const { arena, offset: start } = operands.get(whole)!;
    put(node, arena, start + offset);
  }

  const { parameterCount } = program;
  const trained = program.update ? parameterCount : 0;
  return {
    operandOf: (node) => operands.get(node)!,
    arenas: {
      parameters: parameterCount,
      gradients: trained,
      m: trained,
      v: trained,
      ...arenas,
      activations: size,
    },
    constants,
  };
}

function labelOf(node: GraphNode): string {
  return node.name ?? `${node.op}#${node.id}`;
}
