import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { squareCalled } from '../../../labs/endgame/chess/geometry.ts';
import { parseFen } from '../../../labs/endgame/fen.ts';
import { EndgameBoard, type SquareDetail } from '../../../labs/endgame/views/board.ts';
import { changeArrows, heatOf, policyArrows } from '../../../labs/endgame/views/move-arrows.ts';
import {
  drawn,
  expectAccessible,
  expectNoOverflow,
  find,
  findAll,
  listen,
  press,
  show,
} from '../view-support.ts';
import { candidatesOf, CONTRAST_FEN } from './fixture.ts';

const { state } = parseFen(CONTRAST_FEN);
const candidates = candidatesOf('KQK', state, true);

const board = (properties: Partial<EndgameBoard> = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new EndgameBoard(), { ending: 'KQK', position: state, label: 'Board', ...properties }, page);

const cell = (view: EndgameBoard, name: string) => find(view, `[aria-label^="${name}:"]`);
const names = (view: EndgameBoard) =>
  findAll(view, '[role=gridcell]').map((each) => each.getAttribute('aria-label'));

describe('<endgame-board>', () => {
  test('is a grid of 64 named cells, from a8 to h1, with the pieces where they stand', async () => {
    const view = await board();
    const cells = names(view);
    expect(cells).toHaveLength(64);
    expect(cells[0]).toBe('a8: empty');
    expect(cells[7]).toBe('h8: black king');
    expect(cell(view, 'f6').getAttribute('aria-label')).toBe('f6: white king');
    expect(cell(view, 'b1').getAttribute('aria-label')).toBe('b1: white queen');
    expect(cells[63]).toBe('h1: empty');
    expect(findAll(view, '.piece')).toHaveLength(3);
  });

  test('draws a rook in the other ending', async () => {
    const view = await board({ ending: 'KRK' });
    expect(cell(view, 'b1').getAttribute('aria-label')).toBe('b1: white rook');
  });

  test('says on each square how likely the policy is to move there: king and queen together', async () => {
    const heat = heatOf(candidates);
    const view = await board({ heat });
    const both = candidates.filter(({ action }) => (action & 63) === squareCalled('g6'));
    expect(both.map(({ san }) => san).sort()).toEqual(['Kg6', 'Qg6']);
    const share = both.reduce((total, { probability }) => total + probability, 0);
    expect(cell(view, 'g6').getAttribute('aria-label')).toContain(`${(100 * share).toFixed(0)}\u00a0%`);
    expect([...heat.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
  });

  test('draws an arrow for each likely move, and for each change its direction', async () => {
    const view = await board({ arrows: policyArrows(state, candidates) });
    const likely = candidates.filter(({ probability }) => probability >= 0.05).length;
    expect(findAll(view, '.arrow.policy')).toHaveLength(Math.min(8, likely));
    view.arrows = changeArrows(state, candidates);
    await drawn(view);
    expect(findAll(view, '.arrow.up').length).toBeGreaterThan(0);
    expect(findAll(view, '.arrow.down').length).toBeGreaterThan(0);
  });

  test('has one cell in the tab order, and arrow keys move it', async () => {
    const view = await board();
    expect(findAll(view, '[tabindex="0"]')).toHaveLength(1);
    cell(view, 'h8').focus();
    await press(view, 'ArrowLeft');
    await press(view, 'ArrowDown');
    expect((view.renderRoot as ShadowRoot).activeElement).toBe(cell(view, 'g7'));
    await press(view, 'Home');
    expect((view.renderRoot as ShadowRoot).activeElement).toBe(cell(view, 'a7'));
    expect(findAll(view, '[tabindex="0"]')).toHaveLength(1);
  });

  test('tells of a pressed square by click, Enter and Space, and only when it may be pressed', async () => {
    const view = await board({ pressable: true });
    const pressed: SquareDetail[] = listen(view, 'lab-square');
    await userEvent.click(cell(view, 'a1'));
    await press(view, 'ArrowUp');
    await press(view, 'Enter');
    await press(view, ' ');
    expect(pressed.map(({ square }) => square)).toEqual([0, 8, 8]);
    view.pressable = false;
    await drawn(view);
    await userEvent.click(cell(view, 'a1'));
    expect(pressed).toHaveLength(3);
  });

  test('marks choices, the last move and check in words', async () => {
    const view = await board({ choices: [62], lastMove: [1, 45], alarm: 'check' });
    expect(cell(view, 'g8').getAttribute('aria-label')).toBe('g8: empty, can be chosen');
    expect(cell(view, 'h8').getAttribute('aria-label')).toBe('h8: black king, in check');
    expect(cell(view, 'b1').getAttribute('aria-label')).toContain('the last move came from here');
    expect(cell(view, 'f6').getAttribute('aria-label')).toContain('the last move came here');
  });

  test('is accessible in light and dark, and fits 280 px', async () => {
    const full = {
      heat: heatOf(candidates),
      arrows: policyArrows(state, candidates),
      alarm: 'check',
    } as const;
    for (const scheme of ['light', 'dark'] as const) await expectAccessible(await board(full, { scheme }));
    expectNoOverflow(await board(full, { width: 280 }));
  });
});
