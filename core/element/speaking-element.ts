/**
 * @file The base of a lab as far as words go: it finds out the language that it is to speak, fetches that
 * language's tables, and tells everything in it to render anew when its words have changed.
 */

import { property } from 'lit/decorators.js';
import { warnOnce } from './attributes.ts';
import { ENGLISH, speak, Words, type Language, type Tables } from './language.ts';
import { MovableElement } from './movable-element.ts';
import { refuseWords, type Override } from './override.ts';
import type { CoreTables } from './strings.ts';

/** The languages besides English that a lab has words in, by the tag that asks for them; each is fetched on demand. */
export type Translations = Readonly<Record<string, () => Promise<Language>>>;

/** How long the first picture of a lab waits for its language, in milliseconds. */
const PATIENCE_MS = 500;

/** Names of core's tables, and of each lab's main one. */
const TABLES = ['poster', 'core', 'chart', 'heatMap', 'errors', 'refusals', 'lab'];

type Fetch = Translations[string];

/** What has been fetched, for all labs of the page. */
const fetched = new Map<Fetch, Language>();
const underway = new Map<Fetch, Promise<void>>();

function fetchOnce(fetch: Fetch, tag: string): Promise<void> {
  const fetching =
    underway.get(fetch) ??
    fetch().then(
      (language) => void fetched.set(fetch, language),
      (error: Error) => {
        fetched.set(fetch, ENGLISH);
        warnOnce(
          `<${tag}>: its words in the page’s language could not be fetched, so it stays English. ` +
            `Serve the whole folder that the lab’s script lies in. (${error.message})`,
        );
      },
    );
  underway.set(fetch, fetching);
  return fetching;
}

/** Tells all elements below to render anew, which they see by a change of `lang`. */
function renderAnew(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (!(element instanceof MovableElement)) continue;
    element.requestUpdate('lang', null);
    if (element.shadowRoot) renderAnew(element.shadowRoot);
  }
}

/** An element that speaks the language of the nearest `lang` attribute: its own, or one around it. */
export abstract class SpeakingElement extends MovableElement {
  /** A lab that has words in other languages puts them here. */
  static translations: Translations = {
    de: async () => (await import('./strings.de.ts')).german,
  };
  /** Names of tables of the lab's own, besides `lab`. */
  static tables: readonly string[] = [];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /**
   * The page's own words in place of the lab's, in whatever language it speaks: some of its tables, at any depth, such
   * as `{ core: { play: 'Train' }, lab: { label: 'Our lab' } }`. Functions take the place of functions. What does not
   * fit is left out, with a warning in the console.
   */
  @property({ attribute: false }) strings: Override<CoreTables> = {};

  /** The tag by which people know the element. */
  protected get tag(): string {
    return this.localName;
  }

  #language: Language = ENGLISH;
  #own: object | undefined;

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'lang') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The page around it may speak another language.
    this.requestUpdate();
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const fetching = this.#listen();
    return fetching && !this.hasUpdated ? this.#updateAfter(fetching) : super.scheduleUpdate();
  }

  async #updateAfter(fetching: Promise<unknown>): Promise<void> {
    await Promise.race([fetching, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    this.#listen();
    super.scheduleUpdate();
  }

  /** Takes up the words that are due. Resolves when they are there, if they have to be fetched. */
  #listen(): Promise<unknown> | undefined {
    const { translations, tables } = this.constructor as typeof SpeakingElement;
    const tag = Object.keys(translations).find((language) => this.matches(`:lang(${language})`));
    const fetch = tag === undefined ? undefined : translations[tag];
    const language = fetch ? fetched.get(fetch) : ENGLISH;
    this.#speak(language ?? this.#language, [...TABLES, ...tables]);
    if (!fetch || language) return undefined;
    return fetchOnce(fetch, this.tag).then(() => this.requestUpdate());
  }

  #speak(language: Language, tables: readonly string[]): void {
    const { strings } = this;
    if (language === this.#language && strings === this.#own) return;
    this.#language = language;
    this.#own = strings;
    const own = (strings ?? {}) as Tables;
    refuseWords(
      this.tag,
      Object.keys(own).filter((name) => !tables.includes(name)),
    );
    speak(this, new Words(language, own, this.tag));
    this.requestUpdate('lang', null);
    if (this.shadowRoot) renderAnew(this.shadowRoot);
  }
}
