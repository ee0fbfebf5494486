import { describe, expect, it } from 'vitest';
import { createWebgpuExecutor } from '../../../core/executors/webgpu/executor.ts';
import { createGraph, input, parameter } from '../../../core/program/graph.ts';
import { sizeOf } from '../../../core/program/shapes.ts';
import { gather, sumTo } from '../../../core/program/ops.ts';
import { inferenceProgram } from '../../../core/program/program.ts';
import { inductionIntervention } from '../../../labs/induction/model.ts';
import { disagreement } from '../../programs/case.ts';
import { createRandom } from '../../programs/random.ts';
import { initialWeights, TINY, trainingInputs, transformerRun } from '../../programs/transformer.ts';
import { loadTransformer, openExecutors, VARIANTS } from './executors.ts';

const executors = await openExecutors();

describe.each(VARIANTS)('training on %s kernels', (variant) => {
  const executor = executors[variant];
  // Tiled kernels take their time on a software adapter, above all to compile.
  const config =
    variant === 'tiled' ? { ...TINY, layers: 1, heads: 1, width: 8, context: 7, batch: 1 } : TINY;

  it('follows the same losses as tfjs: within 1e-3 over the first 100 of 200 steps', async () => {
    const ours = await transformerRun(executor, config, 200);
    const theirs = await transformerRun(executors.oracle, config, 200);
    const apart = ours.loss.map((loss, step) => Math.abs(loss - theirs.loss[step]));
    expect(Math.max(...apart.subarray(0, 100))).toBeLessThan(1e-3);
    // Both learn: agreement on a loss that stands still would show little.
    expect(ours.loss[199]).toBeLessThan(ours.loss[0] - 0.2);
    expect(theirs.loss[199]).toBeLessThan(theirs.loss[0] - 0.2);
  }, 180_000);

  it('is bit-identical when repeated, in one call or in many', async () => {
    const once = await transformerRun(executor, config, 20);
    expect(await transformerRun(executor, config, 20)).toEqual(once);
    expect(await transformerRun(executor, config, 20, 7)).toEqual(once);
  });

  it('goes on from weights and moments that were written back, as if nothing had happened', async () => {
    const straight = await transformerRun(executor, config, 5);
    const first = await transformerRun(executor, config, 3);
    const second = await transformerRun(executor, config, 2, 2, { step: 3, ...first });
    expect([...first.loss, ...second.loss]).toEqual([...straight.loss]);
    expect(second.parameters).toEqual(straight.parameters);
  });
});

describe('a program on WebGPU', () => {
  it('adds positions to queries and keys only, as tfjs does', async () => {
    const config = { ...TINY, layers: 1, positions: 'queries-and-keys' } as const;
    const ours = await transformerRun(executors.flat, config, 10);
    const theirs = await transformerRun(executors.oracle, config, 10);
    const apart = ours.loss.map((loss, step) => Math.abs(loss - theirs.loss[step]));
    expect(Math.max(...apart)).toBeLessThan(1e-4);
  });

  it('probes with interventions as tfjs does: gated heads, replacements, patterns partly frozen', async () => {
    const program = inductionIntervention(TINY, 2);
    const random = createRandom(9);
    const inputs = Object.fromEntries(
      [...program.inputs].map(([name, { shape, dtype }]) => [
        name,
        dtype === 'int32' ? random.indices(sizeOf(shape), TINY.vocabulary) : random.floats(sizeOf(shape)),
      ]),
    );
    const parameters = initialWeights(program, TINY);
    const probe = { name: 'probe', program, parameters, inputs };
    expect(await disagreement(executors.flat, executors.oracle, probe)).toBeLessThan(1e-4);
  });

  it('answers calls made at once in their order', async () => {
    const together = await loadTransformer(executors.flat);
    const apart = await loadTransformer(executors.flat);
    const [first, parameters, second] = await Promise.all([
      together.run(2, trainingInputs(TINY, 0, 2)),
      together.readParameters(),
      together.run(1, trainingInputs(TINY, 2, 1)),
    ]);
    expect(first).toEqual(await apart.run(2, trainingInputs(TINY, 0, 2)));
    expect(parameters).toEqual(await apart.readParameters());
    expect(second).toEqual(await apart.run(1, trainingInputs(TINY, 2, 1)));
    together.dispose();
    apart.dispose();
  });

  it('gives back an output that is a leaf, twice the same node, or an input', async () => {
    const graph = createGraph();
    const table = parameter(graph, 'table', [3, 2]);
    const x = input(graph, 'x', [2]);
    const rows = gather(table, input(graph, 'i', [2], 'int32'));
    const program = inferenceProgram(graph, { table, x, rows, again: rows, sum: sumTo(rows, []) });
    const loaded = await executors.flat.load(program);
    loaded.writeParameters(new Float32Array([0, 1, 2, 3, 4, 5]));
    const result = await loaded.run(2, {
      i: new Int32Array([2, 0, 1, 1]),
      x: new Float32Array([7, 8, 9, 10]),
    });
    expect([...result.table]).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]);
    expect([...result.x]).toEqual([7, 8, 9, 10]);
    expect([...result.rows]).toEqual([4, 5, 0, 1, 2, 3, 2, 3]);
    expect([...result.again]).toEqual([...result.rows]);
    expect([...result.sum]).toEqual([10, 10]);
    loaded.dispose();
  });

  it('refuses inputs and parameters of the wrong length, by name, and work after dispose', async () => {
    const loaded = await loadTransformer(executors.flat);
    const inputs = trainingInputs(TINY, 0, 1);
    await expect(loaded.run(1, { ...inputs, lossWeights: new Float32Array(5) })).rejects.toThrow(
      /"lossWeights" has 5 values.*need 39/,
    );
    expect(() => loaded.writeParameters(new Float32Array(3))).toThrow(/parameters, but 3/);
    loaded.dispose();
    await expect(loaded.run(1, inputs)).rejects.toThrow(/disposed/);
  });

  it('says which kernels it uses on which device: barrier-free ones on a software adapter', async () => {
    const executor = await createWebgpuExecutor();
    const { info } = (await navigator.gpu.requestAdapter())!;
    expect(executor.description).toContain(info.isFallbackAdapter ? 'flat kernels' : 'tiled kernels');
    expect(executor.description).toContain(info.vendor);
    executor.dispose();
  });
});
