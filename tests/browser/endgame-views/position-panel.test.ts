import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { parseFen } from '../../../labs/endgame/fen.ts';
import { afterPolicy, newGame, readerChoices } from '../../../labs/endgame/play.ts';
import {
  EndgamePosition,
  type FenDetail,
  type ModeDetail,
  type MoveDetail,
} from '../../../labs/endgame/views/position-panel.ts';
import type { EndgameBoard } from '../../../labs/endgame/views/board.ts';
import {
  drawn,
  expectAccessible,
  expectNoOverflow,
  find,
  findAll,
  listen,
  show,
  textOf,
} from '../view-support.ts';
import { candidatesOf, picture } from './fixture.ts';

const FEN = '8/8/8/8/4k3/8/1Q6/K7 w - - 0 1';
const start = newGame(parseFen(FEN));
const moved = afterPolicy(start, candidatesOf('KQK', start.position.state)[0]);

const panel = (properties: Partial<EndgamePosition> = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new EndgamePosition(), { picture: picture(FEN), game: start, ...properties }, page);

const board = (view: EndgamePosition) => find<EndgameBoard>(view, 'endgame-board');
const square = (view: EndgamePosition, name: string) => find(board(view), `[aria-label^="${name}:"]`);

describe('<endgame-position>', () => {
  test('shows the policy’s moves beside the truth', async () => {
    const view = await panel();
    expect(textOf(view)).toContain('White mates in 8 with best play.');
    const best = find(view, 'tbody tr').textContent!.replace(/\s+/g, ' ');
    const [first] = picture(FEN).candidates;
    expect(best).toContain(first.san);
    expect(best).toContain(String(first.distance));
  });

  test('shows no percentages of another position', async () => {
    const view = await panel({ picture: picture('7k/8/5K2/8/8/8/8/1Q6 w - - 0 1') });
    expect(board(view).heat.size).toBe(0);
    expect(findAll(view, 'tbody tr')).toHaveLength(0);
  });

  test('in a game offers exactly the king’s legal squares, by click and by keyboard', async () => {
    const view = await panel({ game: moved, mode: 'play' });
    const choices = readerChoices(moved);
    expect(board(view).choices).toEqual(choices);
    expect(textOf(view)).toContain(`${choices.length} squares to go to.`);
    const sent: MoveDetail[] = listen(view, 'lab-reader-move');
    const names = findAll(board(view), '[aria-label$="can be chosen"]');
    expect(names).toHaveLength(choices.length);
    await userEvent.click(names[0]);
    names[1].focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(square(view, 'a8'));
    expect(sent.map(({ to }) => choices.includes(to))).toEqual([true, true]);
  });

  test('keeps a record with what each move cost', async () => {
    const view = await panel({ game: moved, mode: 'play' });
    const row = findAll(view, 'table').at(-1)!.querySelector('tbody tr')!;
    expect([...row.querySelectorAll('td')].map((cell) => cell.textContent!.trim())).toEqual([
      moved.moves[0].san,
      '0',
      '',
      '',
    ]);
  });

  test('sets a piece up in two presses, and asks whether that is legal', async () => {
    const view = await panel({ mode: 'setup' });
    const sent: FenDetail[] = listen(view, 'lab-position');
    await userEvent.click(square(view, 'b2'));
    await drawn(view);
    expect(square(view, 'b2').getAttribute('aria-selected')).toBe('true');
    await userEvent.click(square(view, 'h2'));
    expect(sent).toEqual([{ fen: '8/8/8/8/4k3/8/7Q/K7 w - - 0 1' }]);
    await drawn(view);
    expect(square(view, 'h2').getAttribute('aria-label')).toContain('white queen');
  });

  test('a piece set on another changes places with it', async () => {
    const view = await panel({ mode: 'setup' });
    const sent: FenDetail[] = listen(view, 'lab-position');
    await userEvent.click(square(view, 'a1'));
    await userEvent.click(square(view, 'b2'));
    expect(sent).toEqual([{ fen: '8/8/8/8/4k3/8/1K6/Q7 w - - 0 1' }]);
  });

  test('keeps what was typed, and says what is wrong with it', async () => {
    const view = await panel();
    const sent: FenDetail[] = listen(view, 'lab-position');
    const input = find<HTMLInputElement>(view, '#fen');
    await userEvent.fill(input, 'nonsense');
    await userEvent.keyboard('{Enter}');
    expect(sent).toEqual([{ fen: 'nonsense' }]);
    view.problem = 'This FEN does not say which side is to move.';
    await drawn(view);
    expect(input.value).toBe('nonsense');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(textOf(view, '[role=alert]')).toContain('The board still shows the last legal position.');
    expect(board(view).position).toBe(start.position.state);
    await expectAccessible(view);
  });

  test('asks for the mode that the reader chooses', async () => {
    const view = await panel();
    const sent: ModeDetail[] = listen(view, 'lab-board-mode');
    await userEvent.click(find(view, 'input[value=play]'));
    expect(sent).toEqual([{ mode: 'play' }]);
  });

  test('is accessible in every mode, light and dark, and fits 328 px', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      for (const mode of ['look', 'play', 'setup'] as const) {
        await expectAccessible(await panel({ game: mode === 'play' ? moved : start, mode }, { scheme }));
      }
    }
    for (const mode of ['look', 'play', 'setup'] as const) {
      expectNoOverflow(await panel({ game: moved, mode }, { width: 328 }));
    }
  });
});
