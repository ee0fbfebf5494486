/**
 * @file A lab's front door. The script that a page names registers this small element, which draws the poster and
 * keeps the contract; the lab itself, the element with pictures and worker, is fetched when the reader comes near
 * or a method asks, and is put inside.
 *
 * From then on the shell hands on what it is given: attributes (in both directions, since the reader changes some
 * of them), members, slots and parts; events come out by themselves. Before, its members are those of a medium of
 * which nothing is known yet, its methods wait, and what is set is kept for the lab.
 */

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from './custom-element.ts';
import { defer } from './deferred.ts';
import { explained, handled, type LabError } from './errors.ts';
import type { LabEventDetail } from './events.ts';
import {
  copyAttribute,
  defineAccessor,
  defineMethod,
  handOnMembers,
  handOnSlots,
  takeOwnValues,
} from './hand-on.ts';
import { NEAR } from './near.ts';
import { posterStrings as strings } from './poster-strings.ts';
import { linkTo, stateText } from './share.ts';
import { INITIAL, METHODS, PARTS, SETTINGS } from './shell-contract.ts';
import { shellStyles } from './shell-styles.ts';
import { SpeakingElement } from './speaking-element.ts';
import { theme } from './theme.ts';

/** What a shell knows of its lab. */
export interface ShellOptions {
  /** As in the tag and the files: `induction`. */
  readonly lab: string;
  /** Names of its presets, the default first; how people call them, the lab knows. */
  readonly presets: readonly string[];
  /** What members that only this lab has are before it is there; those that are not named are undefined. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Methods that only this lab has; each returns a promise. */
  readonly methods: readonly string[];
  /** Fetches the lab's own class. */
  load(): Promise<CustomElementConstructor>;
}

/** The lab inside. Its members are handed on by name. */
interface Lab extends HTMLElement {
  readonly ready: Promise<void>;
  readonly updateComplete: Promise<boolean>;
  readonly [member: string]: unknown;
}
type Method = (this: Lab, ...parameters: unknown[]) => unknown;

const attributeOf = (setting: string): string => (setting === 'workerUrl' ? 'worker-url' : setting);
const ATTRIBUTES = [...Object.keys(SETTINGS).map(attributeOf), 'state', 'theme', 'lang', 'id'];

/** The element that a lab's script registers. */
class LabShell extends SpeakingElement {
  /** The lab's own class comes later, and is no duplicate. */
  static readonly isShell = true;
  static override styles = [...theme, shellStyles];
  /** Those of the lab, which checks what a page says in their place. */
  static override readonly tables = undefined;
  static readonly options: ShellOptions;

