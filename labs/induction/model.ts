/**
 * @file The network: an attention-only transformer without LayerNorm and biases, with learned absolute
 * positions and an untied unembedding (Elhage et al. 2021), as Programs for training and for probing.
 *
 * Row vectors: a position's activations are x W. Queries, keys and values of all heads are one product with
 * the packed weight W_QKV [d, 3·H·D]; run files carry them apart, under TransformerLens's names and shapes.
 */

import { randomStream } from '../../core/training/random.ts';
import {
  constant,
  createGraph,
  input,
  parameter,
  type Graph,
  type GraphNode,
} from '../../core/program/graph.ts';
import {
  add,
  causalAttention,
  causalSoftmax,
  crossEntropy,
  gather,
  matmul,
  mergeHeads,
  mul,
  scale,
  splitHeads,
  sumTo,
} from '../../core/program/ops.ts';
import {
  inferenceProgram,
  parameterSlots,
  trainingProgram,
  type ParameterSlot,
  type Program,
} from '../../core/program/program.ts';
import type { InductionConfig } from './types.ts';

/** Adam as in the recipe: a short second-moment memory, no weight decay. */
export const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 };

/** Steps of linear learning-rate warm-up. */
export const WARM_UP_STEPS = 20;

/** Names of the parameters in the arena. */
export const NAMES = {
  embedding: 'embed.W_E',
  positions: 'pos_embed.W_pos',
  unembedding: 'unembed.W_U',
  qkv: (layer: number) => `blocks.${layer}.attn.W_QKV`,
  output: (layer: number) => `blocks.${layer}.attn.W_O`,
};

/** What shapes the network, as opposed to its training. */
export type ModelShape = Pick<
  InductionConfig,
  'layers' | 'heads' | 'vocabulary' | 'context' | 'width' | 'positions'
>;

interface Network {
  readonly embedding: GraphNode;
  readonly positions: GraphNode;
  readonly layers: readonly { readonly qkv: GraphNode; readonly output: GraphNode }[];
  readonly unembedding: GraphNode;
}

function declareParameters(graph: Graph, { layers, vocabulary, context, width }: ModelShape): Network {
  return {
    embedding: parameter(graph, NAMES.embedding, [vocabulary, width]),
    positions: parameter(graph, NAMES.positions, [context, width]),
    layers: Array.from({ length: layers }, (_, layer) => ({
      qkv: parameter(graph, NAMES.qkv(layer), [width, 3 * width]),
      output: parameter(graph, NAMES.output(layer), [width, width]),
    })),
    unembedding: parameter(graph, NAMES.unembedding, [width, vocabulary]),
  };
}

/** Where each parameter lies in the arena of every program of this shape. */
export function parameterLayout(shape: ModelShape): ParameterSlot[] {
  const graph = createGraph();
  declareParameters(graph, shape);
  return parameterSlots(graph);
}

/** The residual stream before the first layer: [B, T, d]. */
function embed(network: Network, tokens: GraphNode, shape: ModelShape): GraphNode {
  const tokenEmbedding = gather(network.embedding, tokens);
  return shape.positions === 'added' ? add(tokenEmbedding, network.positions) : tokenEmbedding;
}

/** Packed queries, keys and values of one layer: [B, T, 3·H·D]. */
function project(network: Network, layer: number, x: GraphNode, shape: ModelShape): GraphNode {
  const { qkv } = network.layers[layer];
  const projected = matmul(x, qkv);
  if (shape.positions === 'added') return projected;
  // (x + P) W = x W + P W: positions join queries and keys after the product, and values never see them.
  const { width } = shape;
  const queriesAndKeys = Float32Array.from({ length: 3 * width }, (_, i) => (i < 2 * width ? 1 : 0));
  const positional = mul(matmul(network.positions, qkv), constant(x.graph, [3 * width], queriesAndKeys));
  return add(projected, positional);
}

/** Name of the input that silences heads in training: [B, 1, H·D], one factor a sequence and head. */
export const headGates = (layer: number): string => `headGates.${layer}`;

/**
 * One optimiser step on B sequences. Inputs: `tokens` and `targets` [B, T] int32; `lossWeights`,
 * `inducibleWeights` and `otherWeights` [B, T], each summing to 1 or 0; with head dropout, `headGates`. Outputs, in nats and from before
 * the step: `loss`, `inducibleLoss`, `otherLoss`.
 */
export function inductionTraining(config: InductionConfig): Program {
  const graph = createGraph();
  const network = declareParameters(graph, config);
  const batch = [config.batch, config.context];
  const tokens = input(graph, 'tokens', batch, 'int32');
  const targets = input(graph, 'targets', batch, 'int32');
  let x = embed(network, tokens, config);
  for (const [layer, { output }] of network.layers.entries()) {
    const z = causalAttention(project(network, layer, x, config), config.heads);
    const kept =
      config.headDropout > 0 ? mul(z, input(graph, headGates(layer), [config.batch, 1, config.width])) : z;
    x = add(x, matmul(kept, output));
  }
  const rows = crossEntropy(matmul(x, network.unembedding), targets);
  const weighted = (name: string): GraphNode => sumTo(mul(rows, input(graph, name, batch)), []);
  const loss = weighted('lossWeights');
  return trainingProgram(
    loss,
    { loss, inducibleLoss: weighted('inducibleWeights'), otherLoss: weighted('otherWeights') },
    ADAM,
  );
}

