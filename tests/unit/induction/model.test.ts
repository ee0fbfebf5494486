import { describe, expect, it } from 'vitest';
import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import { gradients } from '../../../core/program/autodiff.ts';
import { pack } from '../../../core/program/ops.ts';
import { inferenceProgram } from '../../../core/program/program.ts';
import { DEFAULT_CONFIG } from '../../../labs/induction/config.ts';
import { gatingInputs, headInputs, interventionInputs } from '../../../labs/induction/intervention.ts';
import {
  inductionGating,
  inductionIntervention,
  inductionProbe,
  inductionTraining,
  initialParameters,
  learningRateAt,
  PROBE,
} from '../../../labs/induction/model.ts';
import { modelWeights } from '../../../labs/induction/parameters.ts';
import { modelArena, modelTensors } from '../../../labs/induction/tensors.ts';
import { nextTokens } from '../../../labs/induction/task.ts';
import type { InductionConfig } from '../../../labs/induction/types.ts';
import { gradientError, indices } from '../program/finite-differences.ts';

const small: InductionConfig = {
  ...DEFAULT_CONFIG,
  vocabulary: 7,
  context: 6,
  width: 8,
  batch: 3,
};
const size = small.batch * small.context;
const tokens = indices(size, small.vocabulary, 3);
const targets = nextTokens(tokens, small.context);
const rows = { total: 3, task: { start: 0, end: 3 } };

const lossOnly = (config: InductionConfig) => {
  const { graph, outputs } = inductionTraining(config);
  const loss = outputs.get('loss')!;
  const parameters = graph.nodes.filter((node) => node.op === 'parameter');
  return inferenceProgram(graph, { loss, gradient: pack(gradients(loss, parameters)) });
};

describe('the transformer', () => {
  for (const positions of ['added', 'queries-and-keys'] as const) {
    for (const layers of [1, 2]) {
      it(`has the gradient of central differences, ${layers} layers, positions ${positions}`, async () => {
        const even = new Float32Array(size).fill(1 / size);
        const inputs: Record<string, Float32Array | Int32Array> = {
          tokens,
          targets,
          lossWeights: even,
          inducibleWeights: even,
          otherWeights: even,
          learningRate: new Float32Array(1),
          stepNumber: new Float32Array([1]),
        };
        const program = lossOnly({ ...small, positions, layers });
        const error = await gradientError(program, inputs, { coordinates: 120, size: 0.5, step: 1e-2 });
        expect(error).toBeLessThan(5e-3);
      });
    }
  }

  it('with positions on queries and keys only lets no position into the values', async () => {
    // With all tokens equal, attention averages equal values: logits cannot differ between positions.
    const config: InductionConfig = { ...small, positions: 'queries-and-keys' };
    const program = inductionProbe(config, 3);
    const loaded = await (await createTfjsExecutor('cpu')).load(program);
    loaded.writeParameters(initialParameters(program, config.width, 1));
    const same = new Int32Array(size).fill(2);
    const { logits } = await loaded.run(1, { tokens: same, targets: same });
    for (let i = 0; i < logits.length; i++) expect(logits[i]).toBeCloseTo(logits[i % config.vocabulary], 5);
    loaded.dispose();
  });

  it('starts the same embeddings whatever its depth, and others from another seed', () => {
    const two = initialParameters(inductionTraining(small), small.width, 5);
    const one = initialParameters(inductionTraining({ ...small, layers: 1 }), small.width, 5);
    const embedding = small.vocabulary * small.width;
    expect([...one.subarray(0, embedding)]).toEqual([...two.subarray(0, embedding)]);
    expect([...initialParameters(inductionTraining(small), small.width, 6)]).not.toEqual([...two]);
  });

  it('warms its learning rate up linearly over 20 steps', () => {
    expect([1, 10, 20, 500].map((step) => learningRateAt(step, 0.01))).toEqual([0.0005, 0.005, 0.01, 0.01]);
  });
});

