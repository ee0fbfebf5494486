import { beforeAll, describe, expect, it } from 'vitest';
import { createGraph, input, parameter } from '../../../core/program/graph.ts';
import { gather, sumTo } from '../../../core/program/ops.ts';
import { inferenceProgram } from '../../../core/program/program.ts';
import { openExecutors, relativeError, VARIANTS } from './compare.ts';
import { batches, initialise, smallTransformer } from './training.ts';

let executors: Awaited<ReturnType<typeof openExecutors>>;

beforeAll(async () => {
  executors = await openExecutors();
});

describe.each(VARIANTS)('a run on %s kernels', (variant) => {
  it('follows the oracle: loss curves within 1e-3 of each other for 100 steps', async () => {
    const curves = await Promise.all(
      [executors[variant], executors.oracle].map(async (executor) => {
        const loaded = await executor.load(smallTransformer());
        initialise(loaded);
        const { loss, inducibleLoss, otherLoss } = await loaded.run(100, batches(1, 100));
        loaded.dispose();
        return { loss, inducibleLoss, otherLoss };
      }),
    );
    for (const name of ['loss', 'inducibleLoss', 'otherLoss'] as const) {
      const [ours, theirs] = curves.map((curve) => curve[name]);
      expect(relativeError(ours.subarray(0, 10), theirs.subarray(0, 10))).toBeLessThan(1e-4);
      expect(Math.max(...ours.map((x, i) => Math.abs(x - theirs[i])))).toBeLessThan(1e-3);
    }
    const [ours] = curves;
    expect(ours.loss[99]).toBeLessThan(ours.loss[0] / 2);
  });

  it('is the same to the last bit when repeated, and however its steps are cut into calls', async () => {
    const runs = await Promise.all(
      [[20], [20], [1, 16, 3]].map(async (parts) => {
        const loaded = await executors[variant].load(smallTransformer());
        initialise(loaded);
        const losses: number[] = [];
        let first = 1;
        for (const steps of parts) {
          losses.push(...(await loaded.run(steps, batches(first, steps))).loss);
          first += steps;
        }
        const parameters = await loaded.readParameters();
        loaded.dispose();
        return { losses, parameters };
      }),
    );
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });

  it('goes on from weights and moments that were read and written back, as if nothing had happened', async () => {
    const straight = await executors[variant].load(smallTransformer());
    initialise(straight);
    await straight.run(3, batches(1, 3));
    const resumed = await executors[variant].load(smallTransformer());
    resumed.writeParameters(await straight.readParameters());
    resumed.writeOptimizer(await straight.readOptimizer());
    const next = batches(4, 2);
    expect(await resumed.run(2, next)).toEqual(await straight.run(2, next));
    resumed.dispose();
    straight.dispose();
  });
});

describe('a program on WebGPU', () => {
  it('answers calls made at once in their order', async () => {
    const loaded = await executors.flat.load(smallTransformer());
    initialise(loaded);
    const [, parameters, second] = await Promise.all([
      loaded.run(2, batches(1, 2)),
      loaded.readParameters(),
      loaded.run(1, batches(3, 1)),
    ]);
    const apart = await executors.flat.load(smallTransformer());
    initialise(apart);
    await apart.run(2, batches(1, 2));
    expect(parameters).toEqual(await apart.readParameters());
    expect(second).toEqual(await apart.run(1, batches(3, 1)));
    loaded.dispose();
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

  it('refuses inputs and parameters of the wrong length, by name', async () => {
    const loaded = await executors.flat.load(smallTransformer());
    const inputs = batches(1, 1);
    await expect(loaded.run(1, { ...inputs, weights: new Float32Array(5) })).rejects.toThrow(
      /"weights" has 5 values.*need 36/,
    );
    expect(() => loaded.writeParameters(new Float32Array(3))).toThrow(/parameters, but 3/);
    loaded.dispose();
    await expect(loaded.run(1, inputs)).rejects.toThrow(/disposed/);
  });

  it('says which kernels it uses on which device: barrier-free ones on a software adapter', async () => {
    const { createWebgpuExecutor } = await import('../../../core/executors/webgpu/executor.ts');
    const executor = await createWebgpuExecutor();
    const { info } = (await navigator.gpu.requestAdapter())!;
    expect(executor.description).toContain(info.isFallbackAdapter ? 'flat kernels' : 'tiled kernels');
    expect(executor.description).toContain(info.vendor);
    executor.dispose();
  });
});
