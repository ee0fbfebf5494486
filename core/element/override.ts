/** @file Words in place of others: what fits takes its place, what does not is left out. */

import { warnOnce } from './attributes.ts';

/** A page's own words: some of a table's, at any depth, of the same kinds. */
export type Override<Table> = Table extends string
  ? string
  : Table extends (...args: infer Given) => infer Text
    ? (...args: Given) => Override<Text>
    : Table extends readonly (infer Entry)[]
      ? readonly Entry[]
      : Table extends object
        ? { readonly [Key in keyof Table]?: Override<Table[Key]> }
        : Table;

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);

/**
 * A table with other words in place of some.
 * @param path leads to the table: `core.` for that of this name
 * @param misfits gets the path of everything that has no place there, or is of another kind
 */
export function replaced(table: object, others: object, path = '', misfits: string[] = []): object {
  const usual = table as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = { ...usual };
  for (const [key, value] of Object.entries(others) as [string, unknown][]) {
    const before = Object.hasOwn(usual, key) ? usual[key] : undefined;
    if (value === undefined) continue;
    if (before === undefined || value === null || kindOf(before) !== kindOf(value)) misfits.push(path + key);
    else if (kindOf(value) !== 'object') result[key] = value;
    else result[key] = replaced(before as object, value as object, `${path}${key}.`, misfits);
  }
  return result;
}

/** Says once in the console which of a page's words are left out, and what would fit. */
export function refuseWords(tag: string, misfits: readonly string[]): void {
  if (misfits.length === 0) return;
  warnOnce(
    `<${tag}>: strings: ${misfits.join(', ')} ${misfits.length === 1 ? 'is' : 'are'} left out. Give words under ` +
      'the names that the lab has for them: a text for a text, a function for a function, a list for a list.',
  );
}
