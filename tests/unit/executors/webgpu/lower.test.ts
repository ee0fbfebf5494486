import { describe, expect, it } from 'vitest';
import { lowerPlan } from '../../../../core/executors/webgpu/lower.ts';
import { createGraph, input, parameter } from '../../../../core/program/graph.ts';
import { apply, matmul, scale, sumTo } from '../../../../core/program/ops.ts';
import { planProgram } from '../../../../core/program/plan.ts';
import { inferenceProgram } from '../../../../core/program/program.ts';
import { inductionTraining } from '../../../../labs/induction/model.ts';
import { TINY } from '../../../programs/transformer.ts';

describe('a lowered plan', () => {
  it('lets kernels write results where they are read back from, without copies', () => {
    const lowered = lowerPlan(planProgram(inductionTraining(TINY)));
    const results = [...lowered.outputs.values()];
    expect(results.map(({ memory }) => memory)).toEqual(['outputs', 'outputs', 'outputs']);
    expect(new Set(results.map(({ offset }) => offset)).size).toBe(3);
    const kinds = lowered.launches.map(([{ details }]) => details.kind);
    expect(kinds.at(-1)).toBe('adamW');
    const written = lowered.launches.flat().flatMap(({ outputs }) => outputs);
    expect(written.filter(({ memory }) => memory === 'outputs').length).toBe(3);
  });

  it('copies a result that is a leaf, and gives one place to two names of one tensor', () => {
    const graph = createGraph();
    const table = parameter(graph, 'table', [3, 2]);
    const doubled = scale(table, 2);
    const lowered = lowerPlan(planProgram(inferenceProgram(graph, { table, doubled, again: doubled })));
    expect(lowered.outputs.get('again')).toEqual(lowered.outputs.get('doubled'));
    expect(lowered.launches.at(-1)![0]).toMatchObject({
      details: { kind: 'elementwise', size: 6 },
      inputs: [{ memory: 'parameters', offset: 0 }],
      outputs: [{ memory: 'outputs', offset: lowered.outputs.get('table')!.offset }],
    });
  });

  it('runs attention forward before a gradient that has nothing saved', () => {
    const graph = createGraph();
    const qkv = input(graph, 'qkv', [2, 5, 12]);
    const dz = matmul(input(graph, 'x', [2, 5, 4]), parameter(graph, 'w', [4, 4]));
    const dx = sumTo(apply('causalAttentionGrad', [qkv, dz], { heads: 2 }), [12]);
    const lowered = lowerPlan(planProgram(inferenceProgram(graph, { dx })));
    const kinds = lowered.launches.flat().map(({ details }) => details.kind);
    const gradient = kinds.indexOf('causalAttentionGrad');
    expect(kinds[gradient - 1]).toBe('causalAttention');
    expect(lowered.launches.flat()[gradient].inputs.length).toBe(4);
  });

  it('has no empty memory, which WebGPU cannot bind', () => {
    const graph = createGraph();
    const program = inferenceProgram(graph, { y: scale(input(graph, 'x', [3]), 2) });
    const { sizes } = lowerPlan(planProgram(program));
    expect(Math.min(...Object.values(sizes))).toBeGreaterThanOrEqual(4);
  });
});
