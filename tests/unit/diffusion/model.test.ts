import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { randomStream } from '../../../core/training/random.ts';
import { LEVEL_FEATURES, levelFeatures, LOG_SNR_BOUND, logSnr } from '../../../labs/diffusion/features.ts';
import {
  diffusionInference,
  diffusionTraining,
  initialParameters,
  learningRateAt,
  parameterCount,
} from '../../../labs/diffusion/model.ts';
import { createNetwork } from '../../../labs/diffusion/network.ts';
import { fromTensors, toTensors, WeightsError } from '../../../labs/diffusion/tensors.ts';

const shape = { depth: 3, width: 16 };

const normals = (size: number, name: string, scale = 1): Float32Array => {
  const stream = randomStream(1, name, 0);
  return Float32Array.from({ length: size }, () => scale * stream.normal());
};
const largestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i])), 0);

/** Weights far from their beginning, so that every SiLU bends. */
const weights = normals(parameterCount(shape), 'weights', 0.4);

let wasm: Executor;
let oracle: Executor;
beforeAll(async () => {
  wasm = await createWasmExecutor();
  oracle = await createTfjsExecutor('cpu');
});

describe('the level features', () => {
  it('are the half log-SNR by 4, and sines and cosines from an eighth of it up by octaves', () => {
    const half = Math.log(0.8 / 0.2) / 2;
    const features = levelFeatures(0.8);
    expect(features).toHaveLength(LEVEL_FEATURES);
    expect(features[0]).toBeCloseTo(half / 4, 6);
    expect(features[1]).toBeCloseTo(Math.sin(half / 8), 6);
    expect(features[16]).toBeCloseTo(Math.cos(16 * half), 6);
  });

  it('are finite where nothing of the signal, or of the noise, is left', () => {
    expect(logSnr(0)).toBe(-LOG_SNR_BOUND);
    expect(logSnr(1)).toBe(LOG_SNR_BOUND);
    expect(levelFeatures(0).every(Number.isFinite)).toBe(true);
  });
});

describe('the network', () => {
  /** The definition in plain loops, from the tensors of the run file. */
  function plain(point: readonly [number, number], alphaBar: number): number[] {
    const arena = new Float32Array(2 * weights.length);
    arena.set(weights);
    const tensors = toTensors(shape, arena);
    let values = [...point, ...levelFeatures(alphaBar)];
    for (let layer = 0; layer <= shape.depth; layer++) {
      const { shape: axes, values: weight } = tensors.get(`net.${2 * layer}.weight`)!;
      const bias = tensors.get(`net.${2 * layer}.bias`)!.values;
      const [outputs, inputs] = axes;
      const next = Array.from({ length: outputs }, (_, out) =>
        values.reduce((sum, value, i) => sum + weight[out * inputs + i] * value, bias[out]),
      );
      values = layer < shape.depth ? next.map((z) => z / (1 + Math.exp(-z))) : next;
    }
    return values;
  }

  it('is the multilayer perceptron that the run file describes', async () => {
    const network = createNetwork(shape, wasm);
    network.use(weights);
    for (const alphaBar of [0, 1e-6, 0.3, 0.9999]) {
      const found = await network.predict(new Float32Array([0.7, -1.3]), alphaBar);
      const [x, y] = plain([0.7, -1.3], alphaBar);
      expect(found[0]).toBeCloseTo(x, 4);
      expect(found[1]).toBeCloseTo(y, 4);
    }
  });

  it('takes any number of points, each alone', async () => {
    const network = createNetwork(shape, wasm);
    network.use(weights);
    const x = normals(2 * 600, 'points');
    const all = await network.predict(x, 0.4);
    expect(all).toHaveLength(1200);
    expect(await network.predict(x.subarray(1100, 1102), 0.4)).toEqual(all.slice(1100, 1102));
  });

  it('predicts and trains as the oracle does', async () => {
    const x = normals(2 * 8, 'x');
    const inference = { x, level: levelFeatures(0.7) };
    const levels = new Float32Array(8 * LEVEL_FEATURES);
    for (let i = 0; i < 8; i++) levels.set(levelFeatures((i + 0.5) / 8), i * LEVEL_FEATURES);
    const training = {
      x,
      level: levels,
      target: normals(2 * 8, 'target'),
      learningRate: new Float32Array([1e-2]),
      stepNumber: new Float32Array([1]),
    };
    const results = [];
    for (const executor of [wasm, oracle]) {
      const inferring = await executor.load(diffusionInference(shape, 8));
      inferring.writeParameters(weights);
      const { prediction } = await inferring.run(1, inference);
      const learning = await executor.load(diffusionTraining(shape, 8));
      learning.writeParameters(weights);
      learning.writeOptimizer(undefined);
      const { loss } = await learning.run(1, training);
      results.push({ prediction, loss, m: (await learning.readOptimizer()).m });
    }
    const [ours, theirs] = results;
    expect(largestDifference(ours.prediction, theirs.prediction)).toBeLessThan(1e-5);
    expect(ours.loss[0]).toBeCloseTo(theirs.loss[0], 5);
    expect(largestDifference(ours.m, theirs.m)).toBeLessThan(1e-5);
    expect(Math.max(...ours.m.map(Math.abs))).toBeGreaterThan(1e-3);
  });

  it('has the divergence of central differences', async () => {
    const network = createNetwork(shape, wasm);
    network.use(weights);
    const count = 300;
    const x = normals(2 * count, 'points');
    const { prediction, divergence } = await network.slopes(x, 0.6);
    expect(largestDifference(prediction, await network.predict(x, 0.6))).toBeLessThan(1e-6);
    const h = 1e-2;
    const differences = new Float32Array(count);
    for (const coordinate of [0, 1]) {
      const moved = (by: number) => x.map((value, i) => (i % 2 === coordinate ? value + by : value));
      const [ahead, behind] = [await network.predict(moved(h), 0.6), await network.predict(moved(-h), 0.6)];
      for (let i = 0; i < count; i++) {
        differences[i] += (ahead[2 * i + coordinate] - behind[2 * i + coordinate]) / (2 * h);
      }
    }
    const size = Math.max(...divergence.map(Math.abs));
    expect(size).toBeGreaterThan(0.5);
    expect(largestDifference(divergence, differences)).toBeLessThan(2e-3 * size);
  });

  it('begins with predictions near 0, the same from the same seed', async () => {
    const network = createNetwork({ depth: 3, width: 64 }, wasm);
    const initial = initialParameters({ depth: 3, width: 64 }, 0);
    expect(initial).toEqual(initialParameters({ depth: 3, width: 64 }, 0));
    expect(initial).not.toEqual(initialParameters({ depth: 3, width: 64 }, 1));
    network.use(initial);
    const prediction = await network.predict(normals(512, 'points'), 0.5);
    expect(Math.max(...prediction.map(Math.abs))).toBeLessThan(0.5);
  });
});

