import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { EndgameLab } from '../../../labs/endgame/endgame-lab.ts';
import type { EndgameBoard } from '../../../labs/endgame/views/board.ts';
import type { EndgamePosition } from '../../../labs/endgame/views/position-panel.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

const panelOf = (lab: EndgameLab) => lab.shadowRoot!.querySelector<EndgamePosition>('endgame-position')!;
const within = <Found extends Element = HTMLElement>(lab: EndgameLab, selector: string) =>
  panelOf(lab).renderRoot.querySelector<Found>(selector)!;
const choices = (lab: EndgameLab) => [
  ...within<EndgameBoard>(lab, 'endgame-board').renderRoot.querySelectorAll<HTMLElement>(
    '[aria-label$="can be chosen"]',
  ),
];
const movesPlayed = (lab: EndgameLab) => panelOf(lab).game!.moves.length;

async function shown(): Promise<EndgameLab> {
  const lab = await mountLab();
  await expect.poll(() => panelOf(lab)).not.toBeNull();
  panelOf(lab).scrollIntoView();
  await customElements.whenDefined('endgame-position');
  await panelOf(lab).updateComplete;
  return lab;
}

describe('playing the lone king', () => {
  it('by keyboard: the policy moves, the reader answers, the table says what was lost', async () => {
    const lab = await shown();
    lab.position = '8/8/8/8/4k3/8/1Q6/K7 w - - 0 1';
    await userEvent.click(within(lab, 'input[value=play]'));
    await expect.poll(() => choices(lab).length).toBeGreaterThan(0);
    expect(movesPlayed(lab)).toBe(1);
    choices(lab)[0].focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => movesPlayed(lab)).toBe(3);
    const { moves } = panelOf(lab).game!;
    expect(moves.map(({ side }) => side)).toEqual(['white', 'black', 'white']);
    for (const { lost } of moves) expect(lost === null || (lost !== undefined && lost >= 0)).toBe(true);
  });

  it('announces the end', async () => {
    const lab = await shown();
    // Black to move: the queen on h7 stands unguarded beside the king.
    lab.position = '6k1/7Q/8/8/8/8/8/K7 b - - 0 1';
    await userEvent.click(within(lab, 'input[value=play]'));
    await panelOf(lab).updateComplete;
    await expect.poll(() => choices(lab).length).toBeGreaterThan(0);
    await userEvent.click(choices(lab).find((cell) => cell.ariaLabel!.startsWith('h7'))!);
    await expect.poll(() => within(lab, '.turn').textContent).toContain('Kxh7: the piece is lost. A draw');
    expect(choices(lab)).toHaveLength(0);
  });

  it('takes back, and starts again', async () => {
    const lab = await shown();
    await userEvent.click(within(lab, 'input[value=play]'));
    await expect.poll(() => choices(lab).length).toBeGreaterThan(0);
    const before = lab.position;
    await userEvent.click(choices(lab)[0]);
    await expect.poll(() => movesPlayed(lab)).toBe(3);
    const buttons = [...panelOf(lab).renderRoot.querySelectorAll('button')];
    await userEvent.click(buttons.find((button) => button.textContent!.includes('Take back'))!);
    expect(lab.position).toBe(before);
  });

  it('draws the policy’s moves from its percentages when asked to, the same for the same seed', async () => {
    const play = async () => {
      const lab = await shown();
      await userEvent.click(within(lab, 'input[value=play]'));
      await panelOf(lab).updateComplete;
      await userEvent.click(within(lab, 'input[value=sampled]'));
      await expect.poll(() => choices(lab).length).toBeGreaterThan(0);
      const { san } = panelOf(lab).game!.moves[0];
      lab.remove();
      return san;
    };
    expect(await play()).toBe(await play());
  });
});

describe('setting up', () => {
  it('says what is wrong and loses nothing', async () => {
    const lab = await shown();
    const before = lab.position;
    const input = within<HTMLInputElement>(lab, '#fen');
    for (const [fen, explanation] of [
      ['rubbish', /FEN/],
      ['8/8/8/3kK3/8/8/8/1Q6 w - - 0 1', /kings/],
      ['7k/8/5K2/8/8/8/8/8 w - - 0 1', /queen or rook/],
      ['7k/6Q1/5K2/8/8/8/8/8 b - - 0 1', /over/],
      ['7k/8/5K2/8/8/8/8/1R6 w - - 0 1', /rook preset/],
    ] as const) {
      await userEvent.fill(input, fen);
      await userEvent.keyboard('{Enter}');
      await expect.poll(() => within(lab, '[role=alert]').textContent).toMatch(explanation);
      expect(input.value).toBe(fen);
      expect(lab.position).toBe(before);
    }
    await userEvent.fill(input, '7k/8/5K2/8/8/8/8/1Q6 w - - 0 1');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => within(lab, '[role=alert]').textContent!.trim()).toBe('');
    expect(lab.position).toBe('7k/8/5K2/8/8/8/8/1Q6 w - - 0 1');
    await expect.poll(() => panelOf(lab).picture?.candidates.length).toBe(28);
  });
});
