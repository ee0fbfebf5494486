/**
 * @file What the fields of a configuration can be, as rules that are data, and the check that holds values to
 * them. What is wrong is told by its parts, and the sentence is made of these: another language brings a table
 * of sentences with the same keys.
 */

/** Inclusive bounds of a number. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A number within its bounds; `whole` ones are counts. */
export interface NumberRule extends Bounds {
  readonly kind: 'number' | 'whole';
}

/** One of a few names. */
export interface ChoiceRule<Value extends string = string> {
  readonly kind: 'choice';
  readonly allowed: readonly Value[];
}

/** True or false. */
export interface FlagRule {
  readonly kind: 'flag';
}

/** What a field can be. */
export type Rule = NumberRule | ChoiceRule | FlagRule;

/** The rule of each field of a configuration. */
export type Rules<Config> = { readonly [Field in keyof Config]: RuleOf<Config[Field]> };

type RuleOf<Value> = [Value] extends [boolean]
  ? FlagRule
  : [Value] extends [number]
    ? NumberRule
    : [Value] extends [string]
      ? ChoiceRule<Value>
      : never;

type ValueOf<Held extends Rule> =
  Held extends ChoiceRule<infer Value> ? Value : Held extends FlagRule ? boolean : number;

export const number = (bounds: Bounds): NumberRule => ({ kind: 'number', ...bounds });
export const whole = (bounds: Bounds): NumberRule => ({ kind: 'whole', ...bounds });
export const choice = <Value extends string>(allowed: readonly Value[]): ChoiceRule<Value> => ({
  kind: 'choice',
  allowed,
});
export const FLAG: FlagRule = { kind: 'flag' };

/** Sentences by kind of problem; each takes the problem's parts. */
export type Sentences = Readonly<Record<string, (parts: never) => string>>;

/** A value in a field that cannot hold it. */
export interface Misfit {
  readonly field: string;
  readonly value: unknown;
}

const canBe = ({ field, value }: Misfit, what: string): string =>
  `${field} is ${show(value)}; it can be ${what}.`;

/** What this module finds wrong, said in English. */
export const SENTENCES = {
  number: (parts: Misfit & Bounds) => canBe(parts, `a number from ${parts.min} to ${parts.max}`),
  whole: (parts: Misfit & Bounds) => canBe(parts, `a whole number from ${parts.min} to ${parts.max}`),
  choice: (parts: Misfit & { readonly allowed: readonly string[] }) => canBe(parts, parts.allowed.join(', ')),
  flag: (parts: Misfit) => canBe(parts, 'true or false'),
  'not-an-object': ({ what, value }: { readonly what: string; readonly value: unknown }) =>
    `The ${what} is ${show(value)}; it has to be an object.`,
  'unknown-field': (parts: {
    readonly what: string;
    readonly unknown: string;
    readonly known: readonly string[];
  }) =>
    `There is no field ${show(parts.unknown)} in the ${parts.what}; the fields are ${parts.known.join(', ')}.`,
} as const satisfies Sentences;

/** A setting out of bounds; `message` says in English what `kind` and `parts` say as data. */
export class ConfigError<
  Table extends Sentences = Sentences,
  Kind extends keyof Table & string = string,
> extends Error {
  readonly code = 'bad-config';
  /** What is wrong: a key of the table, which is `SENTENCES` or the lab's own. */
  readonly kind: string;
  /** What the sentence takes. */
  readonly parts: object;

  constructor(
    table: Table,
    kind: Kind,
    /** The field to change, such as `batch` or `schedule.steps`; undefined when it is the whole. */
    readonly field: string | undefined,
    ...[parts]: Parameters<Table[Kind]>
  ) {
    super(table[kind](parts as never));
    this.name = 'ConfigError';
    this.kind = kind;
    this.parts = parts ?? {};
  }
}

/** The value as a sentence quotes it: short, and never an exception of its own. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

function holds(rule: Rule, value: unknown): boolean {
  if (rule.kind === 'choice') return rule.allowed.some((allowed) => allowed === value);
  if (rule.kind === 'flag') return typeof value === 'boolean';
  if (typeof value !== 'number' || (rule.kind === 'whole' && !Number.isInteger(value))) return false;
  return value >= rule.min && value <= rule.max;
}

/**
 * The value of a field, which its rule allows.
 * @throws ConfigError of the rule's kind, with field, value and rule as its parts.
 */
export function check<Held extends Rule>(field: string, value: unknown, rule: Held): ValueOf<Held> {
  if (holds(rule, value)) return value as ValueOf<Held>;
  throw new ConfigError(SENTENCES, rule.kind, field, { field, value, ...(rule as Rule) });
}

/**
 * The value as an object that has no other fields than those of `known`.
 * @param what the object's name in messages, such as `configuration`.
 * @throws ConfigError `not-an-object` or `unknown-field`, without a `field`.
 */
export function fieldsOf(what: string, value: unknown, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(SENTENCES, 'not-an-object', undefined, { what, value });
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown === undefined) return { ...value };
  throw new ConfigError(SENTENCES, 'unknown-field', undefined, { what, unknown, known });
}

/**
 * The configuration, every field of it checked on its own; absent fields take their default.
 * @throws ConfigError for what is no object, for a field without a rule, and for the first value that its rule
 *   does not allow.
 */
export function checkFields<Config extends object>(
  value: unknown,
  rules: Rules<Config>,
  defaults: Config,
): Config {
  const given: Record<string, unknown> = {
    ...defaults,
    ...fieldsOf('configuration', value, Object.keys(defaults)),
  };
  const checked = Object.entries<Rule>(rules).map(([field, rule]) => [
    field,
    check(field, given[field], rule),
  ]);
  return Object.fromEntries(checked) as Config;
}
