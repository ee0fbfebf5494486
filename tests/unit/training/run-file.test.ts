import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../core/training/experiment.ts';
import { decodeHalf, encodeHalf } from '../../../core/training/half.ts';
import { RunFileError, type RunFileErrorCode } from '../../../core/training/run-file-error.ts';
import {
  readRunFile,
  writeRunFile,
  type RunCheckpoint,
  type RunFile,
  type RunTensor,
} from '../../../core/training/run-file.ts';
import {
  readSafetensors,
  writeSafetensors,
  type SafetensorsTensor,
} from '../../../core/training/safetensors.ts';

/** The code of the error that reading or writing ends in; its message must end in what to do. */
function codeOf(act: () => unknown): RunFileErrorCode | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof RunFileError) {
      expect(error.message).toMatch(/[;.] [^;]+\.$/);
      return error.code;
    }
    throw error;
  }
}

function tensor(shape: readonly number[], value: number): RunTensor {
  return { shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(value) };
}

function checkpoint(step: number): RunCheckpoint {
  return {
    step,
    tensors: new Map([
      ['embed.W_E', tensor([3, 2], step + 0.1)],
      ['blocks.0.attn.W_Q', tensor([2, 2, 1], -step)],
    ]),
  };
}

const RUN: RunFile = {
  lab: 'induction',
  formatVersion: 1,
  config: { layers: 2, positions: 'added', nested: { list: [1, null, true] } },
  seed: -7,
  totalSteps: 100,
  backend: 'wasm',
  rows: [
    { step: 0, loss: 4.16 },
    { step: 5, loss: 4 },
    { step: 6, loss: 3.5, prefixMatching: 0.25 },
  ],
  checkpoints: [checkpoint(0), checkpoint(5), checkpoint(6)],
  optimizer: { m: checkpoint(1).tensors, v: checkpoint(2).tensors },
};

const exact = (run: RunFile): Uint8Array<ArrayBuffer> => writeRunFile(run, { trajectory: 'F32' });

/** The run's file with some metadata (undefined: none) and tensors (undefined: none) put in place of its own. */
function edited(
  metadata: Readonly<Record<string, string | undefined>>,
  tensors: Readonly<Record<string, SafetensorsTensor | undefined>> = {},
): Uint8Array {
  const file = readSafetensors(exact(RUN));
  const present = <T>(entries: Record<string, T | undefined>): [string, T][] =>
    Object.entries(entries).filter((entry): entry is [string, T] => entry[1] !== undefined);
  return writeSafetensors(
    present({ ...Object.fromEntries(file.tensors), ...tensors }).map(([name, tensor]) => ({
      name,
      ...tensor,
    })),
    Object.fromEntries(present({ ...file.metadata, ...metadata })),
  );
}

const someStep = fc.nat(1_000_000);
// JSON writes −0 as 0.
const someMetric = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Object.is(value, -0));
const someJson = fc
  .jsonValue({ maxDepth: 4 })
  .map((value) => JSON.stringify(value))
  .filter((text) => !text.includes('__proto__'))
  .map((text) => JSON.parse(text) as RunFile['config']);

