/**
 * @file The safetensors format: a header length (u64, little-endian), a JSON header of names, dtypes, shapes
 * and data offsets, then the data without holes. Definition: https://huggingface.co/docs/safetensors.
 * Typed arrays are taken to be little-endian, as they are on everything that runs a browser.
 *
 * Files come from strangers: nothing is allocated beyond the size of the file, and whatever is malformed is
 * a RunFileError, never another exception.
 */

import { decodeHalf, encodeHalf } from './half.ts';
import { RunFileError } from './run-file-error.ts';
import { isJsonObject, parseStrictJson, type JsonValue } from './strict-json.ts';

/** Element types read and written. */
export type SafetensorsDType = 'F32' | 'F16' | 'I32';

/** A tensor's type, shape and values, row-major; half precision is widened to float32 in memory. */
export interface SafetensorsTensor {
  readonly dtype: SafetensorsDType;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** What a file holds. */
export interface Safetensors {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: ReadonlyMap<string, SafetensorsTensor>;
}

const BYTES_PER_ELEMENT: Readonly<Record<SafetensorsDType, number>> = { F32: 4, I32: 4, F16: 2 };
const METADATA = '__metadata__';
const LENGTH_BYTES = 8;
/** The format's own cap. */
const MAX_HEADER_BYTES = 100_000_000;
const ALIGNMENT = 8;
const SPACE = 0x20;

function isDType(value: JsonValue): value is SafetensorsDType {
  return typeof value === 'string' && Object.hasOwn(BYTES_PER_ELEMENT, value);
}

function isCount(value: JsonValue): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Number of elements; undefined when it is beyond exact integers. */
function elementCount(shape: readonly number[]): number | undefined {
  let count = 1;
  for (const axis of shape) {
    count *= axis;
    if (!Number.isSafeInteger(count)) return undefined;
  }
  return count;
}

function requireName(name: string): void {
  if (name === METADATA || name === '__proto__') {
    throw new RunFileError('header-keys', `A tensor cannot be named "${name}"; give it another name.`);
  }
}

/** A tensor's values as they lie in a file. */
function encode(name: string, { dtype, shape, values }: SafetensorsTensor): Uint8Array {
  if (!shape.every(isCount) || elementCount(shape) !== values.length) {
    throw new RunFileError(
      'tensor-shape',
      `The tensor "${name}" of shape [${shape.join(', ')}] cannot hold ${values.length} values; correct its shape.`,
    );
  }
  if (values instanceof Int32Array !== (dtype === 'I32')) {
    throw new RunFileError(
      'tensor-dtype',
      `The tensor "${name}" is ${dtype}; give it ${dtype === 'I32' ? 'an Int32Array' : 'a Float32Array'}.`,
    );
  }
  const stored = values instanceof Float32Array && dtype === 'F16' ? encodeHalf(values) : values;
  return new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
}

/**
 * A file with these tensors. The header keeps their order; the data puts wide elements before narrow ones, so
 * that all of it is aligned without holes.
 * @throws RunFileError when a name is reserved or appears twice, a shape does not fit its values, or the
 * header exceeds 100 MB.
 */
export function writeSafetensors(
  tensors: readonly (SafetensorsTensor & { readonly name: string })[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const data = tensors.map((tensor) => encode(tensor.name, tensor));
  const offsets = new Map<number, number>();
  let end = 0;
  for (const bytes of [4, 2]) {
    for (const [i, { dtype }] of tensors.entries()) {
      if (BYTES_PER_ELEMENT[dtype] !== bytes) continue;
      offsets.set(i, end);
      end += data[i].length;
    }
  }

  const entries = new Map<string, JsonValue>([[METADATA, metadata]]);
  for (const [i, { name, dtype, shape }] of tensors.entries()) {
    requireName(name);
    if (entries.has(name)) {
      throw new RunFileError('header-keys', `Two tensors are named "${name}"; give each its own name.`);
    }
    const begin = offsets.get(i)!;
    entries.set(name, { dtype, shape, data_offsets: [begin, begin + data[i].length] });
  }
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const headerLength = Math.ceil(header.length / ALIGNMENT) * ALIGNMENT;
  if (headerLength > MAX_HEADER_BYTES) {
    throw new RunFileError(
      'header-length',
      `The header would take ${headerLength} bytes, more than the 100 MB the format allows; write less metadata.`,
    );
  }

  const file = new Uint8Array(LENGTH_BYTES + headerLength + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.fill(SPACE, LENGTH_BYTES, LENGTH_BYTES + headerLength);
  file.set(header, LENGTH_BYTES);
  for (const [i, offset] of offsets) file.set(data[i], LENGTH_BYTES + headerLength + offset);
  return file;
}

function headerText(bytes: Uint8Array): { text: string; dataBegin: number } {
  if (bytes.length < LENGTH_BYTES) {
    throw new RunFileError(
      'file-truncated',
      `The file has ${bytes.length} bytes, too few for a safetensors file; download it again.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = Number(view.getBigUint64(0, true));
  if (length > MAX_HEADER_BYTES || length < 2) {
    throw new RunFileError(
      'header-length',
      `The file claims a header of ${length} bytes, so it is not a safetensors file; choose a run exported by a lab.`,
    );
  }
  const dataBegin = LENGTH_BYTES + length;
  if (dataBegin > bytes.length) {
    throw new RunFileError(
      'file-truncated',
      `The file ends within its header, at ${bytes.length} of ${dataBegin} bytes; download it again.`,
    );
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes.subarray(LENGTH_BYTES, dataBegin)), dataBegin };
  } catch {
    throw new RunFileError('header-not-utf8', 'The file’s header is not text in UTF-8; download it again.');
  }
}

function parseHeader(text: string): Readonly<Record<string, JsonValue>> {
  if (!text.startsWith('{')) {
    throw new RunFileError(
      'header-not-object',
      'The file’s header does not begin with "{", so it is not a safetensors file; choose a run exported by a lab.',
    );
  }
  try {
    return parseStrictJson(text) as Readonly<Record<string, JsonValue>>;
  } catch (error) {
    throw new RunFileError(
      'header-not-json',
      `The file’s header cannot be read: ${(error as Error).message}; download it again.`,
    );
  }
}

function parseMetadata(value: JsonValue | undefined): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  if (!isJsonObject(value) || !Object.values(value).every((entry) => typeof entry === 'string')) {
    throw new RunFileError(
      'metadata-invalid',
      'The file’s metadata must map names to strings; export the file again.',
    );
  }
  return value as Readonly<Record<string, string>>;
}

interface Placed {
  readonly name: string;
  readonly dtype: SafetensorsDType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function parseEntry(name: string, entry: JsonValue): Placed {
  requireName(name);
  const title = `The tensor "${name.slice(0, 80)}"`;
  const again = 'export the file again';
  if (!isJsonObject(entry) || Object.keys(entry).sort().join() !== 'data_offsets,dtype,shape') {
    throw new RunFileError(
      'tensor-fields',
      `${title} must have exactly dtype, shape and data_offsets; ${again}.`,
    );
  }
  const { dtype, shape, data_offsets: offsets } = entry;
  if (!isDType(dtype)) {
    throw new RunFileError(
      'tensor-dtype',
      `${title} is of a type that is not read here; convert it to F32, F16 or I32.`,
    );
  }
  if (!Array.isArray(shape) || !shape.every(isCount)) {
    throw new RunFileError('tensor-shape', `${title} has a shape that is no list of sizes; ${again}.`);
  }
  const count = elementCount(shape);
  if (count === undefined) {
    throw new RunFileError('tensor-shape', `${title} has a shape too large for any file; ${again}.`);
  }
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) {
    throw new RunFileError('tensor-offsets', `${title} has offsets that are no pair of places; ${again}.`);
  }
  const [begin, end] = offsets as number[];
  if (end - begin !== count * BYTES_PER_ELEMENT[dtype]) {
    throw new RunFileError(
      'tensor-offsets',
      `${title} of ${dtype} and shape [${shape.join(', ')}] does not take the ${end - begin} bytes given to it; ${again}.`,
    );
  }
  return { name, dtype, shape, begin, end };
}

/** Tensors must follow one another from the data's first byte to its last. */
function checkLayout(placed: readonly Placed[], dataBytes: number): void {
  let end = 0;
  for (const tensor of [...placed].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (tensor.begin !== end) {
      throw new RunFileError(
        'tensor-layout',
        `The tensor "${tensor.name.slice(0, 80)}" begins at byte ${tensor.begin}, where ${end} is expected: tensors overlap or leave a hole; export the file again.`,
      );
    }
    end = tensor.end;
  }
  if (end > dataBytes) {
    throw new RunFileError(
      'file-truncated',
      `The file has ${dataBytes} bytes of data where its header speaks of ${end}; download it again.`,
    );
  }
  if (end < dataBytes) {
    throw new RunFileError(
      'file-trailing-bytes',
      `The file has ${dataBytes - end} bytes behind its last tensor; download it again.`,
    );
  }
}

function decode(dtype: SafetensorsDType, data: Uint8Array): Float32Array | Int32Array {
  // A copy: the file's data need not be aligned, and must not keep the whole file in memory.
  const { buffer } = new Uint8Array(data);
  if (dtype === 'I32') return new Int32Array(buffer);
  return dtype === 'F16' ? decodeHalf(new Uint16Array(buffer)) : new Float32Array(buffer);
}

/**
 * Reads a file. The tensors are copies.
 * @throws RunFileError when anything is malformed; `code` says what.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const { text, dataBegin } = headerText(bytes);
  const { [METADATA]: metadata, ...entries } = parseHeader(text);
  const placed = Object.entries(entries).map(([name, entry]) => parseEntry(name, entry));
  checkLayout(placed, bytes.length - dataBegin);
  return {
    metadata: parseMetadata(metadata),
    tensors: new Map(
      placed.map(({ name, dtype, shape, begin, end }) => [
        name,
        { dtype, shape, values: decode(dtype, bytes.subarray(dataBegin + begin, dataBegin + end)) },
      ]),
    ),
  };
}
