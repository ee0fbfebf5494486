import { userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import type { TokenDetail } from '../../../labs/induction/views/attention-grid.ts';
import { InductionSequence, type SequenceDetail } from '../../../labs/induction/views/sequence-editor.ts';
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

const sequence = (fixture: Fixture = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new InductionSequence(), buildPicture(fixture), page);

/** ABCDEFGHABCD: eight tokens, then four of them again. */
const REPEAT = [0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3];

const input = (view: InductionSequence) => find<HTMLInputElement>(view, 'input');
const cells = (view: InductionSequence) => findAll(view, '[role=option]');

async function type(view: InductionSequence, text: string): Promise<void> {
  input(view).focus();
  input(view).value = text;
  input(view).dispatchEvent(new Event('input', { bubbles: true }));
  await drawn(view);
}

describe('<induction-sequence>', () => {
  test('writes the tokens as text and as cells, each with the loss of predicting the next', async () => {
    const view = await sequence({ tokens: REPEAT });
    expect(input(view).value).toBe('ABCDEFGHABCD');
    expect(
      cells(view)
        .map((cell) => cell.querySelector('code')!.textContent)
        .join(''),
    ).toBe('ABCDEFGHABCD');
    expect(cells(view)[0].getAttribute('aria-label')).toBe('“A”, position 1: next “B”, loss 4.16 nats');
    expect(cells(view)[8].getAttribute('aria-label')).toBe('“A”, position 9: next “B”, loss 0.10 nats');
    expect(cells(view)[11].getAttribute('aria-label')).toBe('“D”, position 12: the last token');
  });

  test('draws a loss at chance up to the chance line, and a copied token far below it', async () => {
    const view = await sequence({ tokens: REPEAT });
    const box = find(view, '.loss').getBoundingClientRect().height;
    const bars = findAll(view, '.loss span').map((bar) => bar.getBoundingClientRect().height / box);
    expect(bars).toHaveLength(11);
    expect(bars[0]).toBeCloseTo(0.8, 1);
    expect(bars[8]).toBeLessThan(0.05);
  });

  test('sends every valid text as tokens', async () => {
    const view = await sequence();
    const sent = listen<SequenceDetail>(view, 'lab-sequence');
    await type(view, 'ABAB');
    expect(sent).toEqual([{ tokens: [0, 1, 0, 1] }]);
    expect(input(view).getAttribute('aria-invalid')).toBe('false');
  });

  test('says what is wrong with a text, sends nothing, and keeps the reader’s words', async () => {
    const view = await sequence();
    const sent = listen<SequenceDetail>(view, 'lab-sequence');
    await type(view, 'AB?');
    expect(textOf(view, '[role=alert]')).toContain('“?” is not a token of this model. Use A–Z a–z 0–9');
    expect(input(view).getAttribute('aria-invalid')).toBe('true');
    expect(input(view).getAttribute('aria-describedby')).toContain('problem');
    await type(view, 'A'.repeat(70));
    expect(textOf(view, '[role=alert]')).toContain(
      'These are 70 tokens; the model reads at most 64. Remove 6.',
    );
    await type(view, 'A');
    expect(textOf(view, '[role=alert]')).toContain('at least 2 tokens');
    expect(sent).toEqual([]);
    expect(input(view).value).toBe('A');
    await type(view, 'AA');
    expect(textOf(view, '[role=alert]').trim()).toBe('');
    expect(sent).toEqual([{ tokens: [0, 0] }]);
  });

  test('a picture that arrives late does not overwrite what is being typed', async () => {
    const view = await sequence({ tokens: REPEAT });
    await type(view, 'ABC');
    view.picture = buildPicture({ tokens: [0, 1] }).picture;
    await drawn(view);
    expect(input(view).value).toBe('ABC');
    input(view).blur();
    view.picture = buildPicture({ tokens: REPEAT }).picture;
    await drawn(view);
    expect(input(view).value).toBe('ABCDEFGHABCD');
  });

  test('random repeat repeats, random without repeat does not, and each press draws another', async () => {
    const view = await sequence();
    const sent = listen<SequenceDetail>(view, 'lab-sequence');
    const [repeat, noRepeat] = findAll(view, '.buttons button');
    await userEvent.click(repeat);
    await userEvent.click(repeat);
    await userEvent.click(noRepeat);
    const [first, second, third] = sent.map(({ tokens }) => tokens);
    expect(first).toHaveLength(64);
    expect(second).not.toEqual(first);
    const period = first.findIndex(
      (_, p) => p > 0 && first.every((token, i) => i < p || token === first[i - p]),
    );
    expect(period).toBeGreaterThanOrEqual(8);
    expect(period).toBeLessThanOrEqual(32);
    expect(new Set(third).size).toBe(64);
  });

  test('a large vocabulary is typed as numbers', async () => {
    const view = await sequence({ config: { vocabulary: 100 }, tokens: [99, 3, 99] });
    const sent = listen<SequenceDetail>(view, 'lab-sequence');
    expect(input(view).value).toBe('99 3 99');
    await type(view, '4 99 100');
    expect(textOf(view, '[role=alert]')).toContain(
      '“100” is not a token of this model. Use whole numbers from 0 to 99.',
    );
    await type(view, '4 99 10');
    expect(sent).toEqual([{ tokens: [4, 99, 10] }]);
  });

  test('shows the last position with a next token until one is chosen; arrows, Home and End choose', async () => {
    const view = await sequence({ tokens: REPEAT });
    const told = listen<TokenDetail>(view, 'lab-token');
    expect(textOf(view, 'h4')).toContain('At “C”, position 11');
    expect(cells(view).filter((cell) => cell.tabIndex === 0)).toEqual([cells(view)[10]]);
    cells(view)[10].focus();
    await press(view, 'ArrowLeft');
    expect(textOf(view, 'h4')).toContain('At “B”, position 10');
    await press(view, 'Home');
    expect(textOf(view, 'h4')).toContain('At “A”, position 1');
    await press(view, 'End');
    expect(told.map(({ query }) => query)).toEqual([10, 9, 0, 11]);
    expect(cells(view).filter((cell) => cell.getAttribute('aria-selected') === 'true')).toEqual([
      cells(view)[11],
    ]);
  });

  test('pointing at a token shows it for as long as it is pointed at', async () => {
    const view = await sequence({ tokens: REPEAT });
    const told = listen<TokenDetail>(view, 'lab-token');
    await userEvent.hover(cells(view)[8]);
    await drawn(view);
    expect(textOf(view, 'h4')).toContain('At “A”, position 9');
    await userEvent.unhover(cells(view)[8]);
    await userEvent.hover(input(view));
    await drawn(view);
    expect(textOf(view, 'h4')).toContain('At “C”, position 11');
    expect(told.at(0)).toEqual({ query: 8, key: null });
    expect(told.at(-1)).toEqual({ query: null, key: null });
  });

  test('a token pointed at elsewhere is marked', async () => {
    const view = await sequence({ tokens: REPEAT });
    view.highlightQuery = 3;
    await drawn(view);
    expect(findAll(view, '.marked')).toEqual([cells(view)[3]]);
  });

  test('from a repeated token, the induction head looks at what followed it before, and predicts it', async () => {
    const view = await sequence({ tokens: REPEAT });
    cells(view)[8].focus();
    await drawn(view);
    const [looks, next, parts] = findAll(view, '.position > div').map((part) =>
      part.textContent!.replace(/\s+/g, ' '),
    );
    expect(looks).toContain('2.1 B at 2, 0.91');
    expect(next).toContain('B (the next token) 90.2 %');
    expect(next).toContain('The line is chance, 1.6 %');
    expect(parts).toContain('head 2.1 +9.20');
    const weights = [...cells(view)[1].querySelectorAll<HTMLElement>('.lanes span')].map((lane) =>
      Number(lane.style.getPropertyValue('--weight')),
    );
    expect(weights[2]).toBeGreaterThan(0.9);
    expect(weights[3]).toBeLessThan(0.2);
  });

  test('the next token is listed even where it is not among the five most likely', async () => {
    const view = await sequence({ formed: false, tokens: [0, 60] });
    cells(view)[0].focus();
    await drawn(view);
    const listed = findAll(view, '.position > div')[1].querySelectorAll('.bars > div');
    expect(listed).toHaveLength(6);
    expect(listed[5].className).toBe('actual');
  });

  test('the parts shown sum to the logit shown, and the error of the identity is stated', async () => {
    const view = await sequence({ tokens: REPEAT });
    cells(view)[8].focus();
    await drawn(view);
    const part = findAll(view, '.position > div')[2];
    const numbers = [...part.querySelectorAll('.number')].map((node) =>
      Number(node.textContent!.replace('−', '-')),
    );
    const logit = numbers.pop()!;
    expect(Math.abs(numbers.reduce((a, b) => a + b) - logit)).toBeLessThan(0.005 * (numbers.length + 1));
    expect(part.textContent).toContain('The parts sum to the logit: off by 2e−6 at most.');
    expect(part.querySelectorAll('rect')).toHaveLength(numbers.length + 1);
  });

  test('at the last token there is a continuation but nothing to attribute', async () => {
    const view = await sequence({ tokens: REPEAT });
    cells(view)[11].focus();
    await drawn(view);
    expect(textOf(view, '.position')).toContain('Here the sequence ends');
    expect(textOf(view, '.position')).toContain('there is no next token to explain');
  });

  test('is accessible in light and dark, also with an error, and fits 360 px', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const view = await sequence({}, { scheme });
      cells(view)[40].focus();
      await drawn(view);
      await expectAccessible(view);
      await type(view, '?');
      await expectAccessible(view);
    }
    const narrow = await sequence({}, { width: 360 });
    expectNoOverflow(narrow);
    expectNoOverflow(await sequence({ config: { vocabulary: 200, heads: 8 } }, { width: 360 }));
  });
});
