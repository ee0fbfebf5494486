import { LitElement } from 'lit';
import { describe, expect, test } from 'vitest';
import { ENGLISH, type Words } from '../../../core/element/language.ts';
import { changeWords, wordsOf } from '../../../core/element/speech.ts';
import type { MovableElement } from '../../../core/element/movable-element.ts';
import { german as language } from '../../../labs/induction/strings.de.ts';
import type { Ablations } from '../../../labs/induction/types.ts';
import { InductionAblation } from '../../../labs/induction/views/ablation-panel.ts';
import { InductionAdvanced } from '../../../labs/induction/views/advanced-panel.ts';
import { InductionAttention } from '../../../labs/induction/views/attention-grid.ts';
import { InductionCircuit } from '../../../labs/induction/views/circuit-diagram.ts';
import { InductionMeasures } from '../../../labs/induction/views/measures-table.ts';
import { InductionSequence } from '../../../labs/induction/views/sequence-editor.ts';
import { buildPicture } from './fixture.ts';
import { drawn, expectNoOverflow, find, findAll, show, textOf } from '../view-support.ts';

const german = wordsOf('induction-lab', language);

const HEAD_OUT: Ablations = { heads: [[0, 0]], kind: 'zero' };

/** As the lab around it does when its language changes. */
async function say(view: MovableElement, words: Words): Promise<void> {
  changeWords(view, words);
  await drawn(view);
}

async function german360<View extends MovableElement>(view: View, properties: Partial<View>): Promise<View> {
  await show(view, properties, { width: 360 });
  await say(view, german);
  return view;
}

describe('in German, on a page of 360 px,', () => {
  const { picture, config } = buildPicture({ config: { heads: 8 }, ablations: HEAD_OUT });

  test.each([
    [
      'attention',
      () => german360(new InductionAttention(), { picture, config }),
      'Wohin jeder Attention-Kopf',
    ],
    ['ablation', () => german360(new InductionAblation(), { picture, config }), 'Köpfe ausschalten'],
    ['circuit', () => german360(new InductionCircuit(), { picture, config }), 'Der Schaltkreis'],
    ['sequence', () => german360(new InductionSequence(), { picture, config }), 'Eine eigene Sequenz'],
    ['advanced', () => german360(new InductionAdvanced(), { config }), 'Lernrate'],
    ['measures', () => german360(new InductionMeasures(), { picture, config }), 'Zufall'],
  ] satisfies [string, () => Promise<LitElement>, string][])('%s fits', async (_, make, words) => {
    const view = await make();
    expect(textOf(view)).toContain(words);
    for (const details of findAll<HTMLDetailsElement>(view, 'details')) details.open = true;
    for (const term of findAll(view, '.term')) term.click();
    await drawn(view);
    expectNoOverflow(view);
  });

  test('figures have a decimal comma', async () => {
    const view = await german360(new InductionAblation(), { picture, config });
    expect(textOf(view, '.verdict')).toContain('von 0,82 auf 4,12 nat');
    expect(textOf(view, 'figcaption')).not.toMatch(/\d\.\d/);
  });

  test('the diagram’s labels do not meet', async () => {
    const view = await german360(new InductionCircuit(), buildPicture());
    const boxes = findAll<SVGTextElement>(view, '.diagram > svg > text:not(.value)').map((text) =>
      text.getBoundingClientRect(),
    );
    expect(boxes).toHaveLength(7);
    const meeting = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right),
    );
    expect(meeting).toEqual([]);
  });
});

test('what a screen reader was told about a choice is in the language that the lab speaks now', async () => {
  const view = await show(new InductionAblation(), buildPicture());
  view.picture = buildPicture({ ablations: HEAD_OUT }).picture;
  await view.updateComplete;
  expect(find(view, '[role=status]').textContent).toContain('goes from 0.82 to 4.12 nats');
  await say(view, german);
  expect(find(view, '[role=status]').textContent).toContain('geht von 0,82 auf 4,12 nat');
  await say(view, ENGLISH);
  expect(find(view, '[role=status]').textContent).toContain('goes from 0.82 to 4.12 nats');
});

test('the parts of a logit are named in the reader’s language', async () => {
  const view = await show(new InductionSequence(), buildPicture());
  await say(view, german);
  expect(findAll(view, '.position > div:last-child dt').map((part) => part.textContent)).toEqual([
    'Token',
    'Position',
    'Kopf 1.1',
    'Kopf 1.2',
    'Kopf 2.1',
    'Kopf 2.2',
    'Logit',
  ]);
});
