import { userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { DEFINITIONS } from '../../../labs/induction/definitions.ts';
import { InductionMeasures } from '../../../labs/induction/views/measures-table.ts';
import { buildPicture, withoutCircuit, type Fixture } from './fixture.ts';
import { drawn, expectAccessible, expectNoOverflow, find, findAll, show, textOf } from '../view-support.ts';

const measures = (fixture: Fixture = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new InductionMeasures(), buildPicture(fixture), page);

const rows = (view: InductionMeasures) =>
  findAll<HTMLTableRowElement>(view, '.behaviour tr').map((row) =>
    [...row.cells].map((cell) => cell.textContent!.trim().replace(/\s+/g, ' ')),
  );

const figure = (view: InductionMeasures, name: string) =>
  findAll(view, '.figure').find((candidate) => candidate.textContent!.includes(name))!;

describe('<induction-measures>', () => {
  test('asks for the circuit’s figures where the picture lacks them, and no more once they are there', async () => {
    const { config, picture } = buildPicture();
    let asked = 0;
    const view = new InductionMeasures();
    view.addEventListener('lab-circuit', () => asked++);
    await show(view, { config, picture: withoutCircuit(picture) });
    expect(asked).toBe(1);
    expect(rows(view)[1].slice(0, 2)).toEqual(['Loss', '1.96']);
    expect(figure(view, 'K-composition')).toBeUndefined();
    view.picture = picture;
    await view.updateComplete;
    expect(asked).toBe(1);
    expect(figure(view, 'K-composition')).toBeDefined();
  });

  test('lists losses and the score beside the exact predictor and chance', async () => {
    expect(rows(await measures())).toEqual([
      ['figure', 'model', 'exact predictor', 'chance'],
      ['Loss', '1.96', '1.44', '4.16'],
      ['Loss on tokens that can be copied', '0.82', '0.07', '4.16'],
      ['Loss on other tokens', '4.25', '4.16', '4.16'],
      ['In-context-learning score', '−3.10', '−3.90', '0.00'],
    ]);
  });

  test('with heads out of action, the intact model stands beside the ablated one', async () => {
    const [head, , inducible] = rows(await measures({ ablations: { heads: [[0, 0]], kind: 'zero' } }));
    expect(head).toEqual(['figure', 'ablated', 'intact', 'exact predictor', 'chance']);
    expect(inducible).toEqual(['Loss on tokens that can be copied', '4.12', '0.82', '0.07', '4.16']);
  });

  test('marks only what exceeds chance', async () => {
    const formed = await measures();
    expect(findAll(formed, '.beyond').map((value) => value.textContent)).toEqual([
      '0.93',
      '0.81',
      '0.87',
      '0.52',
      '+11.4',
      '0.98',
      '0.95',
      '0.97',
    ]);
    expect(findAll(await measures({ formed: false }), '.beyond')).toHaveLength(0);
  });

  test('every value of every head and pair is there', async () => {
    const view = await measures({ config: { heads: 4 } });
    expect(figure(view, 'Prefix matching').querySelectorAll('.number')).toHaveLength(8);
    expect(figure(view, 'K-composition').querySelectorAll('.number')).toHaveLength(16);
    expect(figure(view, 'Match circuit').querySelectorAll('.number')).toHaveLength(16);
    expect(find(view, 'lab-heat-map')).toMatchObject({ rows: 2, columns: 63 });
  });

  test('every definition is one press away, with formula, meaning and source', async () => {
    const view = await measures();
    const terms = findAll(view, 'button.term');
    const names = Object.values(DEFINITIONS).map(({ name }) => name);
    expect(terms.map((term) => term.textContent!.trim()).sort()).toEqual([...names].sort());
    for (const term of terms) {
      expect(term.getAttribute('aria-expanded')).toBe('false');
      await userEvent.click(term);
      await drawn(view);
      expect(term.getAttribute('aria-expanded')).toBe('true');
      const definition = find(view, `#${term.getAttribute('aria-controls')}`);
      const { formula, meaning } = Object.values(DEFINITIONS).find(
        ({ name }) => name === term.textContent!.trim(),
      )!;
      const text = definition.textContent!;
      expect(text).toContain(meaning);
      expect(text).toContain(formula);
    }
    await userEvent.click(terms[0]);
    await drawn(view);
    expect(terms[0].getAttribute('aria-expanded')).toBe('false');
    expect(findAll(view, '#definition-loss')).toHaveLength(0);
  });

  test('links the paper a figure comes from', async () => {
    const view = await measures();
    await userEvent.click(
      findAll(view, 'button.term').find((term) => term.textContent!.includes('OV copying'))!,
    );
    await drawn(view);
    expect(find<HTMLAnchorElement>(view, '#definition-ovCopying a').href).toContain(
      'transformer-circuits.pub',
    );
  });

  test('one layer has no composition to show', async () => {
    const view = await measures({ config: { layers: 1 } });
    expect(textOf(view)).toContain('needs two layers');
    expect(figure(view, 'K-composition').querySelectorAll('.number')).toHaveLength(0);
  });

  test('claims copying, and bounds the claim', async () => {
    expect(textOf(await measures())).toContain('What forms here is copying in context');
  });

  test('is accessible in light and dark with every definition open, and fits 360 px', async () => {
    const out: Fixture = { config: { heads: 8 }, ablations: { heads: [[0, 0]], kind: 'zero' } };
    for (const scheme of ['light', 'dark'] as const) {
      const view = await measures({}, { scheme });
      for (const term of findAll(view, 'button.term')) term.click();
      await drawn(view);
      await expectAccessible(view);
    }
    const narrow = await measures(out, { width: 360 });
    for (const term of findAll(narrow, 'button.term')) term.click();
    await drawn(narrow);
    expectNoOverflow(narrow);
  });
});
