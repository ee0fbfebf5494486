import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHalf } from '../../../core/training/half.ts';
import { RunFileError, type RunFileErrorCode } from '../../../core/training/run-file-error.ts';
import {
  readSafetensors,
  writeSafetensors,
  type SafetensorsDType,
  type SafetensorsTensor,
} from '../../../core/training/safetensors.ts';

type NamedTensor = SafetensorsTensor & { readonly name: string };

/** A file with this header, padded or not, and these many bytes of data. */
function fileOf(header: string | Uint8Array, dataBytes = 0): Uint8Array {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const file = new Uint8Array(8 + text.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  return file;
}

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

const someName = fc
  .string({ unit: 'binary' })
  .filter((name) => name !== '__proto__' && name !== '__metadata__');
const someMetadata = fc.dictionary(
  fc.string().filter((key) => key !== '__proto__'),
  fc.string({ unit: 'binary' }),
  { noNullPrototype: true },
);
const halves = Array.from(decodeHalf(Uint16Array.from({ length: 2 ** 16 }, (_, i) => i)));

const someTensor = fc
  .record({
    name: someName,
    dtype: fc.constantFrom<SafetensorsDType>('F32', 'F16', 'I32'),
    shape: fc.array(fc.nat(5), { maxLength: 4 }),
    seed: fc.integer(),
  })
  .chain(({ name, dtype, shape }) => {
    const length = shape.reduce((a, b) => a * b, 1);
    const size = { minLength: length, maxLength: length };
    const values: fc.Arbitrary<Float32Array | Int32Array> =
      dtype === 'I32'
        ? fc.int32Array(size)
        : dtype === 'F32'
          ? fc.float32Array(size)
          : fc.array(fc.constantFrom(...halves), size).map((list) => Float32Array.from(list));
    return values.map((values): NamedTensor => ({ name, dtype, shape, values }));
  });
const someTensors = fc.uniqueArray(someTensor, { selector: (tensor) => tensor.name, maxLength: 6 });

describe('safetensors', () => {
  it('gives back any tensors and metadata exactly', () => {
    fc.assert(
      fc.property(someTensors, someMetadata, (tensors, metadata) => {
        const read = readSafetensors(writeSafetensors(tensors, metadata));
        expect(read.metadata).toEqual(metadata);
        expect(read.tensors.size).toBe(tensors.length);
        for (const { name, ...tensor } of tensors) expect(read.tensors.get(name)).toEqual(tensor);
      }),
      { numRuns: 500 },
    );
  });

  it('writes the bytes the format prescribes', () => {
    const file = writeSafetensors(
      [
        { name: 'h', dtype: 'F16', shape: [1], values: Float32Array.of(1) },
        { name: 'w', dtype: 'F32', shape: [1, 2], values: Float32Array.of(1, -2) },
      ],
      { a: 'b' },
    );
    const header =
      '{"__metadata__":{"a":"b"},"h":{"dtype":"F16","shape":[1],"data_offsets":[8,10]},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}';
    const padded = header.padEnd(Math.ceil(header.length / 8) * 8, ' ');
    const data = [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0x3c];
    expect([...file]).toEqual([...fileOf(padded), ...data]);
  });

  it('aligns the header to 8 bytes and every tensor to its elements, without holes', () => {
    fc.assert(
      fc.property(someTensors, someMetadata, (tensors, metadata) => {
        const file = writeSafetensors(tensors, metadata);
        const length = Number(new DataView(file.buffer).getBigUint64(0, true));
        expect(length % 8).toBe(0);
        const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<
          string,
          { data_offsets: number[] }
        >;
        for (const { name, dtype } of tensors) {
          expect(header[name].data_offsets[0] % (dtype === 'F16' ? 2 : 4)).toBe(0);
        }
      }),
    );
  });

  it('reads data that is not aligned, from a view into a larger buffer', () => {
    const tensor: NamedTensor = { name: 'w', dtype: 'F32', shape: [2], values: Float32Array.of(3, 4) };
    const file = writeSafetensors([tensor], {});
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(readSafetensors(shifted.subarray(3)).tensors.get('w')!.values).toEqual(tensor.values);
  });

  it('hands out copies, also of a Node Buffer, whose slices are views', () => {
    const file = Buffer.from(
      writeSafetensors([{ name: 'w', dtype: 'F32', shape: [2], values: Float32Array.of(3, 4) }], {}),
    );
    const { values } = readSafetensors(file).tensors.get('w')!;
    file.fill(0);
    expect(values).toEqual(Float32Array.of(3, 4));
    expect(values.buffer.byteLength).toBe(8);
  });

  it('reads a file without tensors or metadata', () => {
    expect(readSafetensors(fileOf('{}'))).toEqual({ metadata: {}, tensors: new Map() });
  });

  const entry = (fields: object): string =>
    JSON.stringify({ a: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...fields } });
  const two = (first: number[], second: number[]): string =>
    JSON.stringify({
      a: { dtype: 'F32', shape: [(first[1] - first[0]) / 4], data_offsets: first },
      b: { dtype: 'F32', shape: [(second[1] - second[0]) / 4], data_offsets: second },
    });

  it.each<[string, RunFileErrorCode, Uint8Array]>([
    ['no bytes', 'file-truncated', new Uint8Array(0)],
    ['seven bytes', 'file-truncated', new Uint8Array(7)],
    ['an empty header', 'header-length', fileOf('')],
    ['a header of a billion bytes', 'header-length', Uint8Array.of(0, 0xca, 0x9a, 0x3b, 0, 0, 0, 0, 0x7b)],
    ['a header of 2^64 - 1 bytes', 'header-length', new Uint8Array(64).fill(255)],
    ['a header beyond the file', 'file-truncated', fileOf('{}          ').subarray(0, 12)],
    ['a header that is not UTF-8', 'header-not-utf8', fileOf(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d))],
    ['a header that is not JSON', 'header-not-json', fileOf('{nope}')],
    ['a header with something behind it', 'header-not-json', fileOf('{}{}')],
    ['a header that is a list', 'header-not-object', fileOf('[]')],
    ['a header that is null', 'header-not-object', fileOf('null')],
    ['a header that begins with a space', 'header-not-object', fileOf(' {}')],
    ['a header that begins with a byte order mark', 'header-not-object', fileOf('\ufeff{}')],
    [
      'two tensors of one name',
      'header-not-json',
      fileOf(`{"a":${entry({}).slice(5, -1)},"a":${entry({}).slice(5, -1)}}`, 8),
    ],
    ['a tensor named __proto__', 'header-not-json', fileOf(entry({}).replace('"a"', '"__proto__"'), 8)],
    ['a tensor that is a number', 'tensor-fields', fileOf('{"a":1}')],
    ['a tensor that is null', 'tensor-fields', fileOf('{"a":null}')],
    ['a tensor that is a list', 'tensor-fields', fileOf('{"a":[]}')],
    ['a missing field', 'tensor-fields', fileOf('{"a":{"dtype":"F32","shape":[]}}')],
    ['an extra field', 'tensor-fields', fileOf(entry({ extra: 1 }), 8)],
    ['an unknown dtype', 'tensor-dtype', fileOf(entry({ dtype: 'F64' }), 8)],
    ['a dtype of the prototype', 'tensor-dtype', fileOf(entry({ dtype: 'toString' }), 8)],
    ['a dtype that is no string', 'tensor-dtype', fileOf(entry({ dtype: ['F32'] }), 8)],
    ['a shape that is no list', 'tensor-shape', fileOf(entry({ shape: 2 }), 8)],
    ['a negative axis', 'tensor-shape', fileOf(entry({ shape: [-2, -1] }), 8)],
    ['a fractional axis', 'tensor-shape', fileOf(entry({ shape: [0.5, 4] }), 8)],
    ['an axis that is a string', 'tensor-shape', fileOf(entry({ shape: ['2'] }), 8)],
    ['a shape beyond exact numbers', 'tensor-shape', fileOf(entry({ shape: [2 ** 40, 2 ** 40] }), 8)],
    ['such a shape with a zero', 'tensor-shape', fileOf(entry({ shape: [2 ** 40, 2 ** 40, 0] }), 8)],
    ['offsets that are no list', 'tensor-offsets', fileOf(entry({ data_offsets: 8 }), 8)],
    ['one offset', 'tensor-offsets', fileOf(entry({ data_offsets: [8] }), 8)],
    ['three offsets', 'tensor-offsets', fileOf(entry({ data_offsets: [0, 8, 8] }), 8)],
    ['a negative offset', 'tensor-offsets', fileOf(entry({ data_offsets: [-8, 0] }), 8)],
    ['a fractional offset', 'tensor-offsets', fileOf(entry({ data_offsets: [0.5, 8.5] }), 8)],
    ['offsets that descend', 'tensor-offsets', fileOf(entry({ data_offsets: [8, 0] }), 8)],
    ['a shape that does not match its offsets', 'tensor-offsets', fileOf(entry({ shape: [3] }), 8)],
    ['a dtype that does not match its offsets', 'tensor-offsets', fileOf(entry({ dtype: 'F16' }), 8)],
    ['tensors that overlap', 'tensor-layout', fileOf(two([0, 8], [4, 12]), 12)],
    ['tensors in the same place', 'tensor-layout', fileOf(two([0, 8], [0, 8]), 8)],
    ['a hole between tensors', 'tensor-layout', fileOf(two([0, 8], [12, 20]), 20)],
    ['a hole before all tensors', 'tensor-layout', fileOf(entry({ data_offsets: [4, 12] }), 12)],
    ['tensors beyond the end', 'file-truncated', fileOf(entry({}), 7)],
    ['bytes behind the tensors', 'file-trailing-bytes', fileOf(entry({}), 9)],
    ['metadata that is a list', 'metadata-invalid', fileOf('{"__metadata__":[]}')],
    ['metadata that is null', 'metadata-invalid', fileOf('{"__metadata__":null}')],
    ['metadata of numbers', 'metadata-invalid', fileOf('{"__metadata__":{"a":1}}')],
  ])('refuses %s', (_, code, file) => {
    expect(codeOf(() => readSafetensors(file))).toBe(code);
  });

  const one: NamedTensor = { name: 'a', dtype: 'F32', shape: [2], values: new Float32Array(2) };
  it.each<[string, RunFileErrorCode, NamedTensor[]]>([
    ['two tensors of one name', 'header-keys', [one, one]],
    ['a tensor named __proto__', 'header-keys', [{ ...one, name: '__proto__' }]],
    ['a tensor named __metadata__', 'header-keys', [{ ...one, name: '__metadata__' }]],
    ['a shape that does not hold the values', 'tensor-shape', [{ ...one, shape: [3] }]],
    ['a negative shape', 'tensor-shape', [{ ...one, shape: [-1, -2] }]],
    ['whole numbers as F32', 'tensor-dtype', [{ ...one, values: new Int32Array(2) }]],
    ['floats as I32', 'tensor-dtype', [{ ...one, dtype: 'I32' }]],
  ])('does not write %s', (_, code, tensors) => {
    expect(codeOf(() => writeSafetensors(tensors, {}))).toBe(code);
  });

  it('refuses a file cut short anywhere, or with anything behind it', () => {
    fc.assert(
      fc.property(
        someTensors,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tensors, at) => {
          const file = writeSafetensors(tensors, { note: 'x' });
          expect(codeOf(() => readSafetensors(file.subarray(0, Math.floor(at * file.length))))).toBeDefined();
          expect(codeOf(() => readSafetensors(Uint8Array.from([...file, 0])))).toBe('file-trailing-bytes');
        },
      ),
    );
  });

  it('reads a damaged file as no more than it holds, or refuses it, and does nothing else', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    let refused = 0;
    fc.assert(
      fc.property(someTensors, someMetadata, damage, (tensors, metadata, flips) => {
        const file = writeSafetensors(tensors, metadata);
        const headerEnd = 8 + Number(new DataView(file.buffer).getBigUint64(0, true));
        for (const [at, bits] of flips) file[at % headerEnd] ^= bits;
        if (codeOf(() => readSafetensors(file))) {
          refused++;
          return;
        }
        const sizes = [...readSafetensors(file).tensors.values()].map(
          ({ dtype, values }) => values.length * (dtype === 'F16' ? 2 : 4),
        );
        expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(file.length);
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1500);
  });

  it('reads damaged data with the same names and shapes', () => {
    fc.assert(
      fc.property(someTensors, fc.nat(), fc.integer({ min: 1, max: 255 }), (tensors, at, bits) => {
        const file = writeSafetensors(tensors, {});
        const before = readSafetensors(file);
        const dataBegin = 8 + Number(new DataView(file.buffer).getBigUint64(0, true));
        fc.pre(file.length > dataBegin);
        file[dataBegin + (at % (file.length - dataBegin))] ^= bits;
        const outline = ({ tensors }: typeof before): unknown =>
          [...tensors].map(([name, { dtype, shape }]) => [name, dtype, shape]);
        expect(outline(readSafetensors(file))).toEqual(outline(before));
      }),
    );
  });

  it('refuses random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(codeOf(() => readSafetensors(bytes))).toBeDefined();
      }),
    );
  });

  it('reads or refuses any JSON for a header', () => {
    const almost = fc.dictionary(
      fc.constantFrom('a', 'b', '__metadata__'),
      fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            dtype: fc.oneof(fc.constantFrom('F32', 'F16', 'I32', 'BF16'), fc.jsonValue()),
            shape: fc.oneof(fc.array(fc.integer({ min: -1, max: 3 })), fc.jsonValue()),
            data_offsets: fc.oneof(fc.tuple(fc.integer(), fc.integer()), fc.jsonValue()),
          },
          { requiredKeys: [] },
        ),
      ),
    );
    fc.assert(
      fc.property(almost, fc.nat(64), (header, dataBytes) => {
        codeOf(() => readSafetensors(fileOf(JSON.stringify(header), dataBytes)));
      }),
      { numRuns: 1000 },
    );
  });
});
