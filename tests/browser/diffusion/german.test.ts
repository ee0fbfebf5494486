import { afterEach, expect, test, vi } from 'vitest';
import { DEFAULT_PANEL } from '../../../labs/diffusion/config.ts';
import type { DiffusionLab } from '../../../labs/diffusion/diffusion-lab.ts';
import type { DiffusionPanel } from '../../../labs/diffusion/views/panel-view.ts';
import { inLanguageOf } from '../../../core/element/language.ts';
import type { LabLineChart } from '../../../core/plot/line-chart.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

const within = (root: ParentNode, ...path: string[]): Element =>
  path.reduce<Element | ParentNode>((at, selector) => {
    const found = ((at as Element).shadowRoot ?? at).querySelector(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }, root) as Element;

const panelOf = (lab: DiffusionLab) => within(lab, 'diffusion-process', 'diffusion-panel') as DiffusionPanel;

const cloudLabel = (lab: DiffusionLab) =>
  within(panelOf(lab), 'diffusion-cloud', 'canvas').getAttribute('aria-label')!;

const summary = (lab: DiffusionLab) => within(panelOf(lab), '.summary').textContent!.trim();

/** The null bands beside the curves, as the charts write them. */
const bands = (lab: DiffusionLab) =>
  inLanguageOf(lab, () =>
    [...lab.renderRoot.querySelectorAll<LabLineChart>('.quality lab-line-chart')].map(
      ({ references }) => references[0].label,
    ),
  );

const announced = (lab: DiffusionLab) => within(lab, 'diffusion-drawing', '[aria-live]').textContent;

test('a lab speaks German, with decimal commas, and what it has kept follows it into English', async () => {
  const lab = await mountLab({ lang: 'de' });
  lab.panels = [{ ...DEFAULT_PANEL, eta: 0.5 }, DEFAULT_PANEL];
  await lab.train(50);
  await vi.waitFor(() => expect(summary(lab)).toBe('DDIM, 50 Schritte, η 0,5 · Schritt 50 von 50'));
  expect(cloudLabel(lab)).toMatch(/^Tafel A: .* Teilchen nach Schritt 50 von 50, Streuung \d,\d\d je/);
  expect(bands(lab)[0]).toMatch(/^echte Punkte, bis 0,\d+$/);
  (within(lab, '.draw') as HTMLDetailsElement).open = true;
  const right = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true });
  (await vi.waitFor(() => within(lab, 'diffusion-drawing', '.pad'))).dispatchEvent(right);
  await vi.waitFor(() => expect(announced(lab)).toBe('Cursor bei 0,1; 0,0. 0 Punkte.'));

  lab.lang = 'en';
  await vi.waitFor(() => expect(cloudLabel(lab)).toMatch(/^Panel A: .* spread \d\.\d\d a coordinate/));
  expect(summary(lab)).toBe('DDIM, 50 steps, η 0.5 · step 50 of 50');
  expect(bands(lab)[0]).toMatch(/^true points, up to 0\.\d+$/);
  await vi.waitFor(() => expect(announced(lab)).toBe('Cursor at 0.1, 0.0. 0 points.'));
});
