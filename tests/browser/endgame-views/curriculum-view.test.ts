import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DEFAULT_CONFIG } from '../../../labs/endgame/config.ts';
import { EndgameCurriculum } from '../../../labs/endgame/views/curriculum-view.ts';
import { drawn, expectAccessible, expectNoOverflow, find, findAll, show, textOf } from '../view-support.ts';
import { picture } from './fixture.ts';

const CONTROL = [0.9, 0.4, 0.1, 0, 0, 0, 0, 0, 0, 0];

const view = (properties: Partial<EndgameCurriculum> = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new EndgameCurriculum(), { picture: picture(), ...properties }, page);

async function table(shown: EndgameCurriculum): Promise<string[][]> {
  await userEvent.click(find(shown, 'summary'));
  await drawn(shown);
  return findAll(shown, 'tbody tr').map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent!.trim()),
  );
}

describe('<endgame-curriculum>', () => {
  test('draws every distance, the frontier apart from what is passed and what is ahead', async () => {
    const shown = await view();
    expect(findAll(shown, 'rect.passed')).toHaveLength(3);
    expect(findAll(shown, 'rect.frontier')).toHaveLength(1);
    expect(findAll(shown, 'rect.ahead')).toHaveLength(6);
    expect(findAll(shown, 'rect.policy')).toHaveLength(10);
  });

  test('names frontier, success and thresholds', async () => {
    const text = textOf(await view()).replaceAll('\u00a0', ' ');
    expect(text).toContain('mate in 4, of 10');
    expect(text).toContain('37 % mate');
    expect(text).toContain('At 60 % the frontier advances; below 10 % for 40 steps it falls back');
    expect(text).toContain('70 % of the starts');
  });

  test('says the same as a table, with the counts of the solved ending', async () => {
    const rows = await table(await view({ picture: picture(undefined, { controlByDistance: CONTROL }) }));
    expect(rows[0]).toEqual(['1', '2,448', 'passed', '100\u00a0%', '90\u00a0%']);
    expect(rows[3]).toEqual(['4', '19,964', 'frontier', '55\u00a0%', '0\u00a0%']);
    expect(rows[9][2]).toBe('ahead');
  });

  test('draws the control beside the policy where one is trained', async () => {
    const shown = await view({ picture: picture(undefined, { controlByDistance: CONTROL }) });
    expect(findAll(shown, 'rect.other')).toHaveLength(10);
    expect(textOf(shown)).toContain('flat starts');
  });

  test('knows no frontier when starts are flat', async () => {
    const shown = await view({ config: { ...DEFAULT_CONFIG, starts: 'flat' } });
    expect(findAll(shown, 'rect.frontier')).toHaveLength(0);
    expect(textOf(shown)).toContain('there is no frontier');
  });

  test('is accessible in light and dark, and fits 328 px', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const shown = await view({}, { scheme });
      await table(shown);
      await expectAccessible(shown);
    }
    expectNoOverflow(await view({}, { width: 328 }));
  });
});
