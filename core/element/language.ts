/**
 * @file The language of what is being rendered. A lab's words stand in tables, English ones beside the code and
 * others fetched where a page asks for them; `words` makes of an English table a view of the same form that reads
 * the table of the lab which is being rendered. Rendering is synchronous, so one variable says which lab that is:
 * every element sets it around its update (`movable-element.ts`), and what reads words at another time, such as an
 * event handler, a timer or a canvas that is drawn later, does so within `inLanguageOf`.
 */

/** Tables of words by name. */
export type Tables = Readonly<Record<string, object>>;

/** A language: the tag by which numbers are written, and its tables. */
export interface Language {
  readonly locale: string;
  readonly tables: Tables;
}

/**
 * What a language's table has to be, given the English one: the same names, other texts. What stands under the names
 * `Kept`, at any depth, is no language's: it is left out, and stays what it is.
 */
export type Translated<Table, Kept = never> = Table extends string
  ? string
  : Table extends (...args: infer Given) => infer Text
    ? (...args: Given) => Translated<Text>
    : Table extends readonly (infer Entry)[]
      ? readonly Translated<Entry, Kept>[]
      : Table extends object
        ? { readonly [Key in keyof Table as Exclude<Key, Kept>]: Translated<Table[Key], Kept> }
        : Table;

/** What a lab speaks. */
export interface Words {
  /** The tag by which numbers are written. */
  readonly locale: string;
  /** That of the texts; undefined where some are the page's own, which knows best. */
  readonly lang: string | undefined;
  /** The table of this name, whose English form is `english`. */
  table(name: string, english: object): object;
}

/** English needs no tables: it stands beside the code. */
export const ENGLISH: Words = { locale: 'en', lang: 'en', table: (_, english) => english };

let current = ENGLISH;

/** The words of what is being rendered; the same object as long as they are the same. */
export const currentWords = (): Words => current;

/** Labs, by the words they speak. */
const spoken = new WeakMap<Node, Words>();

/** Lets a lab, and everything in it, speak these words from now on. */
export function speak(lab: Node, words: Words): void {
  spoken.set(lab, words);
}

/** The words of the lab that holds the element, or is it; English ones outside of any. */
function wordsAround(element: Node): Words {
  let node: Node | undefined = element;
  while (node) {
    const words = spoken.get(node);
    if (words) return words;
    node = (node.getRootNode() as Partial<ShadowRoot>).host;
  }
  return ENGLISH;
}

/** Does what reads words in the language of an element. What it does later, after an `await`, is not covered. */
export function inLanguageOf<Result>(element: Node, act: () => Result): Result {
  const outer = current;
  current = wordsAround(element);
  try {
    return act();
  } finally {
    current = outer;
  }
}

/** Whether it has words in it, rather than being one. */
const holds = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function view<Table extends object>(english: Table, table: () => Record<string, unknown>): Table {
  const live = {};
  for (const [key, value] of Object.entries(english) as [string, unknown][]) {
    const now = (): unknown => table()[key];
    const part = holds(value) ? view(value, now as () => Record<string, unknown>) : undefined;
    Object.defineProperty(live, key, { enumerable: true, get: part ? () => part : now });
  }
  return live as Table;
}

/**
 * A table of words that reads as the English one, in the language of what is being rendered. Parts of it may be kept;
 * texts, functions and lists are to be read where they are shown.
 * @param name of the table among a lab's: it leads translations and the page's own words to it
 */
export function words<Table extends object>(name: string, english: Table): Table {
  return view(english, () => current.table(name, english) as Record<string, unknown>);
}
