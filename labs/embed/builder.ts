/** @file The page "Embed": the form, the text to copy, and the frame that shows what would be embedded. */

import { createLab, LAB_NAMES, type LabName } from './labs.ts';
import { frameAddress, snippet, WAYS, type Choice, type Way } from './snippets.ts';
import { strings } from './strings.ts';

/** The site, two folders up from this page. */
const site = new URL('../../', location.href).href;

const within = <Kind extends Element>(selector: string): Kind => document.querySelector<Kind>(selector)!;
const form = within<HTMLFormElement>('#choice');
const presets = within<HTMLSelectElement>('#preset');
const code = within<HTMLElement>('#snippet');
const note = within<HTMLElement>('#copied');
const preview = within<HTMLIFrameElement>('#preview');

/** One of `allowed`; what the form holds was put there by this script. */
const known = <Value extends string>(value: FormDataEntryValue | null, allowed: readonly Value[]): Value =>
  allowed.find((candidate) => candidate === value) ?? allowed[0];

function whole(value: FormDataEntryValue | null, fallback: number): number {
  const number = Number(value);
  return value !== '' && Number.isSafeInteger(number) && number >= 0 ? number : fallback;
}

function read(): { choice: Choice; way: Way } {
  const data = new FormData(form);
  const preset = data.get('preset');
  const theme = data.get('theme');
  return {
    way: known(data.get('way'), WAYS),
    choice: {
      lab: known(data.get('lab'), LAB_NAMES),
      seed: whole(data.get('seed'), 0),
      height: Math.min(5000, Math.max(100, whole(data.get('height'), 900))),
      ...(typeof preset === 'string' && preset !== '' && { preset }),
      ...((theme === 'light' || theme === 'dark') && { theme }),
    },
  };
}

function option(value: string, label: string): HTMLOptionElement {
  return Object.assign(document.createElement('option'), { value, textContent: label });
}

/** Names the lab's presets, unless another lab has been chosen before they were there. */
async function offerPresets(lab: LabName): Promise<void> {
  presets.replaceChildren(option('', strings.builder.default));
  const known = await createLab(lab, site);
  if (read().choice.lab !== lab) return;
  presets.replaceChildren(
    option('', strings.builder.default),
    ...known.presets.map(({ name, label }) => option(name, label)),
  );
}

function show(): void {
  const { choice, way } = read();
  code.textContent = snippet(way, choice, site);
  note.textContent = '';
  const address = frameAddress(choice, site);
  if (preview.src !== address) preview.src = address;
  preview.height = String(choice.height);
}

form.addEventListener('input', ({ target }) => {
  if ((target as HTMLElement).getAttribute('name') === 'lab') void offerPresets(read().choice.lab);
  show();
});
form.addEventListener('submit', (event) => event.preventDefault());
within('#copy').addEventListener('click', () => {
  navigator.clipboard.writeText(code.textContent ?? '').then(
    () => (note.textContent = strings.builder.copied),
    () => (note.textContent = strings.builder.notCopied),
  );
});

void offerPresets(read().choice.lab);
show();
