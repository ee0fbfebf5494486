import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradients } from '../../../core/program/autodiff.ts';
import { formatPlan } from '../../../core/program/format-plan.ts';
import { createGraph, input, parameter, type GraphNode } from '../../../core/program/graph.ts';
import { sizeOf } from '../../../core/program/shapes.ts';
import { stepOperands, type Kernel, type Operand } from '../../../core/program/kernel.ts';
import { placeInArena } from '../../../core/program/memory.ts';
import {
  actionLogProbability,
  activation,
  add,
  causalAttention,
  clippedSurrogate,
  crossEntropy,
  gather,
  matmul,
  meanSquaredError,
  mul,
  reshape,
  scale,
  sumTo,
} from '../../../core/program/ops.ts';
import { planProgram, type Plan } from '../../../core/program/plan.ts';
import { inferenceProgram, trainingProgram, type Program } from '../../../core/program/program.ts';
import { DEFAULT_CONFIG } from '../../../labs/induction/config.ts';
import { inductionProbe, inductionTraining } from '../../../labs/induction/model.ts';
import { randomGraph } from '../../programs/graphs.ts';

const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 };
const PATTERN = { savedAttention: 'pattern', patternRowMultiple: 8 } as const;

const kinds = (plan: Plan): string[] => plan.kernels.map(({ details }) => details.kind);
const steps = (kernel: Kernel): string[] => kernel.epilogue.map(({ op }) => op);

/**
 * Runs a plan on owners instead of numbers: every kernel signs the elements that it writes, and must find the
 * signature of the tensor that it reads on every element of it. Kernels of one launch all read before any
 * writes, and may not touch what another one writes. Returns what is wrong.
 */
function memoryFaults(plan: Plan): string[] {
  const faults: string[] = [];
  const owners = new Map<string, (Operand | undefined)[]>();
  const elements = ({ arena, offset, shape }: Operand): [(Operand | undefined)[], number, number] => {
    if (!owners.has(arena)) owners.set(arena, Array.from({ length: plan.arenas[arena] }));
    return [owners.get(arena)!, offset, offset + sizeOf(shape)];
  };
  const isComputed = ({ arena }: Operand): boolean => arena === 'activations' || arena === 'gradients';
  const packed = new Set(
    plan.kernels.flatMap(({ details, inputs }) => (details.kind === 'adamW' ? inputs : [])),
  );
  const expectOwn = (operand: Operand, reader: string): void => {
    if (!isComputed(operand)) return;
    const [owner, from, to] = elements(operand);
    for (let i = from; i < to; i++) {
      // A pack is signed by its parts: it only has to be written throughout.
      const whole = packed.has(operand) || operand.label.startsWith('pack');
      if (whole ? owner[i] === undefined : owner[i] !== operand) {
        faults.push(`${reader} reads ${operand.label}, but element ${i} holds ${owner[i]?.label}`);
        return;
      }
    }
  };
  const overlap = (a: Operand, b: Operand): boolean =>
    a.arena === b.arena && a.offset < b.offset + sizeOf(b.shape) && b.offset < a.offset + sizeOf(a.shape);

  for (let launch = 0; launch < plan.launches; launch++) {
    const together = plan.kernels.filter((kernel) => kernel.launch === launch);
    for (const kernel of together) {
      const read = [...kernel.inputs, ...stepOperands(kernel)];
      for (const operand of read) expectOwn(operand, kernel.details.kind);
      for (const other of together) {
        const touched = other === kernel ? read : [...other.inputs, ...stepOperands(other), ...other.outputs];
        for (const output of kernel.details.kind === 'adamW' ? [] : kernel.outputs) {
          const clash = touched.find((operand) => overlap(operand, output));
          if (clash) faults.push(`${kernel.details.kind} writes ${output.label} over ${clash.label}`);
        }
      }
    }
    for (const { outputs } of together) {
      for (const output of outputs) {
        const [owner, from, to] = elements(output);
        if (to > owner.length) faults.push(`${output.label} ends at ${to}, beyond its arena`);
        owner.fill(output, from, to);
      }
    }
  }
  for (const output of plan.outputs.values()) expectOwn(output, 'the caller');
  return faults;
}

