/** @file The frame: one lab, as the address asks for it, for pages that take no scripts of others. */

import { AddressError, readAddress, stateIn, type FrameRequest } from './address.ts';
import { offerHeight } from './height.ts';
import { createLab } from './labs.ts';
import { strings } from './strings.ts';

/** What goes wrong, in the lab's place. */
function say(message: string): void {
  const text = document.createElement('p');
  text.role = 'alert';
  text.textContent = message;
  document.querySelector('main')!.replaceChildren(text);
}

const oneOf = (name: string, value: string, allowed: readonly string[]): void => {
  if (!allowed.includes(value)) throw new AddressError(strings.frame.notOneOf(name, value, allowed));
};

async function show(request: FrameRequest): Promise<void> {
  const {
    lab: name,
    seed,
    preset,
    backend,
    src,
    step,
    ablate,
    theme,
    lang,
    autoplay,
    loading,
    state,
  } = request;
  if (theme) document.documentElement.style.colorScheme = theme;
  document.title = strings.titles[name];
  const lab = await createLab(name, document.baseURI);
  if (preset !== undefined) {
    oneOf(
      'preset',
      preset,
      lab.presets.map((known) => known.name),
    );
    lab.preset = preset;
  }
  if (seed !== undefined) lab.seed = seed;
  if (backend !== undefined) lab.backend = backend;
  if (src !== undefined) lab.src = src;
  if (theme) lab.setAttribute('theme', theme);
  if (lang !== undefined) lab.lang = lang;
  lab.loading = loading;
  lab.autoplay = autoplay;
  if (state !== undefined) lab.state = state;
  addEventListener('hashchange', () => {
    const next = stateIn(location.hash);
    if (next !== undefined) lab.state = next;
  });
  document.querySelector('main')!.replaceChildren(lab);
  if (step === undefined && ablate === undefined) return;
  // Not before the lab has a reason of its own to start: the reader has come near it.
  await lab.ready;
  const named = new URLSearchParams(state);
  if (step !== undefined && !named.has('step')) await lab.seek(step);
  if (ablate && !named.has('ablate') && 'ablate' in lab) await lab.ablate(ablate);
}

/** What goes wrong in the lab's own working, it shows itself. */
function explain(error: unknown): void {
  const { message, code } = error as Error & { readonly code?: unknown };
  if (error instanceof AddressError || code === 'bad-ablation') say(message);
  else if (document.querySelector('main > *') === null) say(strings.frame.notLoaded(message));
}

async function begin(): Promise<void> {
  offerHeight(document.body);
  await show(readAddress(new URLSearchParams(location.search), location.hash));
}

// Not awaited at the top level, which would keep the whole build's chunks apart.
begin().catch(explain);
