import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EndgameActed } from '../../../labs/endgame/views/acted-step.ts';
import type { EndgameEdges } from '../../../labs/endgame/views/edge-tables.ts';
import { drawn, expectAccessible, expectNoOverflow, find, findAll, show, textOf } from '../view-support.ts';
import { actedStep } from './fixture.ts';

const acted = actedStep();
const [contrast, dropped] = acted.groups;

const story = (properties: Partial<EndgameActed> = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new EndgameActed(), { acted, step: 42, ...properties }, page);

const rows = (view: EndgameActed, table: number) => [
  ...findAll<HTMLTableElement>(view, 'table')[table].querySelectorAll('tbody tr'),
];
const phase = async (view: EndgameActed, name: string) => {
  await userEvent.click(
    findAll(view, '.phases ol button').find((button) => button.textContent!.includes(name))!,
  );
  await drawn(view);
};

describe('<endgame-acted>', () => {
  test('says that nothing has been learned while there is no step', async () => {
    expect(textOf(await story({ acted: undefined }))).toContain('Nothing has been learned yet');
  });

  test('opens with the first group that has contrast, and counts those that were dropped', async () => {
    const view = await story({ acted: { ...acted, groups: [dropped, contrast] } });
    expect(find<HTMLSelectElement>(view, 'select').value).toBe('1');
    expect(textOf(view)).toContain('40 of the 64 groups of this step were without contrast');
  });

  test('gives for every game its moves, end, reward, advantage and what the update does to it', async () => {
    const view = await story();
    const games = rows(view, 1);
    expect(games).toHaveLength(contrast.rollouts.length);
    contrast.rollouts.forEach(({ san, reward, advantage }, i) => {
      const text = games[i].textContent!.replace(/\s+/g, ' ');
      for (const move of san) expect(text).toContain(move);
      expect(text).toContain(advantage > 0 ? 'reinforced' : 'suppressed');
      expect(games[i].querySelectorAll('td')[2].textContent!.trim()).toBe(String(reward));
    });
  });

  test('gives for every first move before, after, games, reward, advantage, distance and regret', async () => {
    const view = await story();
    await userEvent.click(find(view, '.more'));
    await drawn(view);
    const table = rows(view, 0);
    expect(table).toHaveLength(contrast.candidates.length);
    const best = contrast.candidates.find(({ san }) => san === 'Kg6')!;
    const row = table.find((each) => each.querySelector('th')!.textContent === 'Kg6')!;
    const cells = [...row.querySelectorAll('td')].map((each) => each.textContent!.trim());
    const percent = (share: number) => `${(100 * share).toFixed(0)}\u00a0%`;
    const own = contrast.rollouts.filter(({ actions }) => actions[0] === best.action);
    expect(cells[0]).toBe(percent(best.probability));
    expect(cells[1]).toBe(percent(best.after!));
    expect(cells[2]).toBe(String(own.length));
    expect(cells[3]).toBe((own.reduce((total, { reward }) => total + reward, 0) / own.length).toFixed(2));
    expect(cells[5]).toBe(String(best.distance));
    expect(cells[6]).toBe('0');
  });

  test('leads through four phases, each with the numbers of this group', async () => {
    const view = await story();
    const caption = () => textOf(view, '.caption');
    expect(caption()).toContain(`plays ${contrast.rollouts.length} games`);
    await userEvent.click(findAll(view, '.phases .buttons button')[1]);
    await drawn(view);
    expect(find(view, '[aria-current=step]').textContent).toContain('Reward');
    const mated = contrast.rollouts.filter(({ outcome }) => outcome === 'mate').length;
    expect(caption()).toContain(`${mated} of ${contrast.rollouts.length} games mate`);
    await phase(view, 'Advantage');
    expect(caption()).toContain(Math.max(...contrast.rollouts.map(({ advantage }) => advantage)).toFixed(2));
    await phase(view, 'Update');
    expect(caption()).toMatch(/→/);
    expect(find<HTMLButtonElement>(view, '.phases .buttons button:last-child').disabled).toBe(true);
  });

  test('says of a group without contrast that it was dropped', async () => {
    const view = await story();
    const select = find<HTMLSelectElement>(view, 'select');
    await userEvent.selectOptions(select, '1');
    await phase(view, 'Advantage');
    expect(textOf(view, '.caption')).toContain('the group is dropped');
    expect(rows(view, 1).every((row) => row.textContent!.includes('untouched'))).toBe(true);
  });

  test('announces what the reader chose, and not every step of a run', async () => {
    const view = await story();
    const region = () => find(view, '[aria-live=polite]').textContent;
    expect(region()).toBe('');
    view.acted = { ...acted, step: 43 };
    await drawn(view);
    expect(region()).toBe('');
    await phase(view, 'Reward');
    expect(region()).toContain('The game is the judge');
  });

  test('has the network’s largest changes as tables', async () => {
    const view = await story();
    await userEvent.click(find(view, 'summary'));
    const edges = () => view.renderRoot.querySelector<EndgameEdges>('endgame-edges')!;
    await expect.poll(() => findAll(edges(), '.layers table')).toHaveLength(3);
    expect(textOf(edges(), '.layers')).toContain('unit 0 → unit 0');
  });

  test('is accessible in light and dark, and fits 328 px', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const view = await story({}, { scheme, width: 1100 });
      await expectAccessible(view);
      await phase(view, 'Update');
      await expectAccessible(view);
    }
    expectNoOverflow(await story({}, { width: 328 }));
  });
});
