/**
 * @file What a lab shows as a string, and a link that carries it: `key=value` pairs in the syntax of
 * URLSearchParams, such as `preset=classic&seed=3&step=420&ablate=1.0,2.1`. `restore.ts` reads it back.
 */

import type { JsonValue } from '../training/strict-json.ts';

/** A state's values by key, in the order in which they are written; what is undefined is left out. */
export type StateValues = Readonly<Record<string, string | undefined>>;

/** Characters that a query may carry as they are, so that the string can be read: comma, slash, colon, semicolon. */
const PLAIN = /%2C|%2F|%3A|%3B/g;

const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll('%20', '+').replace(PLAIN, decodeURIComponent);

/** The pairs as one string. */
export function stateText(values: StateValues): string {
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${escaped(key)}=${escaped(value)}`]))
    .join('&');
}

type JsonObject = { readonly [key: string]: JsonValue };

/** Whether a value of a configuration has fields of its own. */
export function hasFields(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of lists of numbers is written as `1,2;3,4`; anything else as it is. */
function valueText(value: JsonValue): string {
  return Array.isArray(value) ? value.map((entry: JsonValue) => String(entry)).join(';') : String(value);
}

/** The fields in which a configuration differs from another of the same form; nested ones as `schedule.steps`. */
export function differences(config: JsonValue, base: JsonValue, prefix = ''): StateValues {
  if (!hasFields(config) || !hasFields(base)) return {};
  const values: Record<string, string | undefined> = {};
  for (const [key, value] of Object.entries(config)) {
    const usual = base[key];
    if (JSON.stringify(value) === JSON.stringify(usual)) continue;
    if (hasFields(value)) Object.assign(values, differences(value, usual, `${prefix}${key}.`));
    else values[prefix + key] = valueText(value);
  }
  return values;
}

/** `base` with the state as its fragment. */
export function linkTo(base: string | URL, state: string): string {
  const link = new URL(base);
  link.hash = state;
  return link.href;
}
