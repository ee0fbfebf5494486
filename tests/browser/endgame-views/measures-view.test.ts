import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EndgameMeasures } from '../../../labs/endgame/views/measures-view.ts';
import { expectAccessible, expectNoOverflow, find, findAll, listen, show, textOf } from '../view-support.ts';
import { measures } from './fixture.ts';

const view = (properties: Partial<EndgameMeasures> = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new EndgameMeasures(), { measures: measures(), step: 42, ...properties }, page);

describe('<endgame-measures>', () => {
  test('asks for the measures when told to, and shows none before', async () => {
    const shown = await view({ measures: undefined });
    expect(findAll(shown, 'table')).toHaveLength(0);
    const asked = listen(shown, 'lab-measure');
    await userEvent.click(find(shown, 'button'));
    expect(asked).toHaveLength(1);
  });

  test('has a row for each distance and a column for each kind of play', async () => {
    const shown = await view();
    const [rates, summary] = findAll(shown, 'table');
    expect(rates.querySelectorAll('tbody tr')).toHaveLength(10);
    expect(
      [...rates.querySelectorAll('tbody tr')[1].querySelectorAll('td')].map((cell) => cell.textContent),
    ).toEqual(['88\u00a0%', '88\u00a0%', '68\u00a0%', '18\u00a0%']);
    expect(summary.querySelectorAll('tbody tr')).toHaveLength(4);
    expect(summary.textContent).toContain('1.25');
  });

  test('leaves the control out where none was trained', async () => {
    const shown = await view({ measures: { ...measures(), control: undefined } });
    expect(find(shown, 'table').querySelectorAll('thead th')).toHaveLength(4);
  });

  test('says when its figures are those of another step, or could not be made', async () => {
    expect(textOf(await view({ step: 50 }))).toContain('those of step 42');
    expect(textOf(await view({ problem: 'The worker stopped.' }))).toContain('The worker stopped.');
  });

  test('is accessible in light and dark, and fits 328 px', async () => {
    for (const scheme of ['light', 'dark'] as const) await expectAccessible(await view({}, { scheme }));
    expectNoOverflow(await view({}, { width: 328 }));
  });
});
