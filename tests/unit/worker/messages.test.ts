import { describe, expect, test } from 'vitest';
import { encodeError, transferables } from '../../../core/worker/messages.ts';

describe('what is transferred', () => {
  test('is every whole buffer in a message, once', () => {
    const a = new Float32Array(4);
    const b = new Int32Array(2);
    const message = {
      moments: [{ row: { step: 1 }, parameters: a }],
      resume: { parameters: a, optimizer: { m: b } },
    };
    expect(transferables(message)).toEqual([a.buffer, b.buffer]);
  });

  test('is not a view of a part: its buffer may serve others', () => {
    expect(transferables({ part: new Float32Array(8).subarray(0, 4) })).toEqual([]);
  });

  test('is not the memory of WebAssembly, which cannot be transferred', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    expect(transferables({ whole: new Uint8Array(memory.buffer) })).toEqual([]);
  });

  test('includes arrays of arrays, and does not trip over anything else', () => {
    const patterns = [[new Float32Array(4), new Float32Array(4)], [new Float32Array(4)]];
    expect(
      transferables({ patterns, names: ['a'], at: new Date(0), none: null, map: new Map() }),
    ).toHaveLength(3);
  });

  test('leaves the message as it was for the one who receives it', () => {
    const message = { a: new Float32Array([1, 2]), b: [new Float32Array([3])] };
    const received = structuredClone(message, { transfer: transferables(message) });
    expect(received).toEqual({ a: new Float32Array([1, 2]), b: [new Float32Array([3])] });
  });
});

describe('an error on its way between threads', () => {
  test('keeps code and message', () => {
    expect(encodeError(Object.assign(new Error('width is 7.'), { code: 'bad-config' }))).toEqual({
      code: 'bad-config',
      message: 'width is 7.',
    });
  });

  test('without a code has none', () => {
    expect(encodeError(new RangeError('out of memory'))).toEqual({ message: 'out of memory' });
  });

  test.each([
    ['plain text', 'plain text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{ code: 4, message: 5 }, '[object Object]'],
  ])('may be anything: %s', (thrown, message) => {
    expect(encodeError(thrown)).toEqual({ message });
  });
});
