/** @file "Copy link": the link on the clipboard, or in a field to be copied by hand where the clipboard is refused. */

import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { labStrings as strings } from './strings.ts';

/** How long the button's answer stays, in milliseconds. */
const SAID_MS = 5000;

/** The texts that say what came of it. */
type Answer = 'linkCopied' | 'linkRefused' | undefined;

/** What came of copying a link. */
export interface CopiedLink {
  /** What is to be said of it; '' when there is nothing. */
  readonly remark: string;
  /** The link, where it could not be. */
  readonly byHand: string | undefined;
}

/** Copies links, and remembers for the view what came of it. */
export class LinkCopier implements ReactiveController, CopiedLink {
  byHand: string | undefined;
  #remark: Answer;
  #forget: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  get remark(): string {
    return this.#remark ? strings[this.#remark] : '';
  }

  hostDisconnected(): void {
    clearTimeout(this.#forget);
    this.#say(undefined);
  }

  /** Puts the link on the clipboard; where that is not allowed, shows it, selected. */
  async copy(link: string): Promise<void> {
    clearTimeout(this.#forget);
    try {
      await navigator.clipboard.writeText(link);
      this.#say('linkCopied');
      this.#forget = setTimeout(() => this.#say(undefined), SAID_MS);
    } catch {
      this.#say('linkRefused', link);
      await this.host.updateComplete;
      this.host.shadowRoot?.querySelector<HTMLInputElement>('.link input')?.focus();
    }
  }

  #say(remark: Answer, byHand?: string): void {
    this.#remark = remark;
    this.byHand = byHand;
    this.host.requestUpdate();
  }
}

const selectAll = (event: Event): void => (event.target as HTMLInputElement).select();

/** The button. */
export function linkButton(copy: () => void): TemplateResult {
  return html`<button type="button" title=${strings.copyLinkHint} @click=${copy}>
    ${strings.copyLink}
  </button>`;
}

/** The answer, and the link to be copied by hand where it has to be. It is said in the lab's live region. */
export function linkAnswer({ remark, byHand }: CopiedLink): TemplateResult {
  return html`<div class="link">
    <p class="note">${remark}</p>
    ${
      byHand === undefined
        ? nothing
        : html`<label>
            <span>${strings.link}</span>
            <input type="text" readonly .value=${byHand} @focus=${selectAll} />
          </label>`
    }
  </div>`;
}