  #lab: Lab | undefined;
  #coming: Promise<Lab> | undefined;
  #error: LabError | null = null;
  #ready = defer();
  /** What was set while there is no lab. */
  readonly #kept = new Map<string, unknown>();
  readonly #near = new IntersectionObserver(
    (entries) => {
      if (this.setting('loading') === 'lazy' && entries.at(-1)!.isIntersecting) void handled(this.#fetch());
    },
    { rootMargin: NEAR },
  );

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...ATTRIBUTES];
  }

  get #options(): ShellOptions {
    return (this.constructor as typeof LabShell).options;
  }

  get lab(): string {
    return this.#options.lab;
  }
  get presets(): unknown {
    return this.read(
      'presets',
      this.#options.presets.map((name) => ({ name, label: name })),
    );
  }
  get ready(): Promise<void> {
    return this.#lab?.ready ?? this.#ready.promise;
  }
  get error(): LabError | null {
    return this.#lab ? (this.#lab.error as LabError | null) : this.#error;
  }
  get state(): string {
    const asked = (this.#kept.get('state') as string | undefined) ?? this.getAttribute('state');
    if (this.#lab || asked) return this.read('state', asked) as string;
    return stateText({ preset: String(this.setting('preset')), seed: String(this.setting('seed')) });
  }
  set state(state: string | null) {
    this.write('state', state);
  }

  shareLink(base: string | URL = this.ownerDocument.URL): string {
    if (this.#lab) return this.call('shareLink', [base]) as string;
    return linkTo(base, this.id ? `${stateText({ lab: this.id })}&${this.state}` : this.state);
  }

  /** A lab that is not there yet has nothing to stop, unless something waits for it. */
  pause(): void {
    if (this.#lab ?? this.#coming) void this.call('pause', []);
  }

  /** A member of the lab's, or what stands for it while there is none. */
  read(name: string, initial: unknown): unknown {
    if (this.#lab) return this.#lab[name];
    return this.#kept.has(name) ? this.#kept.get(name) : initial;
  }

  write(name: string, value: unknown): void {
    if (this.#lab) (this.#lab as Record<string, unknown>)[name] = value;
    else this.#kept.set(name, value);
    if (name === 'currentStep') void handled(this.#fetch());
  }

  /** A setting is an attribute as long as there is no lab. */
  setting(name: string): unknown {
    if (this.#lab) return this.#lab[name];
    const { presets } = this.#options;
    return SETTINGS[name](this.getAttribute(attributeOf(name)), { tag: this.localName, presets });
  }

  set(name: string, value: unknown): void {
    if (this.#lab) (this.#lab as Record<string, unknown>)[name] = value;
    else this.#reflect(attributeOf(name), value);
  }

  #reflect(attribute: string, value: unknown): void {
    if (value === null || value === undefined || value === false) this.removeAttribute(attribute);
    else this.setAttribute(attribute, value === true ? '' : String(value));
  }

  /** Calls a method of the lab's: at once, or when it is there. */
  call(name: string, parameters: readonly unknown[]): unknown {
    const ask = (lab: Lab): unknown => (lab[name] as Method).apply(lab, [...parameters]);
    return this.#lab ? ask(this.#lab) : handled(this.#fetch().then(ask));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#takeOver();
    if (this.#lab) return this.#place(this.#lab);
    this.#near.observe(this);
    if (this.setting('loading') === 'eager') void handled(this.#fetch());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#near.disconnect();
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (before === value && name !== 'state') return;
    // A state that is asked for again is to be brought back again.
    if (this.#lab && name === 'state' && value !== null) this.#lab.setAttribute(name, value);
    else if (this.#lab) copyAttribute(this, this.#lab, name);
    else if (name === 'state') this.#kept.delete(name);
    else if (name === 'loading' && this.isConnected && this.setting('loading') === 'eager')
      void handled(this.#fetch());
  }

  /** What a script set before the element was registered hides the members that are to take it. */
  #takeOver(): void {
    const own = this as unknown as Record<string, unknown>;
    for (const name of [...Object.keys(SETTINGS), ...Object.keys(INITIAL), 'state']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  #fetch(): Promise<Lab> {
    if (this.#coming) return this.#coming;
    if (this.#ready.settled) this.#ready = defer();
    this.#error = null;
    this.#coming = this.#bring();
    this.requestUpdate();
    return this.#coming;
  }

  async #bring(): Promise<Lab> {
    let Lab: CustomElementConstructor;
    try {
      Lab = await labClass(this.#options);
    } catch (error) {
      this.#coming = undefined;
      throw this.#fail(explained('lab-not-loaded', error instanceof Error ? error.message : String(error)));
    }
    const lab = new Lab() as Lab;
    this.#install(lab, Lab);
    lab.ready.then(this.#ready.resolve, this.#ready.reject);
    return lab;
  }

  #install(lab: Lab, Lab: CustomElementConstructor): void {
    handOnMembers(Object.getPrototypeOf(this) as LabShell, Lab);
    for (const name of ATTRIBUTES) copyAttribute(this, lab, name);
    lab.setAttribute('exportparts', PARTS.join());
    handOnSlots(this, lab);
    const members = lab as Record<string, unknown>;
    members.strings = this.strings;
    for (const [name, value] of [...this.#kept, ...takeOwnValues(this, Lab)]) {
      try {
        members[name] = value;
      } catch (error) {
        reportError(error);
      }
    }
    this.#near.disconnect();
    this.#lab = lab;
    this.#place(lab);
    new MutationObserver((records) => {
      for (const { attributeName } of records) copyAttribute(lab, this, attributeName!);
    }).observe(lab, { attributeFilter: ATTRIBUTES });
  }

  /** In the poster's place; an element that was never on a page has no place yet. */
  #place(lab: Lab): void {
    if (this.shadowRoot && lab.parentNode !== this.shadowRoot) this.shadowRoot.replaceChildren(lab);
  }

  #fail(error: LabError): LabError {
    this.#error = error;
    this.#ready.reject(error);
    const detail: LabEventDetail = { step: 0, metrics: { step: 0 }, error };
    this.dispatchEvent(new CustomEvent('lab-error', { detail, bubbles: true, composed: true }));
    this.requestUpdate();
    return error;
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (this.#lab && changed.has('strings')) this.write('strings', this.strings);
    return this.#lab === undefined;
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    return (await this.#lab?.updateComplete) ?? true;
  }

  protected override render(): TemplateResult {
    const text = this.#coming ? strings.starting : strings.waiting;
    return html`<div class="poster" part="poster">
      <slot name="poster"><p>${this.#error ? '' : text}</p></slot>
      <p role="alert">${this.#error?.message}</p>
    </div>`;
  }
}

for (const name of Object.keys(INITIAL)) defineAccessor(LabShell.prototype, name, INITIAL[name]);
for (const name of METHODS) defineMethod(LabShell.prototype, name);
for (const name of Object.keys(SETTINGS)) {
  Object.defineProperty(LabShell.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: LabShell) {
      return this.setting(name);
    },
    set(this: LabShell, value: unknown) {
      this.set(name, value);
    },
  });
}

/** The lab's own class, registered under a name of its own: the lab's is the shell's. */
async function labClass({ lab, load }: ShellOptions): Promise<CustomElementConstructor> {
  const Lab = await load();
  const name = `${lab}-lab-inside`;
  if (!customElements.get(name)) customElements.define(name, Lab);
  return Lab;
}

/** Registers `<name-lab>`, unless the page has such an element already, and returns its class. */
export function defineShell(options: ShellOptions): CustomElementConstructor {
  class Shell extends LabShell {
    static override readonly options = options;
  }
  for (const [name, value] of Object.entries(options.initial ?? {})) {
    defineAccessor(Shell.prototype, name, value);
  }
  for (const name of options.methods) defineMethod(Shell.prototype, name);
  customElement(`${options.lab}-lab`)(Shell);
  return Shell;
}