const someRun: fc.Arbitrary<RunFile> = fc
  .record({
    steps: fc
      .uniqueArray(someStep, { minLength: 1, maxLength: 8 })
      .map((steps) => steps.sort((a, b) => a - b)),
    kept: fc.infiniteStream(fc.boolean()),
    shapes: fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => !/^(trajectory\.|adam\.|__)/.test(name)),
      fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
      { minKeys: 1, maxKeys: 4, noNullPrototype: true },
    ),
    floats: fc.infiniteStream(fc.float()),
    metrics: fc.infiniteStream(
      fc.dictionary(fc.constantFrom('loss', 'accuracy', 'constructor', '0'), someMetric, {
        noNullPrototype: true,
      }),
    ),
    config: someJson,
    seed: fc.maxSafeInteger().map((seed) => seed + 0),
    totalSteps: fc.integer({ min: 1, max: 1_000_000_000 }),
    backend: fc.option(fc.constantFrom('webgpu', 'cpu'), { nil: undefined }),
    optimizer: fc.boolean(),
  })
  .map(({ steps, kept, shapes, floats, metrics, config, seed, totalSteps, backend, optimizer }) => {
    const draw = (): Map<string, RunTensor> =>
      new Map(
        Object.entries(shapes).map(([name, shape]) => {
          const { values } = tensor(shape, 0);
          return [name, { shape, values: values.map(() => floats.next().value) }];
        }),
      );
    return {
      lab: 'some-lab',
      formatVersion: 1,
      config,
      seed,
      totalSteps,
      ...(backend === undefined ? {} : { backend }),
      rows: steps.map((step) => ({ ...metrics.next().value, step })),
      checkpoints: steps
        .filter((_, i) => i === 0 || kept.next().value)
        .map((step) => ({ step, tensors: draw() })),
      ...(optimizer ? { optimizer: { m: draw(), v: draw() } } : {}),
    };
  });

