import { afterEach, expect, test } from 'vitest';
import '../../../labs/diffusion/shell.ts';
import '../../../labs/endgame/shell.ts';
import '../../../labs/induction/shell.ts';

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
