/**
 * @file From a program's nodes to as few kernels as will do, before anything has a place in memory.
 *
 * Nodes are taken in order. An elementwise node joins the kernel that makes its operand, if nobody else
 * needs that operand as it was (or if it can be kept on the way); a sum takes the elementwise kernel before
 * it in; cross-entropy and its gradient become one kernel, attention leaves its backward kernel what it
 * needs, and the embedding's two gradients share their pass over the rows. What remains is a list of drafts
 * whose dependencies have no cycle: a kernel that was extended has no other reader than what extended it,
 * and two kernels are only merged when neither depends on the other.
 */

import { SAME, sumSequence } from './broadcast.ts';
import { attentionSizes, plainDetails } from './details.ts';
import { elementwiseForms, type Form } from './forms.ts';
import { isLeaf, type GraphNode } from './graph.ts';
import { sizeOf, type Shape } from './shapes.ts';
import { stepOperands, type KernelDetails, type KernelOf, type SavedAttention, type Step } from './kernel.ts';
import type { Program } from './program.ts';
import { createReadings, type Readings } from './reading.ts';

/** What an executor may choose about its plans. */
export interface PlanOptions {
  /** What attention keeps for its gradient: the pattern costs memory, the log-sum-exp costs a second softmax. */
  readonly savedAttention: Exclude<SavedAttention, 'none'>;
  /** Elements to which the rows of a saved pattern are padded. */
  readonly patternRowMultiple: number;
}

/** A kernel whose operands have no place yet. */
export interface Draft extends KernelOf<GraphNode> {
  details: KernelDetails;
  inputs: GraphNode[];
  outputs: GraphNode[];
  prologue: Step<GraphNode>[];
  epilogue: Step<GraphNode>[];
}

export interface Folded {
  readonly readings: Readings;
  /** In no particular order. */
  readonly drafts: readonly Draft[];
  /** Tensors that are written straight into a range of another: gradients into their arena. */
  readonly parts: ReadonlyMap<GraphNode, { readonly whole: GraphNode; readonly offset: number }>;
  /** Tensor behind each of the program's outputs. */
  readonly outputs: ReadonlyMap<string, GraphNode>;
}

const FOLDABLE: readonly KernelDetails['kind'][] = ['matmul', 'gather', 'elementwise', 'sum'];

