import { userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import type { Ablations } from '../../../labs/induction/types.ts';
import { InductionAblation, type AblationsDetail } from '../../../labs/induction/views/ablation-panel.ts';
import { buildPicture, type Fixture } from './fixture.ts';
import { expectAccessible, expectNoOverflow, find, findAll, listen, show, textOf } from '../view-support.ts';

const panel = (fixture: Fixture = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new InductionAblation(), buildPicture(fixture), page);

const HEAD_OUT: Ablations = { heads: [[0, 0]], kind: 'zero' };

function button(view: InductionAblation, text: string): HTMLButtonElement {
  const found = findAll<HTMLButtonElement>(view, 'button').find((candidate) =>
    candidate.textContent!.includes(text),
  );
  if (!found) throw new Error(`There is no button "${text}".`);
  return found;
}

/** Length of the line between the intact and the ablated value, of each plot, in px. */
const changes = (view: InductionAblation) =>
  findAll<SVGLineElement>(view, 'line.change').map((line) => line.getBoundingClientRect().width);

describe('<induction-ablation>', () => {
  test('offers four kinds, each with the question it answers, and keeps the heads when one is chosen', async () => {
    const view = await panel({ ablations: HEAD_OUT });
    const asked = listen<AblationsDetail>(view, 'lab-ablations');
    expect(
      findAll<HTMLInputElement>(view, 'input[type=radio]').map(({ value, checked }) => [value, checked]),
    ).toEqual([
      ['zero', true],
      ['mean', false],
      ['resample', false],
      ['pattern-preserving', false],
    ]);
    for (const label of findAll(view, 'label')) expect(label.textContent).toContain('?');
    await userEvent.click(find(view, 'input[value=mean]'));
    expect(asked).toEqual([{ ablations: { heads: [[0, 0]], kind: 'mean' } }]);
  });

  test('restores all heads, and offers it only when one is out', async () => {
    expect(button(await panel(), 'Restore all').disabled).toBe(true);
    const view = await panel({ ablations: HEAD_OUT });
    const asked = listen<AblationsDetail>(view, 'lab-ablations');
    await userEvent.click(button(view, 'Restore all'));
    expect(asked).toEqual([{ ablations: { heads: [], kind: 'zero' } }]);
  });

  test('"keep only these" takes out every other head instead', async () => {
    const heads: Ablations['heads'] = [
      [0, 0],
      [1, 1],
    ];
    const view = await panel({ ablations: { heads, kind: 'mean' } });
    const asked = listen<AblationsDetail>(view, 'lab-ablations');
    await userEvent.click(button(view, 'Keep only these'));
    expect(asked).toEqual([
      {
        ablations: {
          heads: [
            [0, 1],
            [1, 0],
          ],
          kind: 'mean',
        },
      },
    ]);
  });

  test('takes a whole layer out and back, leaving the other layer as it was', async () => {
    const view = await panel({ ablations: HEAD_OUT });
    const asked = listen<AblationsDetail>(view, 'lab-ablations');
    await userEvent.click(button(view, 'All of layer 2'));
    expect(asked[0].ablations.heads).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);

    const out = await panel({ ablations: asked[0].ablations });
    expect(button(out, 'All of layer 2').getAttribute('aria-pressed')).toBe('true');
    expect(button(out, 'All of layer 1').getAttribute('aria-pressed')).toBe('false');
    const back = listen<AblationsDetail>(out, 'lab-ablations');
    await userEvent.click(button(out, 'All of layer 2'));
    expect(back[0].ablations.heads).toEqual([[0, 0]]);
  });

  test('says and draws what the ablation does, beside chance and the exact predictor', async () => {
    const view = await panel({ ablations: HEAD_OUT });
    expect(textOf(view, '.verdict')).toContain('goes from 0.82 to 4.12 nats (+3.30)');
    expect(textOf(view, '.verdict')).toContain('99 % of the way from the intact model to chance');
    expect(textOf(view, 'figcaption')).toContain('chance, ln 64: 4.16 nats');
    expect(textOf(view, 'figcaption')).toContain('exact predictor: 0.07 nats');
    for (const length of changes(view)) expect(length).toBeGreaterThan(100);
  });

  test('no effect is drawn with no length, and said to be none', async () => {
    const view = await panel({ ablations: HEAD_OUT, withoutEffect: true });
    expect(textOf(view, '.verdict')).toContain('No effect');
    expect(changes(view)).toEqual([0, 0]);
    const [intact, ablated] = ['circle.intact', 'circle.ablated'].map((circle) =>
      findAll<SVGCircleElement>(view, circle).map((dot) => dot.getAttribute('cx')),
    );
    expect(ablated).toEqual(intact);
  });

  test('tells a screen reader what the reader’s choice did, once, and nothing as training goes on', async () => {
    const view = await panel();
    const status = () => textOf(view, '[role=status]').trim();
    expect(status()).toBe('');
    view.picture = buildPicture({ ablations: HEAD_OUT }).picture;
    await view.updateComplete;
    expect(status()).toContain('goes from 0.82 to 4.12 nats');
    const later = buildPicture({ ablations: HEAD_OUT }).picture;
    view.picture = { ...later, measures: { ...later.measures, inducibleLoss: 3 } };
    await view.updateComplete;
    expect(textOf(view, '.verdict')).toContain('to 3.00 nats');
    expect(status()).toContain('to 4.12 nats');
  });

  test('with every head in action there is nothing to compare, and nothing is drawn as ablated', async () => {
    const view = await panel();
    expect(changes(view)).toEqual([]);
    expect(findAll(view, 'circle.ablated')).toHaveLength(0);
    expect(textOf(view)).toContain('No head is out of action');
  });

  test('an untrained model has nothing to lose, so no share of a way to chance is claimed', async () => {
    const view = await panel({ formed: false, ablations: HEAD_OUT });
    expect(textOf(view, '.verdict')).not.toContain('%');
  });

  test('is accessible in light and dark, and fits 360 px', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await expectAccessible(await panel({ ablations: HEAD_OUT }, { scheme }));
    }
    expectNoOverflow(await panel({ ablations: HEAD_OUT }, { width: 360 }));
  });
});