describe('memory', () => {
  it('never holds two live tensors in one place, on random graphs', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom(undefined, PATTERN), (seed, options) => {
        expect(memoryFaults(planProgram(randomGraph(seed, 20).program, options))).toEqual([]);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('nor in training, where weights are overwritten', () => {
    for (const positions of ['added', 'queries-and-keys'] as const) {
      const program = inductionTraining({ ...DEFAULT_CONFIG, positions });
      expect(memoryFaults(planProgram(program, PATTERN))).toEqual([]);
    }
  });

  it('is reused: the arena is within a tenth of the most that is alive at once', () => {
    const plan = planProgram(inductionTraining(DEFAULT_CONFIG));
    const alive = Array.from({ length: plan.launches }, () => 0);
    for (const { launch, outputs } of plan.kernels) {
      for (const output of outputs.filter(({ arena }) => arena === 'activations')) {
        const readers = plan.kernels.filter((k) => [...k.inputs, ...stepOperands(k)].includes(output));
        const last = Math.max(launch, ...readers.map((reader) => reader.launch));
        for (let at = launch; at <= last; at++) alive[at] += sizeOf(output.shape);
      }
    }
    expect(plan.arenas.activations).toBeLessThan(1.1 * Math.max(...alive));
  });

  it('places by lifetime: neighbours in time share, those alive together do not', () => {
    const { offsets, size } = placeInArena([
      { size: 32, from: 0, to: 1 },
      { size: 32, from: 2, to: 3 },
      { size: 16, from: 1, to: 2 },
    ]);
    expect(offsets).toEqual([0, 0, 32]);
    expect(size).toBe(48);
  });

  it('starts tensors on 64-byte lines outside the parameters’ own layout', () => {
    const plan = planProgram(inductionTraining(DEFAULT_CONFIG));
    const places = plan.kernels.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
    const free = places.filter(({ arena }) => ['inputs', 'constants', 'activations'].includes(arena));
    expect(free.filter(({ offset }) => offset % 16 !== 0)).toEqual([]);
  });
});

describe('the default model’s training step', () => {
  const plan = planProgram(inductionTraining(DEFAULT_CONFIG));

  it('is 26 kernels in 19 launches, at most 24 with nothing but the three sums grouped', () => {
    expect(plan.kernels.length).toBe(26);
    expect(plan.launches).toBe(19);
    const sums = plan.kernels.filter(({ details }) => details.kind === 'sum');
    expect(new Set(sums.map(({ launch }) => launch)).size).toBe(1);
    expect(plan.kernels.length - sums.length + 1).toBe(24);
  });

  it('has no elementwise kernel left: all are folded', () => {
    expect(kinds(plan)).not.toContain('elementwise');
  });

  it('computes loss and logit gradient in one kernel, and both embedding gradients in one', () => {
    expect(kinds(plan).filter((kind) => kind === 'crossEntropy').length).toBe(1);
    expect(kinds(plan).filter((kind) => kind === 'scatterRows').length).toBe(1);
    expect(plan.kernels.find(({ details }) => details.kind === 'scatterRows')!.outputs.length).toBe(2);
  });

  it('writes every weight gradient where the optimiser reads it, each element once', () => {
    const gradients = plan.kernels
      .flatMap(({ outputs }) => outputs)
      .filter(({ arena }) => arena === 'gradients')
      .sort((a, b) => a.offset - b.offset);
    expect(gradients.map(({ offset, shape }) => [offset, sizeOf(shape)])).toEqual(
      plan.program.parameters.map(({ offset, size }) => [offset, size]),
    );
    expect(plan.kernels.at(-1)!.details.kind).toBe('adamW');
  });

  it('leaves attention’s backward kernel what the executor asked for', () => {
    const saved = (options: typeof PATTERN | undefined): readonly number[] =>
      planProgram(inductionTraining({ ...DEFAULT_CONFIG, context: 29 }), options).kernels.find(
        ({ details }) => details.kind === 'causalAttention',
      )!.outputs[1].shape;
    expect(saved(undefined)).toEqual([16, 2, 29]);
    expect(saved(PATTERN)).toEqual([16, 2, 29, 32]);
  });

  it('adds few kernels for positions on queries and keys', () => {
    const other = planProgram(inductionTraining({ ...DEFAULT_CONFIG, positions: 'queries-and-keys' }));
    expect(other.launches).toBeLessThanOrEqual(32);
  });
});

describe('folding', () => {
  const mlp = (): Program => {
    const graph = createGraph();
    const hidden = matmul(input(graph, 'x', [8, 3]), parameter(graph, 'W1', [3, 5]));
    const h = activation(add(hidden, parameter(graph, 'b1', [5])), 'relu');
    const y = add(matmul(h, parameter(graph, 'W2', [5, 2])), parameter(graph, 'b2', [2]));
    const loss = meanSquaredError(y, input(graph, 'y', [8, 2]));
    return trainingProgram(loss, { loss }, ADAM);
  };

  it('a layer is one kernel: product, bias, activation, with what the gradient needs kept on the way', () => {
    const [first] = planProgram(mlp()).kernels;
    expect(first.details.kind).toBe('matmul');
    expect(steps(first)).toEqual(['add', 'store', 'activation']);
    expect(first.outputs.length).toBe(2);
  });

  it('the activation’s slope joins the product before it', () => {
    const products = planProgram(mlp()).kernels.filter(({ details }) => details.kind === 'matmul');
    expect(products.some((kernel) => steps(kernel).join() === 'activationGrad')).toBe(true);
  });

  it('reshapes, products with one and uniform tensors cost nothing', () => {
    const graph = createGraph();
    const x = parameter(graph, 'x', [4, 6]);
    const y = scale(reshape(x, [24]), 1);
    const plan = planProgram(inferenceProgram(graph, { y }));
    expect(plan.kernels).toEqual([]);
    expect(plan.outputs.get('y')).toMatchObject({ arena: 'parameters', offset: 0 });
    const loss = scale(sumTo(x, []), 1 / 24);
    const training = planProgram(trainingProgram(loss, { loss }, ADAM));
    // The gradient of a mean is the same number everywhere: a constant, copied into its arena.
    expect(kinds(training)).toEqual(['sum', 'elementwise', 'adamW']);
  });

  it('does not fold what somebody else still reads', () => {
    const graph = createGraph();
    const [a, b] = [input(graph, 'a', [4, 4]), input(graph, 'b', [4, 4])];
    const product = matmul(a, b);
    const sum = add(product, mul(matmul(product, b), b));
    const plan = planProgram(inferenceProgram(graph, { sum, product }));
    expect(memoryFaults(plan)).toEqual([]);
    expect(plan.kernels.map(steps)).toEqual([[], ['mul', 'add']]);
  });
});

describe('plan.flops', () => {
  const total = (outputs: Record<string, GraphNode>): number =>
    planProgram(inferenceProgram(Object.values(outputs)[0].graph, outputs)).flops;

  it('is 2·m·n·k for a product, and one more a step an element', () => {
    const graph = createGraph();
    const product = matmul(input(graph, 'a', [3, 5, 7]), input(graph, 'b', [7, 11]));
    expect(total({ product })).toBe(2 * 15 * 11 * 7);
    expect(total({ relu: activation(add(product, input(graph, 'c', [11])), 'relu') })).toBe(
      2 * 15 * 11 * 7 + 2 * 15 * 11,
    );
  });

  it('counts only pairs of a query and an earlier key in attention', () => {
    const graph = createGraph();
    const z = causalAttention(input(graph, 'qkv', [2, 3, 24]), 2);
    // 2 sequences × 2 heads × 6 pairs, each 4 channels twice, a scale, and five for softmax.
    expect(total({ z })).toBe(2 * 2 * 6 * (4 * 4 + 6));
  });

  it('of a clipped policy objective is a hand count, forwards and back', () => {
    const graph = createGraph();
    const logits = parameter(graph, 'logits', [6, 5]);
    const rows = (name: string) => input(graph, name, [6]);
    const logProbability = actionLogProbability(
      logits,
      input(graph, 'legal', [6, 5]),
      input(graph, 'actions', [6], 'int32'),
    );
    const clip = { low: 0.2, high: 0.2 };
    const objective = clippedSurrogate(logProbability, rows('old'), rows('advantage'), clip);
    const forward = 6 * (5 * 5 + 3) + 6 * 7;
    expect(total({ objective })).toBe(forward);
    const [gradient] = gradients(sumTo(objective, []), [logits]);
    // The objective is not computed for its gradient: the log-probabilities are, and both slopes.
    expect(total({ gradient })).toBe(6 * (5 * 5 + 3) + 6 * 6 + 6 * (7 * 5 + 1));
  });

  it('is a hand count for the whole training step of the default model', () => {
    const { batch: B, context: T, width: d, heads: H, vocabulary: V } = DEFAULT_CONFIG;
    const rows = B * T;
    const pairs = B * H * ((T * (T + 1)) / 2);
    const D = d / H;
    const qkv = 2 * rows * d * 3 * d;
    const output = 2 * rows * d * d;
    const unembed = 2 * rows * d * V;
    const forward = rows * d + 2 * (qkv + pairs * (4 * D + 6) + output + rows * d) + unembed;
    const loss = rows * (4 * V + 3 + 2 * V + 1) + 3 * (rows + rows - 1);
    const backward = 2 * unembed + 2 * (2 * output + pairs * (8 * D + 5) + 2 * qkv + rows * d);
    const embedding = 2 * rows * d;
    const parameters = V * d + T * d + 2 * (3 * d * d + d * d) + d * V;
    const plan = planProgram(inductionTraining(DEFAULT_CONFIG));
    expect(plan.flops).toBe(forward + loss + backward + embedding + 14 * parameters);
  });

  it('is the sum over kernels, and the same whatever attention saves', () => {
    const program = inductionTraining(DEFAULT_CONFIG);
    const plan = planProgram(program);
    expect(plan.flops).toBe(plan.kernels.reduce((sum, kernel) => sum + kernel.flops, 0));
    expect(planProgram(program, PATTERN).flops).toBe(plan.flops);
  });
});

describe('formatPlan', () => {
  it('prints one line a kernel, with shapes, places, bytes and arithmetic', () => {
    const graph = createGraph();
    const tokens = input(graph, 'tokens', [2, 3], 'int32');
    const logits = gather(parameter(graph, 'W', [5, 5]), tokens);
    const plan = planProgram(inferenceProgram(graph, { rows: crossEntropy(logits, tokens) }));
    expect(
      formatPlan(plan)
        .split('\n')
        .map((line) => line.replaceAll(/ {2,}/g, ' | ')),
    ).toEqual([
      '# | launch | kernel | bytes | arithmetic',
      '0 | 0 | gather W[5, 5]@parameters+0, tokens[2, 3]@inputs+0 -> gather#2[2, 3, 5]@activations+0 | 0.2 kB | 0.000 MFLOP',
      '1 | 1 | crossEntropy gather#2[2, 3, 5]@activations+0, tokens[2, 3]@inputs+0 -> crossEntropy#3[2, 3]@activations+32 | 0.2 kB | 0.000 MFLOP',
      '2 kernels in 2 launches, 0.000 MFLOP',
      'arenas: parameters 0.1 kB, inputs 0.1 kB, activations 0.2 kB',
    ]);
  });

  it('has a line for every kernel of a probe, which no gradient prunes', () => {
    const plan = planProgram(inductionProbe(DEFAULT_CONFIG, 2));
    expect(formatPlan(plan).split('\n').length).toBe(plan.kernels.length + 3);
    expect(kinds(plan)).toEqual(expect.arrayContaining(['splitHeads', 'causalSoftmax', 'mergeHeads']));
  });
});
