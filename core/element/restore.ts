/**
 * @file Reads what `share.ts` has written. What a link says is a stranger's word: every value is parsed into a
 * typed setting or left out with one warning in the console, and nothing here throws.
 */

import type { JsonValue } from '../training/strict-json.ts';
import { warnOnce } from './attributes.ts';
import type { Run } from './run.ts';
import { hasFields } from './share.ts';

/** The largest step that a state may ask for: training up to it has to end some day. */
export const MAX_STEP = 1_000_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The values of a state, by key. Asking for a key makes it known; what nobody has asked for is not. */
export class StateFields {
  readonly #values = new Map<string, string>();
  readonly #known = new Set<string>();

  /** @param tag the element's, for the warnings. */
  constructor(
    text: string,
    private readonly tag: string,
  ) {
    for (const [key, value] of new URLSearchParams(text.trim().replace(/^[#?]/, ''))) {
      if (this.#values.has(key)) this.refuse(key, 'It is there twice; the first one counts.');
      else this.#values.set(key, value);
    }
  }

  /** The value as it is written; undefined when there is none. */
  text(key: string): string | undefined {
    this.#known.add(key);
    return this.#values.get(key);
  }

  /** The value as `parse` understands it; `fallback` when there is none, or when `parse` throws. */
  read<Value, Fallback>(key: string, parse: (text: string) => Value, fallback: Fallback): Value | Fallback {
    const text = this.text(key);
    if (text === undefined) return fallback;
    try {
      return parse(text);
    } catch (error) {
      this.refuse(key, messageOf(error));
      return fallback;
    }
  }

  /** The value if it is among `allowed`. */
  oneOf<Value extends string, Fallback>(
    key: string,
    allowed: readonly Value[],
    fallback: Fallback,
  ): Value | Fallback {
    return this.read(
      key,
      (text) => {
        const found = allowed.find((candidate) => candidate === text);
        if (found === undefined) throw new Error(`Known values: ${allowed.join(', ')}.`);
        return found;
      },
      fallback,
    );
  }

  /** The value if it is a whole number from 0 to `max`. */
  whole<Fallback>(key: string, max: number, fallback: Fallback): number | Fallback {
    return this.read(
      key,
      (text) => {
        const number = /^\d+$/.test(text) ? Number(text) : NaN;
        if (!(number <= max)) throw new Error(`It can be a whole number from 0 to ${max}.`);
        return number;
      },
      fallback,
    );
  }

  /** The entries of a list, `a,b,c`; those for which `parse` throws are left out. */
  list<Value>(key: string, parse: (text: string) => Value): Value[] {
    const entries = this.text(key)?.split(',') ?? [];
    return entries.flatMap((entry) => {
      try {
        return [parse(entry)];
      } catch (error) {
        this.refuse(key, messageOf(error));
        return [];
      }
    });
  }

  /**
   * The configuration that differs from `base` in the fields given; undefined when none is. A field that `validate`
   * refuses by name (its error's `field`) is left out; when it names none, all are.
   * @param prefix before the fields' names, such as `a.`.
   */
  config<Config>(base: JsonValue, validate: (value: unknown) => Config, prefix = ''): Config | undefined {
    const given = new Map<string, unknown>();
    for (const [path, value] of leaves(base)) {
      const text = this.text(prefix + path);
      if (text !== undefined) given.set(path, valueOf(text, value));
    }
    while (given.size > 0) {
      try {
        return validate(replaced(base, given));
      } catch (error) {
        const { field } = error as { field?: unknown };
        const named = typeof field === 'string' && given.has(field);
        for (const path of named ? [field] : [...given.keys()]) {
          this.refuse(prefix + path, messageOf(error));
          given.delete(path);
        }
      }
    }
    return undefined;
  }

  /** Says in the console why a value is left out. */
  refuse(key: string, why: string): void {
    const value = (this.#values.get(key) ?? '').slice(0, 80);
    warnOnce(`<${this.tag}>: state: ${key}=${value} is left out. ${why}`);
  }

  /** Says in the console which keys nobody has asked for. */
  refuseUnknown(): void {
    const unknown = [...this.#values.keys()].filter((key) => !this.#known.has(key));
    if (unknown.length === 0) return;
    const shown = unknown.slice(0, 8).map((key) => key.slice(0, 40));
    warnOnce(
      `<${this.tag}>: state: ${shown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not known here. ` +
        `Known keys: ${[...this.#known].join(', ')}.`,
    );
  }
}

/** The paths of a configuration's fields, such as `schedule.steps`, with their values. */
function leaves(value: JsonValue, prefix = ''): [path: string, value: JsonValue][] {
  if (!hasFields(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    hasFields(entry) ? leaves(entry, `${prefix}${key}.`) : [[prefix + key, entry] as [string, JsonValue]],
  );
}

const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text));

/** A text as the value of the field that now has the value `base`; whether it will do is the lab's to check. */
function valueOf(text: string, base: JsonValue): unknown {
  if (Array.isArray(base)) {
    return text === '' ? [] : text.split(';').map((entry) => entry.split(',').map(numberOf));
  }
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  const number = numberOf(text);
  return Number.isNaN(number) ? text : number;
}

/** `base` with other values at some paths. */
function replaced(base: JsonValue, values: ReadonlyMap<string, unknown>, prefix = ''): unknown {
  if (!hasFields(base)) return base;
  return Object.fromEntries(
    Object.entries(base).map(([key, value]) => {
      const path = prefix + key;
      if (hasFields(value)) return [key, replaced(value, values, `${path}.`)];
      return [key, values.has(path) ? values.get(path) : value];
    }),
  );
}

/** What a lab's settings are, as far as a state has a say in them. */
export interface Settings<Config> {
  readonly preset: string;
  readonly config: Config;
  readonly seed: number;
}

/** A lab, as far as its settings are concerned. */
export interface SettingsOwner<Config> extends Settings<Config> {
  readonly presets: readonly { readonly name: string }[];
  encodeConfig(config: Config): JsonValue;
  /** @throws an error with `message`, and `field` where one field is to blame. */
  validateConfig(value: unknown): Config;
}

/** The settings that a state asks for; where it says nothing, the lab's own stay. */
export function readSettings<Config>(
  fields: StateFields,
  lab: SettingsOwner<Config>,
  configFor: (preset: string) => Config,
): Settings<Config> {
  const names = lab.presets.map(({ name }) => name);
  const asked = fields.oneOf('preset', names, undefined);
  const base = asked === undefined ? lab.config : configFor(asked);
  return {
    preset: asked ?? lab.preset,
    config: fields.config(lab.encodeConfig(base), (value) => lab.validateConfig(value)) ?? base,
    seed: fields.whole('seed', Number.MAX_SAFE_INTEGER, lab.seed),
  };
}

/**
 * Shows exactly this step, or the one on display where it is null, with what is now asked of the model. Rejects with
 * a LabError when something else takes its place.
 */
export async function showStep<Config, Request, Picture>(
  run: Run<Config, Request, Picture>,
  step: number | null,
): Promise<void> {
  await run.open();
  if (step === null) return run.display.refresh();
  const { session } = run;
  const held = session.timeline.at(step)?.parameters !== undefined;
  // A step that a recording lacks is trained afresh: the same seed comes to it again.
  if (!held && !(session.canContinue && step > session.newestStep)) await run.reset();
  run.extend(step);
  await run.player.seek(step);
}