/** Kernels that a program needs, as few as the rules at the head of this file allow. */
export function foldProgram(program: Program, options: PlanOptions): Folded {
  const readings = createReadings();
  const drafts: Draft[] = [];
  const producer = new Map<GraphNode, Draft>();
  const parts = new Map<GraphNode, { whole: GraphNode; offset: number }>();
  const uses = new Map<GraphNode, number>();
  const outputs = new Map<string, GraphNode>();
  let synthetic = program.graph.nodes.length;

  const isGiven = (node: GraphNode): boolean => isLeaf(node) || readings.uniform(node) !== undefined;

  const addDraft = (
    details: KernelDetails,
    inputs: readonly GraphNode[],
    results: readonly GraphNode[],
  ): Draft => {
    const draft: Draft = { details, inputs: [...inputs], outputs: [...results], prologue: [], epilogue: [] };
    drafts.push(draft);
    for (const result of results) producer.set(result, draft);
    return draft;
  };

  /** A tensor that no node of the graph stands for. */
  const tensor = (op: string, shape: Shape): GraphNode => ({
    id: synthetic++,
    op,
    inputs: [],
    attributes: {},
    shape,
    dtype: 'float32',
    graph: program.graph,
  });

  const copyOf = (value: GraphNode, op: string): GraphNode => {
    const copy = tensor(op, value.shape);
    addDraft({ kind: 'elementwise', size: sizeOf(value.shape), input: SAME }, [value], [copy]);
    return copy;
  };

  function reads(node: GraphNode): GraphNode[] {
    const [form] = elementwiseForms(node, readings) ?? [];
    if (!form) return node.inputs.map(readings.resolve);
    return form.step && 'operand' in form.step ? [form.primary, form.step.operand] : [form.primary];
  }

  const needed = new Set<GraphNode>();
  function need(node: GraphNode): void {
    uses.set(node, (uses.get(node) ?? 0) + 1);
    if (needed.has(node) || isGiven(node)) return;
    needed.add(node);
    reads(node).forEach(need);
  }
  for (const output of program.outputs.values()) need(readings.resolve(output));
  if (program.update) need(program.update);

  function dependsOn(value: GraphNode, target: Draft): boolean {
    const seen = new Set<GraphNode>();
    const search = (x: GraphNode): boolean => {
      if (seen.has(x)) return false;
      seen.add(x);
      if (x.op === 'pack') return x.inputs.map(readings.resolve).some(search);
      const draft = producer.get(x);
      if (!draft) return false;
      return draft === target || [...draft.inputs, ...stepOperands(draft)].some(search);
    };
    return search(value);
  }

  function foldInto(node: GraphNode, candidates: readonly Form[]): boolean {
    const rank = (form: Form): number => {
      const draft = producer.get(form.primary);
      return (draft?.details.kind === 'matmul' ? 1e9 : 0) + form.primary.id;
    };
    for (const { primary, broadcast, step } of candidates.toSorted((a, b) => rank(b) - rank(a))) {
      const draft = producer.get(primary);
      if (!draft || !step || broadcast.kind !== 'same') continue;
      if (draft.outputs[0] !== primary || !FOLDABLE.includes(draft.details.kind)) continue;
      if ('broadcast' in step && step.broadcast.kind === 'strided') continue;
      const operand = 'operand' in step ? step.operand : undefined;
      if (operand && draft.outputs.length > 1 && dependsOn(operand, draft)) continue;
      if (uses.get(primary)! > 1) {
        // Others wait for the value as it is now: go on only with what needs to wait for nobody.
        if (operand && !isGiven(operand)) continue;
        draft.epilogue.push({ op: 'store', output: draft.outputs.length });
        draft.outputs.push(primary);
      }
      draft.epilogue.push(step);
      draft.outputs[0] = node;
      producer.set(node, draft);
      return true;
    }
    return false;
  }

  function addElementwise(node: GraphNode, candidates: readonly Form[]): void {
    if (foldInto(node, candidates)) return;
    const form = candidates.find(({ broadcast }) => broadcast.kind === 'same') ?? candidates[0];
    const size = sizeOf(node.shape);
    const draft = addDraft({ kind: 'elementwise', size, input: form.broadcast }, [form.primary], [node]);
    if (form.step) draft.epilogue.push(form.step);
  }

  function addSum(node: GraphNode): void {
    const x = readings.resolve(node.inputs[0]);
    const sequence = sumSequence(node.inputs[0].shape, node.shape);
    const chain = producer.get(x);
    if (sequence.length === 1 && chain?.details.kind === 'elementwise' && uses.get(x) === 1) {
      if (chain.outputs.length === 1) {
        chain.details = { kind: 'sum', input: chain.details.input, ...sequence[0] };
        chain.prologue = chain.epilogue;
        chain.epilogue = [];
        chain.outputs = [node];
        producer.set(node, chain);
        return;
      }
    }
    let value = x;
    for (const [i, axes] of sequence.entries()) {
      const last = i === sequence.length - 1;
      const result = last ? node : tensor('partialSum', [axes.outer, axes.inner]);
      addDraft({ kind: 'sum', input: SAME, ...axes }, [value], [result]);
      value = result;
    }
  }

  function addCrossEntropyGrad(node: GraphNode): void {
    const [logits, targets, dy] = node.inputs.map(readings.resolve);
    const rows = sizeOf(targets.shape);
    const classes = sizeOf(logits.shape) / rows;
    const forward = drafts.find(
      ({ details, inputs }) =>
        details.kind === 'crossEntropy' && !details.gradient && inputs[0] === logits && inputs[1] === targets,
    );
    if (forward && !dependsOn(dy, forward)) {
      forward.details = { kind: 'crossEntropy', rows, classes, loss: true, gradient: true };
      forward.inputs.push(dy);
      forward.outputs.push(node);
      producer.set(node, forward);
      return;
    }
    addDraft(
      { kind: 'crossEntropy', rows, classes, loss: false, gradient: true },
      [logits, targets, dy],
      [node],
    );
  }

  function addAttentionGrad(node: GraphNode): void {
    const [qkv, dz] = node.inputs.map(readings.resolve);
    const sizes = attentionSizes(node.inputs[0].shape, node.attributes.heads as number, 3);
    const forward = drafts.find(
      ({ details, inputs }) =>
        details.kind === 'causalAttention' && details.heads === sizes.heads && inputs[0] === qkv,
    );
    if (!forward) {
      addDraft({ kind: 'causalAttentionGrad', saved: 'none', ...sizes }, [qkv, dz], [node]);
      return;
    }
    const saved = options.savedAttention;
    if (forward.outputs.length === 1) {
      const { batch, heads, length } = sizes;
      const padded = Math.ceil(length / options.patternRowMultiple) * options.patternRowMultiple;
      const kept = tensor(
        saved,
        saved === 'pattern' ? [batch, heads, length, padded] : [batch, heads, length],
      );
      forward.details = { kind: 'causalAttention', saved, ...sizes };
      forward.outputs.push(kept);
      producer.set(kept, forward);
    }
    const [z, kept] = forward.outputs;
    const inputs = saved === 'pattern' ? [qkv, dz, kept] : [qkv, dz, kept, z];
    addDraft({ kind: 'causalAttentionGrad', saved, ...sizes }, inputs, [node]);
  }

  /** A pack has no kernel: its inputs are written in place, or copied there when they live elsewhere. */
  function addPack(node: GraphNode): void {
    let offset = 0;
    for (const x of node.inputs) {
      const value = readings.resolve(x);
      const inPlace = producer.has(value) && !parts.has(value) && value.op !== 'pack';
      parts.set(inPlace ? value : copyOf(value, 'packed'), { whole: node, offset });
      offset += sizeOf(x.shape);
    }
  }

  function addNode(node: GraphNode): void {
    const elementwise = elementwiseForms(node, readings);
    if (elementwise) return addElementwise(node, elementwise);
    if (node.op === 'sumTo') return addSum(node);
    if (node.op === 'crossEntropyGrad') return addCrossEntropyGrad(node);
    if (node.op === 'causalAttentionGrad') return addAttentionGrad(node);
    if (node.op === 'pack') return addPack(node);
    addDraft(plainDetails(node), node.inputs.map(readings.resolve), [node]);
  }
  [...needed].sort((a, b) => a.id - b.id).forEach(addNode);
  shareScatteredRows(drafts, producer, dependsOn);

  for (const [name, output] of program.outputs) {
    const value = readings.resolve(output);
    // Weights on display are those before the update, which overwrites its leaves.
    const overwritten = program.update && (value.op === 'parameter' || value.op === 'state');
    outputs.set(name, overwritten ? copyOf(value, 'before update') : value);
  }
  return { readings, drafts, parts, outputs };
}

