import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '../../../core/training/strict-json.ts';

describe('strict JSON', () => {
  it('reads whatever JSON writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('"__proto__"'));
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '[{"b":{"a":[1,{"c":2}],"x":"}","a":0}}]',
    '{"a":{"a":1},"b":[],"a":2}',
  ])('refuses the duplicate key in %s', (text) => {
    expect(() => parseStrictJson(text)).toThrow(/appears twice/);
  });

  it.each([
    '{"a":"a","b":"a"}',
    '[{"a":1},{"a":1}]',
    '{"a":{"a":1}}',
    '{"a":["a","a"],"b":"\\"a\\":1,\\\\"}',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
  ])('takes %s, where no key is duplicate', (text) => {
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  it('refuses the key __proto__ at any depth, however it is spelt', () => {
    expect(() => parseStrictJson('[{"__proto__":{}}]')).toThrow(/__proto__/);
    expect(() => parseStrictJson('{"\\u005f_proto__":{}}')).toThrow(/__proto__/);
  });

  it('takes 32 levels and refuses 33, or a million', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseStrictJson(nested(32))).toHaveLength(1);
    expect(() => parseStrictJson(nested(33))).toThrow(/deeper than 32/);
    expect(() => parseStrictJson(nested(1_000_000))).toThrow(Error);
  });

  it('reads a string of ten million characters', () => {
    const long = '\\n'.repeat(5_000_000);
    expect(parseStrictJson(`{"a":"${long}"}`)).toEqual({ a: '\n'.repeat(5_000_000) });
  });

  it.each(['', '{', '{"a"}', 'nope', '{"a":1}}', "{'a':1}"])('refuses %j, which is no JSON', (text) => {
    expect(() => parseStrictJson(text)).toThrow(SyntaxError);
  });
});
