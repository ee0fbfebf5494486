/**
 * @file A configuration as a form holds it while it is typed: one value a field, numbers as text until they are
 * read. A field is named as the configuration's errors name it: `schedule.steps` is that of the object `schedule`.
 */

import type { Rule } from '../training/config-check.ts';

/** What is typed, by field. */
export type Draft = Readonly<Record<string, string | boolean>>;

/** What the fields of a form can be. Those of `optional` may be empty, for null. */
export interface DraftRules {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly optional: readonly string[];
}

/** These fields of the configuration, as they are typed. */
export function toDraft(config: object, fields: readonly string[]): Draft {
  const typed = (field: string): string | boolean => {
    const value = field
      .split('.')
      .reduce<unknown>((whole, key) => (whole as Record<string, unknown>)[key], config);
    return typeof value === 'boolean' ? value : String(value ?? '');
  };
  return Object.fromEntries(fields.map((field) => [field, typed(field)]));
}

/** What the typed stands for; NaN where it is to be a number and is none. An empty field is not 0. */
function valueOf(draft: Draft, field: string, { rules, optional }: DraftRules): unknown {
  const typed = draft[field];
  const { kind } = rules[field];
  if (typeof typed === 'boolean' || kind === 'choice') return typed;
  if (typed.trim() !== '') return Number(typed);
  return optional.includes(field) ? null : Number.NaN;
}

/** The first field that is to be a number and is none. */
export function notNumber(draft: Draft, rules: DraftRules): string | undefined {
  return Object.keys(draft).find((field) => Number.isNaN(valueOf(draft, field, rules)));
}

function withField(config: object, [key, ...rest]: readonly string[], value: unknown): object {
  const inner = rest.length === 0 ? value : withField(Reflect.get(config, key) as object, rest, value);
  return { ...config, [key]: inner };
}

/** The configuration with what was typed; what the draft does not hold stays as it is. */
export function withDraft(config: object, draft: Draft, rules: DraftRules): object {
  return Object.keys(draft).reduce(
    (changed, field) => withField(changed, field.split('.'), valueOf(draft, field, rules)),
    config,
  );
}