describe('a run file', () => {
  it('gives back any run exactly', () => {
    fc.assert(
      fc.property(someRun, (run) => {
        expect(readRunFile(exact(run))).toEqual(run);
      }),
      { numRuns: 300 },
    );
  });

  it('is the trained model to other tools: the last checkpoint under its own names', () => {
    const { tensors, metadata } = readSafetensors(exact(RUN));
    expect(tensors.get('embed.W_E')).toEqual({ dtype: 'F32', ...tensor([3, 2], 6.1) });
    expect(tensors.get('blocks.0.attn.W_Q')).toEqual({ dtype: 'F32', ...tensor([2, 2, 1], -6) });
    expect(tensors.get('trajectory.embed.W_E')).toEqual({
      dtype: 'F32',
      shape: [2, 3, 2],
      values: Float32Array.from([...Array<number>(6).fill(0.1), ...Array<number>(6).fill(5.1)]),
    });
    expect(tensors.get('adam.m.embed.W_E')).toEqual({ dtype: 'F32', ...tensor([3, 2], 1.1) });
    expect(tensors.get('adam.v.embed.W_E')).toEqual({ dtype: 'F32', ...tensor([3, 2], 2.1) });
    expect(tensors.size).toBe(8);
    expect(metadata).toEqual({
      lab: 'induction',
      formatVersion: '1',
      config: '{"layers":2,"positions":"added","nested":{"list":[1,null,true]}}',
      seed: '-7',
      totalSteps: '100',
      backend: 'wasm',
      steps: '[0,5,6]',
      rows: '{"step":[0,5,6],"loss":[4.16,4,3.5],"prefixMatching":[null,null,0.25]}',
    });
  });

  it('halves the trajectory on demand, and leaves the last checkpoint and the optimiser exact', () => {
    const read = readRunFile(writeRunFile(RUN, { trajectory: 'F16' }));
    const rounded = (values: Float32Array): Float32Array => decodeHalf(encodeHalf(values));
    for (const [i, { tensors }] of RUN.checkpoints.entries()) {
      for (const [name, { values }] of tensors) {
        const expected = i === 2 ? values : rounded(values);
        expect(read.checkpoints[i].tensors.get(name)!.values).toEqual(expected);
      }
    }
    expect(read.optimizer).toEqual(RUN.optimizer);
    const { tensors } = readSafetensors(writeRunFile(RUN, { trajectory: 'F16' }));
    expect(tensors.get('trajectory.embed.W_E')!.dtype).toBe('F16');
  });

  it('keeps a tensor exact whose weights are beyond half precision', () => {
    const large = {
      ...checkpoint(0),
      tensors: new Map(checkpoint(0).tensors).set('embed.W_E', tensor([3, 2], 7e4)),
    };
    const run = { ...RUN, checkpoints: [large, ...RUN.checkpoints.slice(1)] };
    const read = readRunFile(writeRunFile(run, { trajectory: 'F16' }));
    expect(read.checkpoints[0].tensors.get('embed.W_E')).toEqual(tensor([3, 2], 7e4));
  });

  it('writes a metric that is not finite as missing', () => {
    const rows: Row[] = [...RUN.rows.slice(0, 2), { step: 6, loss: NaN, norm: Infinity, accuracy: 1 }];
    expect(readRunFile(exact({ ...RUN, rows })).rows[2]).toEqual({ step: 6, accuracy: 1 });
  });

  it('hands out checkpoints that do not share memory', () => {
    const buffers = readRunFile(exact(RUN)).checkpoints.flatMap(({ tensors }) =>
      [...tensors.values()].map(({ values }) => values.buffer),
    );
    expect(new Set(buffers).size).toBe(6);
  });

  it('need not have a trajectory, an optimiser or a backend', () => {
    const { optimizer: _, backend: __, ...run } = RUN;
    const first = { ...run, rows: RUN.rows.slice(0, 1), checkpoints: [checkpoint(0)] };
    expect(readRunFile(exact(first))).toEqual(first);
  });

  const columns = (table: object): string => JSON.stringify(table);
  const f32 = (shape: readonly number[]): SafetensorsTensor => ({ dtype: 'F32', ...tensor(shape, 0) });

  it.each<[string, RunFileErrorCode, Uint8Array]>([
    ['an empty file', 'file-empty', new Uint8Array(0)],
    ['a web page', 'file-is-html', new TextEncoder().encode('\ufeff\n <!DOCTYPE html><title>Log in</title>')],
    [
      'a bare web page',
      'file-is-html',
      new TextEncoder().encode('<html lang="en"><body>Not found</body></html>'),
    ],
    [
      'a Git LFS pointer',
      'file-is-lfs-pointer',
      new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'),
    ],
    [
      'a model that is no run',
      'run-missing',
      writeSafetensors([{ name: 'w', ...f32([2]) }], { format: 'pt' }),
    ],
    ['no format version', 'run-missing', edited({ formatVersion: undefined })],
    ['a later format version', 'run-version', edited({ formatVersion: '2' })],
    ['no lab', 'run-missing', edited({ lab: undefined })],
    ['a lab with markup', 'run-lab', edited({ lab: '<b>induction</b>' })],
    ['a lab of a thousand letters', 'run-lab', edited({ lab: 'a'.repeat(1000) })],
    ['no seed', 'run-missing', edited({ seed: undefined })],
    ['a fractional seed', 'run-seed', edited({ seed: '1.5' })],
    ['an empty seed', 'run-seed', edited({ seed: '' })],
    ['a hexadecimal seed', 'run-seed', edited({ seed: '0x10' })],
    ['a seed beyond 2^53', 'run-seed', edited({ seed: '9007199254740993' })],
    ['no total', 'run-missing', edited({ totalSteps: undefined })],
    ['a total of 0', 'run-total-steps', edited({ totalSteps: '0' })],
    ['a total beyond a billion', 'run-total-steps', edited({ totalSteps: '1000000001' })],
    ['a total that is no number', 'run-total-steps', edited({ totalSteps: 'many' })],
    ['a backend with markup', 'run-backend', edited({ backend: '<script>' })],
    ['no configuration', 'run-missing', edited({ config: undefined })],
    ['a configuration that is no JSON', 'run-config', edited({ config: '{' })],
    ['a configuration with __proto__', 'run-config', edited({ config: '{"__proto__":{"a":1}}' })],
    ['a configuration of deep lists', 'run-config', edited({ config: '['.repeat(99) + ']'.repeat(99) })],
    ['a configuration of a megabyte', 'run-config', edited({ config: `"${'a'.repeat(1e6)}"` })],
    ['no steps', 'run-missing', edited({ steps: undefined })],
    ['steps that are no JSON', 'run-steps', edited({ steps: '0,5,6' })],
    ['steps that are no list', 'run-steps', edited({ steps: '6' })],
    ['no step in the list', 'run-steps', edited({ steps: '[]' })],
    ['steps that do not ascend', 'run-steps', edited({ steps: '[0,6,5]' })],
    ['a step twice', 'run-steps', edited({ steps: '[0,6,6]' })],
    ['a fractional step', 'run-steps', edited({ steps: '[0,5.5,6]' })],
    ['a negative step', 'run-steps', edited({ steps: '[-1,5,6]' })],
    [
      'a million steps',
      'run-steps',
      edited({ steps: JSON.stringify(Array.from({ length: 1e6 }, (_, i) => i)) }),
    ],
    ['no rows', 'run-missing', edited({ rows: undefined })],
    ['rows that are no JSON', 'run-rows', edited({ rows: 'NaN' })],
    ['rows that are no table', 'run-rows', edited({ rows: '[{"step":0}]' })],
    ['rows without steps', 'run-rows', edited({ rows: columns({ loss: [1, 2, 3] }) })],
    ['rows whose steps do not ascend', 'run-rows', edited({ rows: columns({ step: [0, 6, 5] }) })],
    ['a row step that is missing', 'run-rows', edited({ rows: columns({ step: [0, 5, null] }) })],
    ['a metric too short', 'run-rows', edited({ rows: columns({ step: [0, 5, 6], loss: [1] }) })],
    ['a metric too long', 'run-rows', edited({ rows: columns({ step: [0, 5, 6], loss: [1, 2, 3, 4] }) })],
    [
      'a metric that is a string',
      'run-rows',
      edited({ rows: columns({ step: [0, 5, 6], loss: ['1', 2, 3] }) }),
    ],
    ['an infinite metric', 'run-rows', edited({ rows: '{"step":[0,5,6],"loss":[1e999,2,3]}' })],
    ['a metric named __proto__', 'run-rows', edited({ rows: '{"step":[0,5,6],"__proto__":[1,2,3]}' })],
    ['a metric given twice', 'run-rows', edited({ rows: '{"step":[0,5,6],"a":[1,2,3],"a":[1,2,3]}' })],
    [
      'a thousand metrics',
      'run-rows',
      edited({
        rows: columns({
          step: [0, 5, 6],
          ...Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`m${i}`, [1, 2, 3]])),
        }),
      }),
    ],
    [
      'too many rows',
      'run-rows',
      edited({ rows: columns({ step: Array.from({ length: 20_001 }, (_, i) => i) }) }),
    ],
    ['a checkpoint without a row', 'run-rows', edited({ rows: columns({ step: [0, 6] }) })],
    [
      'a tensor that is I32',
      'tensor-dtype',
      edited({}, { 'embed.W_E': { dtype: 'I32', shape: [1], values: new Int32Array(1) } }),
    ],
    ['an empty tensor', 'run-tensors', edited({}, { extra: f32([0]) })],
    ['a tensor under a reserved name', 'run-tensors', edited({}, { 'adam.x': f32([1]) })],
    ['a tensor without trajectory', 'run-trajectory', edited({}, { extra: f32([1]) })],
    ['a trajectory without tensor', 'run-trajectory', edited({}, { 'trajectory.extra': f32([2, 1]) })],
    [
      'a trajectory in place of another',
      'run-trajectory',
      edited({}, { 'trajectory.embed.W_E': undefined, 'trajectory.extra': f32([2, 1]) }),
    ],
    ['a trajectory that is missing', 'run-trajectory', edited({}, { 'trajectory.embed.W_E': undefined })],
    ['a trajectory of another shape', 'run-trajectory', edited({}, { 'trajectory.embed.W_E': f32([2, 6]) })],
    ['a trajectory too short', 'run-trajectory', edited({}, { 'trajectory.embed.W_E': f32([1, 3, 2]) })],
    [
      'a trajectory of whole numbers',
      'run-trajectory',
      edited({}, { 'trajectory.embed.W_E': { dtype: 'I32', shape: [2, 3, 2], values: new Int32Array(12) } }),
    ],
    ['a trajectory for one step', 'run-trajectory', edited({ steps: '[6]' })],
    ['an optimiser of another shape', 'run-optimizer', edited({}, { 'adam.m.embed.W_E': f32([2, 3]) })],
    ['half an optimiser', 'run-optimizer', edited({}, { 'adam.v.embed.W_E': undefined })],
    ['an optimiser of more tensors', 'run-optimizer', edited({}, { 'adam.m.extra': f32([1]) })],
    ['no model', 'run-tensors', edited({}, { 'embed.W_E': undefined, 'blocks.0.attn.W_Q': undefined })],
  ])('refuses %s', (_, code, file) => {
    expect(codeOf(() => readRunFile(file))).toBe(code);
  });

  const withTensor = (name: string, shape: readonly number[]): RunCheckpoint => ({
    step: 6,
    tensors: new Map(checkpoint(6).tensors).set(name, tensor(shape, 0)),
  });
  const last = (checkpoint: RunCheckpoint): Partial<RunFile> => ({
    checkpoints: [...RUN.checkpoints.slice(0, 2), checkpoint],
  });

  it.each<[string, RunFileErrorCode, Partial<RunFile>]>([
    ['no checkpoints', 'run-steps', { checkpoints: [] }],
    ['checkpoints that do not ascend', 'run-steps', { checkpoints: [checkpoint(5), checkpoint(0)] }],
    ['a checkpoint without a row', 'run-rows', { rows: [] }],
    ['rows that do not ascend', 'run-rows', { rows: [...RUN.rows].reverse() }],
    ['a NaN step', 'run-rows', { rows: [...RUN.rows, { step: NaN }] }],
    ['a lab’s name in capitals', 'run-lab', { lab: 'Induction' }],
    ['a fractional seed', 'run-seed', { seed: 0.5 }],
    ['a total of 0', 'run-total-steps', { totalSteps: 0 }],
    ['a configuration of a megabyte', 'run-config', { config: 'a'.repeat(1e6) }],
    ['a reserved name', 'run-tensors', last(withTensor('trajectory.a', [1]))],
    ['an empty tensor', 'run-tensors', last(withTensor('a', [0]))],
    ['checkpoints of different tensors', 'run-tensors', last(withTensor('a', [1]))],
    ['checkpoints of different shapes', 'run-tensors', last(withTensor('embed.W_E', [2, 3]))],
    ['a model without tensors', 'run-tensors', last({ step: 6, tensors: new Map() })],
    [
      'values that do not fill the shape',
      'tensor-shape',
      { checkpoints: [{ step: 0, tensors: new Map([['a', { shape: [3], values: new Float32Array(2) }]]) }] },
    ],
    ['an optimiser of other tensors', 'run-optimizer', { optimizer: { m: new Map(), v: new Map() } }],
  ])('does not write %s', (_, code, change) => {
    expect(codeOf(() => exact({ ...RUN, ...change }))).toBe(code);
  });

  it('opens a damaged file or refuses it, and does nothing else', () => {
    const intact = exact(RUN);
    const headerEnd = 8 + Number(new DataView(intact.buffer).getBigUint64(0, true));
    const flips = fc.array(fc.tuple(fc.nat(headerEnd - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    let refused = 0;
    fc.assert(
      fc.property(flips, (flips) => {
        const file = intact.slice();
        for (const [at, bits] of flips) file[at] ^= bits;
        if (codeOf(() => readRunFile(file))) refused++;
        else expect(readRunFile(file).checkpoints).toHaveLength(3);
      }),
      { numRuns: 5000 },
    );
    expect(refused).toBeGreaterThan(2500);
  });

  it('refuses a file cut short anywhere', () => {
    const intact = exact(RUN);
    for (let length = 0; length < intact.length; length++) {
      expect(codeOf(() => readRunFile(intact.subarray(0, length)))).toBeDefined();
    }
  });

  it('opens any metadata or refuses it', () => {
    const name = fc.constantFrom(
      'lab',
      'formatVersion',
      'config',
      'seed',
      'totalSteps',
      'backend',
      'steps',
      'rows',
    );
    const value = fc.oneof(fc.string(), fc.json(), fc.integer().map(String), fc.constant(undefined));
    fc.assert(
      fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (metadata) => {
        codeOf(() => readRunFile(edited(metadata)));
      }),
      { numRuns: 1000 },
    );
  });
});
