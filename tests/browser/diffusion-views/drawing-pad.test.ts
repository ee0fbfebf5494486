import { userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, PRESETS } from '../../../labs/diffusion/config.ts';
import { DiffusionDrawing, type DrawingDetail } from '../../../labs/diffusion/views/drawing-pad.ts';
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

const build = (properties: Partial<DiffusionDrawing> = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new DiffusionDrawing(), properties, page);

const button = (view: DiffusionDrawing, name: RegExp) =>
  findAll<HTMLButtonElement>(view, 'button').find((each) => name.test(each.textContent!.trim()))!;

async function press(view: DiffusionDrawing, name: RegExp): Promise<void> {
  button(view, name).click();
  await drawn(view);
}

const area = (view: DiffusionDrawing) => find<HTMLTextAreaElement>(view, 'textarea');

/** What would be trained on. */
async function trained(view: DiffusionDrawing): Promise<DrawingDetail['points'] | undefined> {
  const asked = listen<DrawingDetail>(view, 'lab-drawing');
  await press(view, /^Train/);
  return asked.at(-1)?.points;
}

function pointer(view: DiffusionDrawing, type: string, x: number, y: number): void {
  const pad = find(view, '.pad');
  const { left, top, width, height } = pad.getBoundingClientRect();
  pad.setPointerCapture = () => {};
  pad.dispatchEvent(
    new PointerEvent(type, {
      button: 0,
      pointerId: 1,
      clientX: left + ((x + 4) / 8) * width,
      clientY: top + ((4 - y) / 8) * height,
      bubbles: true,
    }),
  );
}

describe('<diffusion-drawing>', () => {
  test('by pointer: a press sets a point, a drag a line of points at even distances', async () => {
    const view = await build();
    pointer(view, 'pointerdown', -2, 1);
    pointer(view, 'pointermove', -0.75, 1);
    pointer(view, 'pointerup', -0.75, 1);
    await drawn(view);
    const points = (await trained(view))!;
    expect(points).toHaveLength(11);
    expect(points[0]).toEqual([-2, 1]);
    for (const [x, y] of points) {
      expect(y).toBeCloseTo(1, 1);
      expect(x).toBeLessThanOrEqual(-0.75);
    }
  });

  test('by keyboard: arrows, Space, Shift, Enter, Delete', async () => {
    const view = await build();
    find(view, '.pad').focus();
    await userEvent.keyboard('{ArrowRight} {Shift>}{ArrowUp}{/Shift}{Enter}');
    await drawn(view);
    expect(textOf(view, '[aria-live]')).toContain('Point set at 0.1, 0.5. 2 points.');
    expect(await trained(view)).toEqual([
      [0.1, 0],
      [0.1, 0.5],
    ]);
    find(view, '.pad').focus();
    await userEvent.keyboard('{Delete}');
    await drawn(view);
    expect(area(view).value).toBe('0.1, 0');
  });

  test('undo takes back one stroke or one clearing', async () => {
    const view = await build({ config: PRESETS.drawn.config });
    expect(textOf(view)).toContain('48 points');
    await press(view, /^Clear/);
    expect(textOf(view)).toContain('0 points');
    await press(view, /^Undo/);
    expect(textOf(view)).toContain('48 points');
    expect(button(view, /^Undo/).disabled).toBe(true);
  });

  test('as text: read, written, and refused with the line that is wrong', async () => {
    const view = await build();
    area(view).value = '1, 2\n\n-1.5 −2';
    area(view).dispatchEvent(new Event('input'));
    await press(view, /^Use/);
    expect(await trained(view)).toEqual([
      [1, 2],
      [-1.5, -2],
    ]);
    area(view).value = '1, 2\nthree, 4';
    area(view).dispatchEvent(new Event('input'));
    await press(view, /^Use/);
    expect(textOf(view, '[role=alert]')).toContain('Line 2 is “three, 4”');
    expect(area(view).value).toBe('1, 2\nthree, 4');
    area(view).value = '1, 2\n9, 0';
    area(view).dispatchEvent(new Event('input'));
    await press(view, /^Use/);
    expect(textOf(view, '[role=alert]')).toContain('-4 to 4');
    expect(textOf(view)).toContain('2 points');
  });

  test.each([
    ['no points', []],
    ['one point', [[1, 1]]],
    [
      'one point twice',
      [
        [1, 1],
        [1, 1],
      ],
    ],
  ] as const)('%s cannot be trained on: it says why, and asks for nothing', async (_, points) => {
    const view = await build({ config: { ...DEFAULT_CONFIG, drawn: points } });
    expect(await trained(view)).toBeUndefined();
    expect(textOf(view, '[role=alert]')).toMatch(/draw at least/);
    expect(textOf(view, '[role=alert]')).toContain('kept as it is');
  });

  test('is accessible in light and dark, and fits 360 px', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await expectAccessible(await build({ config: PRESETS.drawn.config }, { scheme }));
    }
    expectNoOverflow(await build({}, { width: 360 }));
  });
});
