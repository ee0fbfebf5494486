/**
 * @file JSON from strangers. `JSON.parse` keeps the last of duplicate keys and takes any nesting; here both
 * are errors, as is the key `__proto__`, so that what is read is what is written there and safe to copy.
 */

/** Anything that JSON can say. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

const MAX_DEPTH = 32;

/** Index of the quote that closes the string opened at `open`, in valid JSON. */
function closingQuote(text: string, open: number): number {
  let i = open + 1;
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i;
}

/** @throws SyntaxError when valid JSON nests too deeply or has duplicate or dangerous keys. */
function checkKeys(text: string): void {
  /** The keys of each open object; undefined for an open array. */
  const open: (Set<string> | undefined)[] = [];
  let keyComes = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : undefined);
      if (open.length > MAX_DEPTH) throw new SyntaxError(`it nests deeper than ${MAX_DEPTH} levels`);
      keyComes = character === '{';
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ',') {
      keyComes = open.at(-1) !== undefined;
    } else if (character === '"') {
      const end = closingQuote(text, i);
      if (keyComes) addKey(open.at(-1)!, text.slice(i, end + 1));
      keyComes = false;
      i = end;
    }
  }
}

function addKey(keys: Set<string>, literal: string): void {
  const key = JSON.parse(literal) as string;
  if (key === '__proto__') throw new SyntaxError('it uses the key "__proto__"');
  if (keys.has(key)) throw new SyntaxError(`the key ${literal.slice(0, 80)} appears twice`);
  keys.add(key);
}

/**
 * The value of a JSON text.
 * @throws SyntaxError when it is not JSON, nests deeper than 32 levels, or has a key twice or `__proto__`.
 */
export function parseStrictJson(text: string): JsonValue {
  const value = JSON.parse(text) as JsonValue;
  checkKeys(text);
  return value;
}

/** Whether a value is an object with keys, neither null nor an array. */
export function isJsonObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
