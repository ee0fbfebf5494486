/** @file The base of a lab as far as words go: it finds out which language it is to speak, and gets the words. */

import { property } from 'lit/decorators.js';
import { warnOnce } from './attributes.ts';
import type { Language } from './language.ts';
import { MovableElement } from './movable-element.ts';
import type { Override } from './override.ts';
import type { CoreTables } from './strings.ts';

/** The languages besides English that a lab has words in, by the tag that asks for them; each is fetched on demand. */
export type Translations = Readonly<Record<string, () => Promise<Language>>>;

/** A language besides English, and a page's own words. */
type Asked = readonly [tag?: string, own?: object];

/** What has been fetched or is being, for all labs of the page. */
const languages = new Map<Translations[string], Promise<Language>>();

function fetchOnce(fetch: Translations[string]): Promise<Language> {
  const language = languages.get(fetch) ?? fetch();
  languages.set(fetch, language);
  return language;
}

/** How long a lab waits with its next picture for words that are being fetched, in milliseconds. */
const PATIENCE_MS = 500;

/** An element that speaks the language of the nearest `lang` attribute: its own, or one around it. */
export abstract class SpeakingElement extends MovableElement {
  /** A lab that has words in other languages puts them here, with core's. */
  static translations: Translations = {
    de: async () => (await import('./strings.de.ts')).german,
  };
  /** Names of tables of the lab's own, besides `lab` and `refusals`; undefined where they are not known. */
  static tables: readonly string[] | undefined = [];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /**
   * The page's own words in place of the lab's, in whatever language it speaks: some of its tables, at any depth, such
   * as `{ core: { play: 'Train' } }`. Functions take the place of functions. What does not fit is left out, with a
   * warning in the console.
   */
  @property({ attribute: false }) strings: Override<CoreTables> | undefined;

  /** The tag by which people know the element. */
  protected get tag(): string {
    return this.localName;
  }

  #asked: Asked = [];

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
    const { translations } = this.constructor as typeof SpeakingElement;
    const tag = Object.keys(translations).find((language) => this.matches(`:lang(${language})`));
    const own = this.strings ?? undefined;
    const same = tag === this.#asked[0] && own === this.#asked[1];
    // Away from the page, nothing tells the language of the place that it may come back to.
    if (same || !this.isConnected) return super.scheduleUpdate();
    this.#asked = [tag, own];
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    // Others may be asked for by then, and an update that is under way takes no requests.
    return Promise.race([this.#fetchWords(this.#asked), patience]).then(() => this.scheduleUpdate());
  }

  /** Takes up the words that were asked for, unless others are by the time they are there. Never rejects. */
  async #fetchWords(asked: Asked): Promise<void> {
    const { translations, tables } = this.constructor as typeof SpeakingElement;
    const [tag, own] = asked;
    const failed = ({ message }: Error): undefined =>
      void warnOnce(
        `<${this.tag}>: its words in the page’s language could not be fetched, so it stays English. ` +
          `Serve the whole folder that the lab’s script lies in. (${message})`,
      );
    const [speech, language] = await Promise.all([
      import('./speech.ts').catch(failed),
      tag ? fetchOnce(translations[tag]).catch(failed) : undefined,
    ]);
    if (speech && this.#asked === asked) {
      speech.changeWords(this, speech.wordsOf(this.tag, language, own, tables));
    }
  }
}
