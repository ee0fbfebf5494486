/** @file Words other than a lab's own English ones; fetched where a page asks for a language, or has words itself. */

import { speak, type Language, type Tables, type Words } from './language.ts';
import { MovableElement } from './movable-element.ts';
import { refuseWords, replaced } from './override.ts';

/** Names of core's tables, and of those that every lab has. */
const TABLES = ['poster', 'core', 'chart', 'heatMap', 'errors', 'refusals', 'lab'];

const ENGLISH: Language = { locale: 'en', tables: {} };

/**
 * A language's words, with a page's own over them. Those are checked when a table is first read: only then is it known
 * what is in it.
 * @param tag of the lab, for warnings
 * @param names of tables that the lab has besides the usual ones; undefined where they are not known
 */
export function wordsOf(
  tag: string,
  { locale, tables }: Language = ENGLISH,
  own: object = {},
  names?: readonly string[],
): Words {
  const given = own as Tables;
  const unknown = names && Object.keys(given).filter((name) => ![...TABLES, ...names].includes(name));
  refuseWords(tag, unknown ?? []);
  // By the English one: several labs of a page have tables of the same name.
  const made = new Map<object, object>();
  const make = (name: string, english: object): object => {
    const misfits: string[] = [];
    // A translation may have more than the English table, as sentences for errors whose message says it in English.
    const usual = { [name]: { ...tables[name], ...replaced(english, tables[name] ?? {}) } };
    const table = (replaced(usual, { [name]: given[name] }, '', misfits) as Tables)[name];
    refuseWords(tag, misfits);
    made.set(english, table);
    return table;
  };
  const lang = Object.keys(given).length === 0 ? locale : undefined;
  return { locale, lang, table: (name, english) => made.get(english) ?? make(name, english) };
}

/** Lets all elements below render anew, which they see by a change of `lang`. */
function renderAnew(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (!(element instanceof MovableElement)) continue;
    element.requestUpdate('lang', null);
    if (element.shadowRoot) renderAnew(element.shadowRoot);
  }
}

/** Lets a lab, and everything in it, speak these words from now on. */
export function changeWords(lab: MovableElement, words: Words): void {
  speak(lab, words);
  lab.requestUpdate('lang', null);
  if (lab.shadowRoot) renderAnew(lab.shadowRoot);
}