describe('the learning rate', () => {
  const rate = (step: number) => learningRateAt(step, { learningRate: 1, decaySteps: 4000 });

  it('rises over 50 steps, and falls as a cosine to 0 at the last, where it stays', () => {
    expect(rate(25)).toBeCloseTo(0.5, 3);
    expect(rate(2000)).toBeCloseTo(0.5, 6);
    expect(rate(4000)).toBe(0);
    expect(rate(5000)).toBe(0);
  });
});

describe('the tensors of a run file', () => {
  const arena = normals(2 * parameterCount(shape), 'arena');

  it("have torch's names and shapes, once as trained and once averaged", () => {
    const tensors = toTensors(shape, arena);
    expect([...tensors].map(([name, tensor]) => [name, tensor.shape]).slice(0, 4)).toEqual([
      ['net.0.weight', [16, 19]],
      ['net.0.bias', [16]],
      ['net.2.weight', [16, 16]],
      ['net.2.bias', [16]],
    ]);
    expect(tensors.get('net.6.weight')!.shape).toEqual([2, 16]);
    expect([...tensors.keys()].slice(8)).toEqual(
      [...tensors.keys()].slice(0, 8).map((name) => `ema.${name}`),
    );
  });

  it('are the arena again', () => {
    expect(fromTensors(shape, toTensors(shape, arena))).toEqual(arena);
  });

  it('are refused when one is missing, of another shape, not known, or not finite', () => {
    const without = new Map(toTensors(shape, arena));
    without.delete('ema.net.2.bias');
    expect(() => fromTensors(shape, without)).toThrow(/ema\.net\.2\.bias of shape \[16\].*none/);
    const wider = toTensors({ ...shape, width: 8 }, normals(2 * parameterCount({ depth: 3, width: 8 }), 'a'));
    expect(() => fromTensors(shape, wider)).toThrow(/\[16, 19\].*\[8, 19\]/);
    const extra = new Map(toTensors(shape, arena)).set('head', { shape: [1], values: new Float32Array(1) });
    expect(() => fromTensors(shape, extra)).toThrow(WeightsError);
    const broken = toTensors(shape, arena);
    broken.get('net.4.weight')!.values[3] = NaN;
    expect(() => fromTensors(shape, broken)).toThrow(/net\.4\.weight holds NaN/);
  });
});