/**
 * The gradient of an embedding scatters the same rows that the gradient of a positional table, added to
 * every sequence, sums over: the sum joins the scatter as its second output.
 */
function shareScatteredRows(
  drafts: Draft[],
  producer: Map<GraphNode, Draft>,
  dependsOn: (value: GraphNode, target: Draft) => boolean,
): void {
  for (const scatter of drafts.filter(({ details }) => details.kind === 'scatterRows')) {
    const { details } = scatter;
    if (details.kind !== 'scatterRows') continue;
    const rows = scatter.inputs[1];
    const sum = drafts.find(
      ({ details: other, inputs, prologue, epilogue }) =>
        other.kind === 'sum' &&
        other.outer === 1 &&
        other.input.kind === 'same' &&
        other.inner % details.channels === 0 &&
        inputs[0] === rows &&
        prologue.length + epilogue.length === 0,
    );
    if (!sum || sum.details.kind !== 'sum') continue;
    if (dependsOn(sum.outputs[0], scatter) || dependsOn(scatter.outputs[0], sum)) continue;
    scatter.details = { ...details, period: sum.details.inner / details.channels };
    scatter.outputs.push(sum.outputs[0]);
    producer.set(sum.outputs[0], scatter);
    drafts.splice(drafts.indexOf(sum), 1);
  }
}