/** Outputs of a probe, by layer. */
export const PROBE = {
  pattern: (layer: number) => `pattern.${layer}`,
  headOutput: (layer: number) => `z.${layer}`,
  logits: 'logits',
  rows: 'rows',
};

/** Inputs by which a probe intervenes, by layer. */
export const INTERVENE = {
  /** [n, T, H·D]: outputs of the first layer's heads before gating. */
  headOutput: 'headOutput',
  /** [H·D]: 1 keeps a head's output, 0 takes it out. */
  gate: (layer: number) => `gate.${layer}`,
  /** [n, T, H·D]: added to the gated output. */
  replacement: (layer: number) => `replacement.${layer}`,
  /** [1]: 1 for the model's own attention patterns, 0 for the frozen ones. */
  ownPatterns: (layer: number) => `ownPatterns.${layer}`,
  /** [n, H, T, T]: patterns to use instead; zeros where the model's own are used. */
  frozenPatterns: (layer: number) => `frozenPatterns.${layer}`,
};

/**
 * The forward pass on n sequences with everything in view. Inputs: `tokens`, `targets` [n, T] int32.
 * Outputs: attention patterns [n, H, T, T] and head outputs z [n, T, H·D] (before gating) for each layer,
 * `logits` [n, T, V] and `rows` [n, T], the loss in nats at each position.
 */
export function inductionProbe(shape: ModelShape, sequences: number): Program {
  return probeProgram(
    shape,
    sequences,
    (_, __, z) => z,
    (_, pattern) => pattern,
  );
}

/**
 * As `inductionProbe`, with heads gated: the inputs `gate` and `replacement` of INTERVENE. Gates act on what heads have
 * read, so the first layer's heads are as in the intact model: their outputs are an input, `headOutput`, and they have
 * neither patterns nor outputs here.
 */
export function inductionGating(shape: ModelShape, sequences: number): Program {
  const { context, width } = shape;
  return probeProgram(
    shape,
    sequences,
    gated(shape, sequences),
    (_, pattern) => pattern,
    (graph) => input(graph, INTERVENE.headOutput, [sequences, context, width]),
  );
}

/** As `inductionProbe`, with all inputs of INTERVENE. */
export function inductionIntervention(shape: ModelShape, sequences: number): Program {
  const { heads, context } = shape;
  return probeProgram(shape, sequences, gated(shape, sequences), (layer, pattern) =>
    add(
      mul(pattern, input(pattern.graph, INTERVENE.ownPatterns(layer), [1])),
      input(pattern.graph, INTERVENE.frozenPatterns(layer), [sequences, heads, context, context]),
    ),
  );
}

function gated({ width, context }: ModelShape, sequences: number) {
  return (graph: Graph, layer: number, z: GraphNode): GraphNode =>
    add(
      mul(z, input(graph, INTERVENE.gate(layer), [width])),
      input(graph, INTERVENE.replacement(layer), [sequences, context, width]),
    );
}

function probeProgram(
  shape: ModelShape,
  sequences: number,
  gate: (graph: Graph, layer: number, z: GraphNode) => GraphNode,
  freeze: (layer: number, pattern: GraphNode) => GraphNode,
  firstHeads?: (graph: Graph) => GraphNode,
): Program {
  const graph = createGraph();
  const network = declareParameters(graph, shape);
  const tokens = input(graph, 'tokens', [sequences, shape.context], 'int32');
  const targets = input(graph, 'targets', [sequences, shape.context], 'int32');
  const outputs: Record<string, GraphNode> = {};

  /** What the heads of a layer write where they read `x`: [n, T, H·D]. */
  function attend(layer: number, x: GraphNode): GraphNode {
    const qkv = project(network, layer, x, shape);
    const [q, k, v] = [0, 1, 2].map((part) => splitHeads(qkv, shape.heads, 3, part));
    const headSize = shape.width / shape.heads;
    const scores = scale(matmul(q, k, { transposeB: true }), 1 / Math.sqrt(headSize));
    const pattern = freeze(layer, causalSoftmax(scores));
    const z = mergeHeads(matmul(pattern, v));
    outputs[PROBE.pattern(layer)] = pattern;
    return (outputs[PROBE.headOutput(layer)] = z);
  }

  let x = embed(network, tokens, shape);
  for (const [layer, { output }] of network.layers.entries()) {
    const z = layer === 0 && firstHeads ? firstHeads(graph) : attend(layer, x);
    x = add(x, matmul(gate(graph, layer, z), output));
  }
  outputs[PROBE.logits] = matmul(x, network.unembedding);
  outputs[PROBE.rows] = crossEntropy(outputs[PROBE.logits], targets);
  return inferenceProgram(graph, outputs);
}

/** Learning rate of optimiser step `step` (from 1): linear warm-up, then constant. */
export function learningRateAt(step: number, peak: number): number {
  return peak * Math.min(1, step / WARM_UP_STEPS);
}

/**
 * Initial parameters of a program of this lab, N(0, 1/sqrt(d)) throughout. Every tensor draws from a stream
 * of its own, so that models of different depth start from the same embeddings.
 */
export function initialParameters(program: Program, width: number, seed: number): Float32Array {
  const arena = new Float32Array(program.parameterCount);
  for (const { name, offset, size } of program.parameters) {
    const stream = randomStream(seed, `init/${name}`, 0);
    for (let i = 0; i < size; i++) arena[offset + i] = stream.normal() / Math.sqrt(width);
  }
  return arena;
}
