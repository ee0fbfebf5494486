import { afterEach, expect, test, vi } from 'vitest';
import { posterStrings } from '../../../core/element/poster-strings.ts';
import '../../../labs/diffusion/shell.ts';
import '../../../labs/endgame/shell.ts';
import '../../../labs/induction/shell.ts';
// There when they are asked for: how long a test server takes is no matter of these tests.
import '../../../core/element/speech.ts';
import '../../../labs/induction/strings.de.ts';

afterEach(() => document.body.replaceChildren());

/** What a page may ask of a lab that is not there yet, besides what it may ask of all. */
const METHODS = {
  'induction-lab': ['ablate'],
  'diffusion-lab': ['sample'],
  'endgame-lab': ['policy', 'evaluate'],
} as const;

for (const [tag, methods] of Object.entries(METHODS)) {
  test(`<${tag}> answers before the lab is there as the lab does afterwards`, async () => {
    const lab = document.createElement(tag) as HTMLElementTagNameMap[keyof typeof METHODS];
    document.body.append(lab);
    const early = {
      presets: lab.presets.map(({ name }) => name),
      preset: lab.preset,
      seed: lab.seed,
      backend: lab.backend,
      state: lab.state,
      ...('ablations' in lab && { ablations: lab.ablations }),
    };
    const members = lab as unknown as Record<string, unknown>;
    for (const name of methods) expect(members[name], name).toBeTypeOf('function');
    expect(lab.shadowRoot!.querySelector(`${tag}-inside`)).toBeNull();

    lab.loading = 'eager';
    await lab.ready;
    const inside = lab.shadowRoot!.querySelector(`${tag}-inside`) as unknown as Record<string, unknown>;
    for (const name of methods) expect(inside[name], name).toBeTypeOf('function');
    expect({
      presets: lab.presets.map(({ name }) => name),
      preset: lab.preset,
      seed: lab.seed,
      backend: lab.backend,
      state: early.state,
      ...('ablations' in lab && { ablations: lab.ablations }),
    }).toEqual(early);
    expect(early.state).toBe(`preset=${lab.preset}&seed=0`);
    expect(lab.config, 'what only the lab knows').toBe(inside.config);
  });
}

test('a page’s own words wait in the shell for the lab, which alone can tell what fits', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const lab = document.createElement('induction-lab');
  lab.strings = {
    poster: { waiting: 'Come nearer.' },
    core: { play: 'Train' },
    definitions: { loss: { name: 'Surprise' } },
  };
  // Near the reader, the lab could be there before its poster.
  const gap = document.createElement('div');
  gap.style.height = '5000px';
  document.body.append(gap, lab);
  await lab.updateComplete;
  expect(lab.shadowRoot!.querySelector('.poster')!.textContent).toContain('Come nearer.');
  lab.loading = 'eager';
  await lab.ready;
  await lab.updateComplete;
  const inside = lab.shadowRoot!.querySelector('induction-lab-inside')!;
  const play = (): string => inside.shadowRoot!.querySelector('.toggle')!.textContent!.trim();
  expect(play()).toBe('Train');
  expect(warn).not.toHaveBeenCalled();
  lab.strings = { core: { play: 'Learn' }, scene: {} } as typeof lab.strings;
  await vi.waitFor(() => expect(play()).toBe('Learn'));
  expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringContaining('<induction-lab>: strings: scene is left out.'),
  ]);
  warn.mockRestore();
});

test('a lab in a German page shows no English on its way, and follows a change through its shell', async () => {
  const around = document.createElement('div');
  around.lang = 'de';
  const lab = document.createElement('induction-lab');
  around.append(lab);
  document.body.append(around);
  const inside = (): ShadowRoot | null | undefined =>
    lab.shadowRoot!.querySelector('induction-lab-inside')?.shadowRoot;
  const play = (): string | undefined => inside()?.querySelector('.toggle')?.textContent!.trim();
  const seen = new Set<string | undefined>();
  const look = (): void => {
    for (const root of [lab.shadowRoot, inside()]) {
      seen.add(root?.querySelector('.poster p')?.textContent!.trim()).add(play());
    }
    frame = requestAnimationFrame(look);
  };
  let frame = requestAnimationFrame(look);
  await lab.ready;
  await vi.waitFor(() => expect(seen).toContain('Abspielen'));
  cancelAnimationFrame(frame);
  for (const english of [...Object.values(posterStrings), 'Play']) expect(seen).not.toContain(english);

  for (const [lang, label] of [
    ['en', 'Play'],
    ['de', 'Abspielen'],
  ]) {
    lab.lang = lang;
    await lab.updateComplete;
    expect(play(), 'the update is complete when the words are shown').toBe(label);
  }
});
