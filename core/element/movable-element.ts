/**
 * @file The base of every element: one that keeps its looks when it is moved to another document, as into a
 * frame, and renders in the language of its lab. A constructed style sheet belongs to the document that it was made
 * in, and cannot be used in another.
 */

import { LitElement, type CSSResultOrNative } from 'lit';
import { inLanguageOf } from './language.ts';

const textOf = (style: CSSResultOrNative): string =>
  style instanceof CSSStyleSheet ? [...style.cssRules].map((rule) => rule.cssText).join('\n') : style.cssText;

/** The sheets of each kind of element in a document other than the script's own. */
const made = new WeakMap<Document, Map<readonly CSSResultOrNative[], readonly CSSStyleSheet[]>>();

function sheetsIn(document: Document, styles: readonly CSSResultOrNative[]): readonly CSSStyleSheet[] {
  const known = made.get(document) ?? new Map<readonly CSSResultOrNative[], readonly CSSStyleSheet[]>();
  made.set(document, known);
  const view = document.defaultView;
  if (!view) return [];
  const sheets =
    known.get(styles) ??
    styles.map((style) => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(textOf(style));
      return sheet;
    });
  known.set(styles, sheets);
  return sheets;
}

/** A LitElement that can be adopted by another document, and speaks the language of the lab that it is in. */
export class MovableElement extends LitElement {
  get #elementClass(): typeof LitElement {
    return this.constructor as typeof LitElement;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document) return super.createRenderRoot();
    const root = this.attachShadow(this.#elementClass.shadowRootOptions);
    this.#dress(root);
    return root;
  }

  protected override performUpdate(): void {
    inLanguageOf(this, () => super.performUpdate());
  }

  /** Called by the browser when the element has come to another document. */
  adoptedCallback(): void {
    if (this.shadowRoot) this.#dress(this.shadowRoot);
  }

  #dress(root: ShadowRoot): void {
    root.adoptedStyleSheets = [...sheetsIn(this.ownerDocument, this.#elementClass.elementStyles)];
  }
}
