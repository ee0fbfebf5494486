import { userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import {
  InductionAttention,
  type AblateDetail,
  type TokenDetail,
} from '../../../labs/induction/views/attention-grid.ts';
import { inductionStripe } from '../../../labs/induction/views/stripe.ts';
import type { LabHeatMap } from '../../../core/plot/heat-map.ts';
import { buildPicture, type Fixture } from './fixture.ts';
import {
  drawn,
  expectAccessible,
  expectNoOverflow,
  find,
  findAll,
  listen,
  press,
  show,
  textOf,
} from '../view-support.ts';

const attention = (fixture: Fixture = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new InductionAttention(), buildPicture(fixture), page);

const focused = (view: InductionAttention) => (view.renderRoot as ShadowRoot).activeElement?.textContent;

describe('<induction-attention>', () => {
  test('draws one lower-triangular map a head, with the pattern and the stripe of the shown tokens', async () => {
    const { picture } = buildPicture();
    const view = await attention();
    const maps = findAll<LabHeatMap>(view, 'lab-heat-map');
    expect(maps.map((map) => map.values)).toEqual(picture.sequence.patterns.flat());
    for (const map of maps) {
      expect(map.triangular).toBe(true);
      expect(map.rows).toBe(picture.sequence.tokens.length);
      expect(map.outline).toEqual(inductionStripe(picture.sequence.tokens));
    }
  });

  test('names layers in words and heads from 1, with both scores of each', async () => {
    const view = await attention();
    expect(
      findAll(view, '[role=rowheader]').map((row) => row.textContent!.trim().replace(/\s+/g, ' ')),
    ).toEqual(['Layer 1 reads the tokens', 'Layer 2 reads what layer 1 wrote']);
    const cell = findAll(view, '[role=gridcell]')[2];
    expect(cell.textContent!.replace(/\s+/g, ' ')).toContain('Head 2.1');
    expect(cell.textContent!.replace(/\s+/g, ' ')).toMatch(/previous token 0\.06 prefix matching 0\.81/);
  });

  test('a click asks to toggle the head, by indices from 0', async () => {
    const view = await attention();
    const asked = listen<AblateDetail>(view, 'lab-ablate');
    await userEvent.click(findAll(view, 'button')[3]);
    expect(asked).toEqual([{ head: [1, 1] }]);
  });

  test('shows a head out of action as pressed, struck through and crossed, and only that head', async () => {
    const view = await attention({ ablations: { heads: [[0, 1]], kind: 'zero' } });
    expect(findAll(view, 'button').map((button) => button.getAttribute('aria-pressed'))).toEqual([
      'false',
      'true',
      'false',
      'false',
    ]);
    expect(findAll(view, '.cross')).toHaveLength(1);
    expect(getComputedStyle(findAll(view, 'button .name')[1]).textDecorationLine).toBe('line-through');
  });

  test('one head is in the tab order; arrows, Home and End move it, Space and Enter toggle', async () => {
    const view = await attention();
    const asked = listen<AblateDetail>(view, 'lab-ablate');
    expect(findAll(view, 'button').map((button) => button.tabIndex)).toEqual([0, -1, -1, -1]);
    findAll(view, 'button')[0].focus();
    await press(view, 'ArrowDown');
    expect(focused(view)).toContain('Head 2.1');
    await press(view, 'End');
    expect(focused(view)).toContain('Head 2.2');
    await press(view, 'ArrowRight');
    expect(focused(view)).toContain('Head 2.2');
    await press(view, 'ArrowUp');
    expect(focused(view)).toContain('Head 1.2');
    await press(view, 'Home');
    expect(focused(view)).toContain('Head 1.1');
    await press(view, 'End', { ctrlKey: true });
    expect(findAll(view, 'button').map((button) => button.tabIndex)).toEqual([-1, -1, -1, 0]);
    await userEvent.keyboard(' ');
    await userEvent.keyboard('{Enter}');
    expect(asked).toEqual([{ head: [1, 1] }, { head: [1, 1] }]);
  });

  test('pointing at a cell marks its row in every map and tells query and key; leaving takes it back', async () => {
    const view = await attention();
    const told = listen<TokenDetail>(view, 'lab-token');
    const [map] = findAll<LabHeatMap>(view, 'lab-heat-map');
    const { tokens } = view.picture!.sequence;
    map.dispatchEvent(
      new CustomEvent('lab-cell', { detail: { row: 9, column: 4, value: 0.5 }, bubbles: true }),
    );
    await drawn(view);
    expect(findAll<LabHeatMap>(view, 'lab-heat-map').map((map) => map.highlight)).toEqual(
      Array.from({ length: 4 }, () => ({ row: 9 })),
    );
    expect(map.describeCell!(9, 4, 0.5)).toContain('at position 10 looks at');
    map.dispatchEvent(new CustomEvent('lab-cell', { detail: null, bubbles: true }));
    await drawn(view);
    expect(map.highlight).toBeUndefined();
    expect(told).toEqual([
      { query: 9, key: 4 },
      { query: null, key: null },
    ]);
    expect(tokens.length).toBeGreaterThan(9);
  });

  test('a token pointed at elsewhere marks its row in every map', async () => {
    const view = await attention();
    view.highlightQuery = 12;
    await drawn(view);
    for (const map of findAll<LabHeatMap>(view, 'lab-heat-map')) expect(map.highlight).toEqual({ row: 12 });
  });

  test('offers the current head cell by cell, only when asked', async () => {
    const view = await attention();
    expect(findAll(view, 'lab-heat-map:not([compact])')).toHaveLength(0);
    findAll(view, 'button')[2].focus();
    await drawn(view);
    const details = find<HTMLDetailsElement>(view, 'details');
    expect(details.textContent).toContain('Head 2.1');
    details.open = true;
    await new Promise((resolve) => details.addEventListener('toggle', resolve, { once: true }));
    await drawn(view);
    expect(find<LabHeatMap>(view, 'lab-heat-map:not([compact])').values).toBe(
      view.picture!.sequence.patterns[1][0],
    );
  });

  test('a one-layer model has one row', async () => {
    const view = await attention({ config: { layers: 1 } });
    expect(findAll(view, '[role=row]')).toHaveLength(1);
    expect(textOf(view, '[role=rowheader]')).toContain('the only layer');
  });

  test('is accessible in light and dark, and fits 360 px with eight heads', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const view = await attention({ ablations: { heads: [[0, 0]], kind: 'zero' } }, { scheme });
      await expectAccessible(view);
    }
    expectNoOverflow(await attention({ config: { heads: 8 } }, { width: 360 }));
  });
});
