/**
 * @file A language for tests: every word of a lab's tables stands in marks, ⟦so⟧, and what a text is given to fill in
 * stands outside of them, ⟦so: ⟧7⟦.⟧ What a lab shows without marks then comes from elsewhere than its tables.
 */

import type { LabElement } from '../../core/element/lab-element.ts';
import { posterStrings } from '../../core/element/poster-strings.ts';
import { errorStrings, labStrings } from '../../core/element/strings.ts';
import { chartStrings, heatMapStrings } from '../../core/plot/strings.ts';

type Text = (...given: readonly unknown[]) => unknown;

const mark = (text: string): string => `⟦${text}⟧`;
const open = (given: unknown): unknown => (typeof given === 'string' && given !== '' ? `⟧${given}⟦` : given);

function marked(word: unknown): unknown {
  if (typeof word === 'string') return mark(word);
  if (Array.isArray(word)) return word.map(marked);
  if (typeof word === 'function') {
    return (...given: readonly unknown[]) => {
      const text = (word as Text)(...given.map(open));
      // Some look a name up: those are to be given it as it is.
      const plain = typeof text !== 'string' || text.includes('undefined');
      return marked(plain ? (word as Text)(...given) : text);
    };
  }
  if (typeof word !== 'object' || word === null) return word;
  return Object.fromEntries(Object.entries(word).map(([key, value]) => [key, marked(value)]));
}

/** Core's tables and these, marked; to be given to a lab as its `strings`. */
export function pseudoLanguage<Tables extends object>(tables: Tables): Tables {
  const core = {
    poster: posterStrings,
    core: labStrings,
    errors: errorStrings,
    chart: chartStrings,
    heatMap: heatMapStrings,
  };
  return marked({ ...core, ...tables }) as Tables;
}

/** What an executor says of itself, and why it was chosen: parts of sentences that `core/element/machine.de.ts` has. */
const MACHINE = /^\s*WebAssembly(?: SIMD| ?,).*$/gm;

/** Attributes whose text a reader sees or hears. */
const SPOKEN = [
  'aria-label',
  'aria-valuetext',
  'aria-roledescription',
  'aria-description',
  'title',
  'alt',
  'placeholder',
];

/** The text without what is in marks, which may be nested. */
function outsideMarks(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '⟦') depth++;
    else if (sign === '⟧') depth = Math.max(0, depth - 1);
    else if (depth === 0) rest += sign;
  }
  return rest;
}

/** Everything that an element shows or says: `tag.class: text`, shadow trees included. */
function* spoken(root: ParentNode): Generator<readonly [where: string, text: string]> {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches('style, script')) continue;
    const where = element.localName + [...element.classList].map((name) => `.${name}`).join('');
    for (const name of SPOKEN) yield [`${where}[${name}]`, element.getAttribute(name) ?? ''];
    for (const child of element.childNodes) if (child instanceof Text) yield [where, child.data];
    if (element.shadowRoot) yield* spoken(element.shadowRoot);
  }
}

/**
 * What a lab shows or says in letters that come from none of its tables, each once.
 * @param allowed matches what is no language's: tokens, names of the reader's data, symbols
 */
export function foreignWords(lab: LabElement<never, never, never, never>, allowed: RegExp = /$^/g): string[] {
  const found = new Set<string>();
  for (const [where, text] of spoken(lab.renderRoot)) {
    // Powers of ten are everywhere the same; what executors say of the machine is held to German by a test of its own.
    const rest = outsideMarks(text)
      .replaceAll(/[\d.,]+e[+−]?\d+/g, '')
      .replaceAll(MACHINE, '')
      .replaceAll(allowed, '');
    if (/\p{Letter}/u.test(rest)) found.add(`${where}: ${text.trim().replaceAll(/\s+/g, ' ').slice(0, 200)}`);
  }
  return [...found];
}

/** Unfolds everything that a lab has to unfold, and waits for what is fetched for it. */
export async function unfoldAll(lab: LabElement<never, never, never, never>): Promise<void> {
  const open = (root: ParentNode): boolean => {
    let waiting = root.querySelector('details :not(:defined), details > summary:only-child') !== null;
    for (const details of root.querySelectorAll('details')) details.open = true;
    for (const { shadowRoot } of root.querySelectorAll('*'))
      if (shadowRoot && open(shadowRoot)) waiting = true;
    return waiting;
  };
  for (let round = 0; round < 50; round++) {
    const waiting = open(lab.renderRoot);
    await new Promise((resolve) => setTimeout(resolve, 100));
    // What unfolds brings more to unfold.
    if (!waiting && round > 6) return;
  }
}