describe('probes', () => {
  const probe = async (config: InductionConfig) => {
    const executor = await createTfjsExecutor('cpu');
    const program = inductionProbe(config, 3);
    const loaded = await executor.load(program);
    loaded.writeParameters(initialParameters(program, config.width, 1).map((x) => 3 * x));
    const intact = await loaded.run(1, { tokens, targets });
    const intervention = await executor.load(inductionIntervention(config, 3));
    intervention.writeParameters(await loaded.readParameters());
    const ablate = (
      heads: readonly (readonly [number, number])[],
      kind: 'zero' | 'mean' | 'resample' | 'pattern-preserving',
    ) =>
      intervention.run(1, {
        tokens,
        targets,
        ...interventionInputs(config, kind, headInputs(config, { heads, kind }, rows, intact), intact),
      });
    const gating = await executor.load(inductionGating(config, 3));
    gating.writeParameters(await loaded.readParameters());
    const gate = (heads: readonly (readonly [number, number])[], kind: 'zero' | 'mean' | 'resample') =>
      gating.run(1, {
        tokens,
        targets,
        ...gatingInputs(headInputs(config, { heads, kind }, rows, intact), intact),
      });
    return { intact, ablate, gate, loaded };
  };
  const furthest = (a: Float32Array, b: Float32Array): number =>
    a.reduce((worst, x, i) => Math.max(worst, Math.abs(x - b[i])), 0);

  it('see the loss that training sees', async () => {
    const { intact, loaded } = await probe(small);
    const executor = await createTfjsExecutor('cpu');
    const training = await executor.load(inductionTraining(small));
    training.writeParameters(await loaded.readParameters());
    const even = new Float32Array(size).fill(1 / size);
    const { loss } = await training.run(1, {
      tokens,
      targets,
      lossWeights: even,
      inducibleWeights: even,
      otherWeights: even,
      learningRate: new Float32Array(1),
      stepNumber: new Float32Array([1]),
    });
    const mean = intact.rows.reduce((a, b) => a + b, 0) / size;
    expect(loss[0] / mean).toBeCloseTo(1, 6);
  });

  it('attend to no later position, and each row sums to 1', async () => {
    const { intact } = await probe(small);
    const T = small.context;
    const pattern = intact[PROBE.pattern(1)];
    for (let row = 0; row < pattern.length / T; row++) {
      const cells = pattern.subarray(row * T, (row + 1) * T);
      expect(cells.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
      expect([...cells.subarray((row % T) + 1)].every((x) => x === 0)).toBe(true);
    }
  });

  it('without ablated heads give the intact model, whatever the kind', async () => {
    const { intact, ablate } = await probe(small);
    for (const kind of ['zero', 'mean', 'resample', 'pattern-preserving'] as const) {
      expect(furthest((await ablate([], kind)).logits, intact.logits)).toBeLessThan(1e-5);
    }
  });

  it('gating gives what the whole intervention gives, where no pattern is kept', async () => {
    const { ablate, gate } = await probe(small);
    const heads = [
      [0, 1],
      [1, 0],
    ] as const;
    for (const kind of ['zero', 'mean', 'resample'] as const) {
      expect(furthest((await gate(heads, kind)).logits, (await ablate(heads, kind)).logits)).toBeLessThan(
        1e-6,
      );
    }
  });

  it('zeroing a head is zeroing its W_O', async () => {
    const { ablate, loaded } = await probe(small);
    const { logits } = await ablate([[0, 1]], 'zero');
    const zeroed = await loaded.readParameters();
    const model = modelWeights(small, zeroed);
    model.layers[0][1].W_O.fill(0);
    loaded.writeParameters(zeroed);
    expect(furthest((await loaded.run(1, { tokens, targets })).logits, logits)).toBeLessThan(1e-5);
  });

  it('zeroing a layer-1 head moves layer-2 patterns; preserving patterns keeps them and moves less', async () => {
    const { intact, ablate } = await probe(small);
    const zero = await ablate([[0, 0]], 'zero');
    const preserving = await ablate([[0, 0]], 'pattern-preserving');
    expect(furthest(zero[PROBE.pattern(1)], intact[PROBE.pattern(1)])).toBeGreaterThan(1e-3);
    expect(furthest(preserving[PROBE.pattern(1)], intact[PROBE.pattern(1)])).toBe(0);
    expect(furthest(preserving.logits, zero.logits)).toBeGreaterThan(1e-3);
  });

  it('mean replaces a head by its average over the sequences at each position', async () => {
    // A layer-2 head writes straight into the logits, so the change there is (mean z − z) W_O W_U.
    const { intact, ablate, loaded } = await probe(small);
    const { logits } = await ablate([[1, 0]], 'mean');
    const model = modelWeights(small, await loaded.readParameters());
    const { W_O } = model.layers[1][0];
    const { width, context, vocabulary } = small;
    const D = model.headSize;
    const z = intact[PROBE.headOutput(1)];
    for (const [b, t] of [
      [0, 5],
      [2, 3],
    ]) {
      const at = (sequence: number, j: number): number => z[(sequence * context + t) * width + j];
      for (let v = 0; v < vocabulary; v++) {
        let change = 0;
        for (let j = 0; j < D; j++) {
          const mean = (at(0, j) + at(1, j) + at(2, j)) / 3;
          for (let c = 0; c < width; c++) {
            change += (mean - at(b, j)) * W_O[j * width + c] * model.W_U[c * vocabulary + v];
          }
        }
        const i = (b * context + t) * vocabulary + v;
        expect(logits[i] - intact.logits[i]).toBeCloseTo(change, 4);
      }
    }
  });

  it('resample gives a head what it did on the next sequence', async () => {
    const { intact, ablate } = await probe(small);
    const swapped = await ablate(
      [
        [1, 0],
        [1, 1],
      ],
      'resample',
    );
    // Attention of the ablated layer is untouched; its contribution is another sequence's.
    expect(furthest(swapped[PROBE.headOutput(1)], intact[PROBE.headOutput(1)])).toBeLessThan(1e-6);
    expect(furthest(swapped.logits, intact.logits)).toBeGreaterThan(1e-2);
  });
});

describe('the run file’s tensors', () => {
  const arena = initialParameters(inductionTraining(small), small.width, 2);

  it('have TransformerLens’s names and shapes', () => {
    const shapes = [...modelTensors(small, arena)].map(
      ([name, { shape }]) => `${name} [${shape.join(', ')}]`,
    );
    expect(shapes).toEqual([
      'embed.W_E [7, 8]',
      'pos_embed.W_pos [6, 8]',
      'blocks.0.attn.W_Q [2, 8, 4]',
      'blocks.0.attn.W_K [2, 8, 4]',
      'blocks.0.attn.W_V [2, 8, 4]',
      'blocks.0.attn.W_O [2, 4, 8]',
      'blocks.1.attn.W_Q [2, 8, 4]',
      'blocks.1.attn.W_K [2, 8, 4]',
      'blocks.1.attn.W_V [2, 8, 4]',
      'blocks.1.attn.W_O [2, 4, 8]',
      'unembed.W_U [8, 7]',
    ]);
  });

  it('come back as the same arena', () => {
    expect([...modelArena(small, modelTensors(small, arena))]).toEqual([...arena]);
  });

  it('are refused by name when one is missing, misshapen or unknown', () => {
    const without = modelTensors(small, arena);
    without.delete('blocks.1.attn.W_K');
    expect(() => modelArena(small, without)).toThrow(/blocks\.1\.attn\.W_K of shape \[2, 8, 4\].*none/);
    expect(() => modelArena({ ...small, heads: 4 }, modelTensors(small, arena))).toThrow(
      /\[4, 8, 2\].*\[2, 8, 4\]/,
    );
    const extra = modelTensors(small, arena).set('ln_final.w', { shape: [8], values: new Float32Array(8) });
    expect(() => modelArena(small, extra)).toThrow(/ln_final\.w/);
  });
});
