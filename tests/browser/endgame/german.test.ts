import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { EndgameLab } from '../../../labs/endgame/endgame-lab.ts';
import type { EndgameActed } from '../../../labs/endgame/views/acted-step.ts';
import type { EndgameCurriculum } from '../../../labs/endgame/views/curriculum-view.ts';
import type { EndgamePosition } from '../../../labs/endgame/views/position-panel.ts';
// It lies far down, where no reader comes here.
import '../../../labs/endgame/views/position-panel.ts';
import { find, textOf } from '../view-support.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

const view = <View extends Element>(lab: EndgameLab, tag: string): View =>
  lab.shadowRoot!.querySelector<View>(tag)!;

async function german(): Promise<EndgameLab> {
  const lab = await mountLab();
  lab.lang = 'de';
  await expect
    .poll(() => lab.shadowRoot!.querySelector('.own-position')?.shadowRoot?.textContent)
    .toContain('Eigene Stellung');
  return lab;
}

it('says what is wrong with a position in the lab’s language, and again when that is another', async () => {
  const lab = await german();
  const panel = view<EndgamePosition>(lab, 'endgame-position');
  await userEvent.fill(find<HTMLInputElement>(panel, '#fen'), '8/8/8/3k4/8/8/2R5 w');
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => textOf(panel, '[role=alert]'))
    .toContain('Das Brett dieser FEN hat 7 Reihen statt 8.');
  lab.lang = 'en';
  await expect
    .poll(() => textOf(panel, '[role=alert]'))
    .toContain('The board of this FEN has 7 ranks, not 8.');
});

it('throws in English whatever it speaks', async () => {
  const lab = await german();
  expect(() => (lab.position = 'nonsense')).toThrow(/which side is to move/);
  await expect(lab.policy('8/8/8/3k4/8/8/2R5/1K6 w')).rejects.toThrow(/king and queen/);
});

it('writes counts and thousands as German does', async () => {
  const lab = await german();
  const curriculum = view<EndgameCurriculum>(lab, 'endgame-curriculum');
  await expect.poll(() => textOf(curriculum, 'tbody')).toContain('2.448');
  expect(textOf(curriculum, 'svg')).toContain('2,4k');
});

it('reads out the phase that was chosen, in the language of the moment', async () => {
  const lab = await german();
  await lab.train(2);
  const acted = view<EndgameActed>(lab, 'endgame-acted');
  await expect.poll(() => acted.acted?.step).toBe(2);
  await acted.updateComplete;
  const aloud = () => find(acted, '[aria-live]').textContent!.replace(/\s+/g, ' ').trim();
  expect(aloud()).toBe('');
  find(acted, '.phases li:nth-child(2) button').click();
  await expect.poll(aloud).toMatch(/^Das Spiel ist der Richter\. .* Der Mittelwert ist \d,\d\d\.$/);
  lab.lang = 'en';
  await expect.poll(aloud).toMatch(/^The game is the judge\. .* The mean is \d\.\d\d\.$/);
});
