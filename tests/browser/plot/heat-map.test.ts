import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../core/plot/heat-map.ts';
import type { CellDetail, LabHeatMap } from '../../../core/plot/heat-map.ts';
import type { Rgb } from '../../../core/plot/scales.ts';
import { diverging, sequential } from '../../../core/plot/scales.ts';
import { expectAccessible, inside, mount, settled, textOf, useScheme } from './mounting.ts';

const LETTERS = ['a', 'b', 'c', 'd'];

/** Attention [4, 4]: each row sums to one, what stands above the diagonal is not to be seen. */
const attention = Float32Array.from([1, 9, 9, 9, 0.3, 0.7, 9, 9, 0.1, 0.8, 0.1, 9, 0.25, 0.25, 0.5, 0]);

async function map(properties: Partial<LabHeatMap> = {}): Promise<LabHeatMap> {
  return mount('lab-heat-map', {
    values: attention,
    rows: 4,
    columns: 4,
    triangular: true,
    domain: [0, 1],
    label: 'Attention of head 1.0',
    rowLabels: LETTERS,
    columnLabels: LETTERS,
    ...properties,
  });
}

function cells(element: LabHeatMap): CellDetail[] {
  const heard: CellDetail[] = [];
  element.addEventListener('lab-cell', (event) => heard.push(event.detail));
  return heard;
}

/** The canvas has one pixel for each cell. */
function color(element: LabHeatMap, row: number, column: number): number[] {
  const canvas = inside<HTMLCanvasElement>(element, '.map canvas');
  return [...(canvas.getContext('2d')?.getImageData(column, row, 1, 1).data ?? [])];
}

const opaque = (rgb: Rgb) => [...rgb, 255];
const placeOf = (element: LabHeatMap, row: number, column: number) => {
  const side = inside(element, '.map').clientWidth / 4;
  return { position: { x: (column + 0.5) * side, y: (row + 0.5) * side } };
};

afterEach(async () => {
  document.body.replaceChildren();
  await useScheme('light');
});

describe('what is drawn', () => {
  it('a cell has the colour of its value on the scale', async () => {
    const element = await map();
    expect(color(element, 0, 0)).toEqual(opaque(sequential(1)));
    expect(color(element, 2, 1)).toEqual(opaque(sequential(Math.round(0.8 * 510) / 510)));
    expect(color(element, 3, 3)).toEqual(opaque(sequential(0)));
  });

  it('cells that cannot be are blank', async () => {
    expect(color(await map(), 0, 1)).toEqual([0, 0, 0, 0]);
  });

  it('the diverging scale has its middle at zero', async () => {
    const element = await map({
      values: Float32Array.from([-2, 0, 1, NaN]),
      rows: 2,
      columns: 2,
      triangular: false,
      domain: undefined,
      scale: 'diverging',
    });
    expect(color(element, 0, 0)).toEqual(opaque(diverging(-1)));
    expect(color(element, 0, 1)).toEqual(opaque(diverging(0)));
    expect(color(element, 1, 1)).toEqual([0, 0, 0, 0]);
  });

  it('takes the scale of the scheme, at once when it changes', async () => {
    const element = await map();
    await useScheme('dark');
    expect(color(element, 0, 0)).toEqual(opaque(sequential(1, 'dark')));
    const parent = element.parentElement!;
    element.remove();
    await useScheme('light');
    parent.append(element);
    await settled();
    expect(color(element, 0, 0)).toEqual(opaque(sequential(1)));
  });

  it('cells are square', async () => {
    const element = await map({ values: new Float32Array(12), rows: 2, columns: 6, triangular: false });
    const { width, height } = inside(element, '.map').getBoundingClientRect();
    expect(width / height).toBeCloseTo(3, 2);
  });

  it('draws nothing again when nothing has changed', async () => {
    const element = await map();
    const context = inside<HTMLCanvasElement>(element, '.map canvas').getContext('2d')!;
    let draws = 0;
    const put = context.putImageData.bind(context);
    context.putImageData = (image: ImageData, x: number, y: number) => {
      draws++;
      put(image, x, y);
    };
    element.highlight = { row: 2 };
    element.label = 'Another name';
    await settled();
    expect(draws).toBe(0);
    element.values = attention.slice();
    await settled();
    expect(draws).toBe(1);
  });

  it('redraws 64 by 64 cells in under a millisecond', async () => {
    const T = 64;
    const frames = Array.from({ length: 30 }, (_, f) =>
      Float32Array.from({ length: T * T }, (_, i) => Math.abs(Math.sin(i * (f + 1)))),
    );
    const element = await map({
      values: frames[0],
      rows: T,
      columns: T,
      rowLabels: undefined,
      columnLabels: undefined,
    });
    // The whole update, text twin included, of the fastest of thirty: other processes share the machine.
    const times: number[] = [];
    for (const values of frames) {
      element.values = values;
      const start = performance.now();
      await element.updateComplete;
      times.push(performance.now() - start);
    }
    expect(Math.min(...times)).toBeLessThan(1);
  });

  it('says what to do when values and shape do not fit', async () => {
    const element = document.createElement('lab-heat-map');
    Object.assign(element, { values: new Float32Array(5), rows: 2, columns: 2 });
    document.body.append(element);
    await expect(element.updateComplete).rejects.toThrow('Set values, rows and columns together');
  });
});

describe('reading cells', () => {
  it('with the pointer: the cell, its bubble, and null when it has gone', async () => {
    const element = await map();
    const heard = cells(element);
    await userEvent.hover(inside(element, '.map'), placeOf(element, 2, 1));
    await settled();
    expect(heard).toEqual([{ row: 2, column: 1, value: attention[9] }]);
    const bubble = inside(element, '.bubble');
    expect(bubble.hidden).toBe(false);
    expect(textOf(bubble)).toBe('c, b: 0.800');
    const { left, right } = bubble.getBoundingClientRect();
    expect(left >= 0 && right <= document.documentElement.clientWidth).toBe(true);
    await userEvent.unhover(inside(element, '.map'));
    await settled();
    expect(heard.at(-1)).toBeNull();
    expect(bubble.hidden).toBe(true);
  });

  it('a place where no cell can be is no cell', async () => {
    const element = await map();
    const heard = cells(element);
    await userEvent.hover(inside(element, '.map'), placeOf(element, 0, 3));
    expect(heard).toEqual([]);
  });

  it('with the keyboard, among the cells that exist', async () => {
    const element = await map();
    const heard = cells(element);
    inside(element, '.map').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{End}{ArrowDown}{Home}');
    expect(heard.map((cell) => cell && [cell.row, cell.column])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
      [2, 0],
    ]);
    inside(element, '.map').blur();
    expect(heard.at(-1)).toBeNull();
  });

  it('a screen reader is told the cell at which the keys stop', async () => {
    const element = await map();
    inside(element, '.map').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(() => textOf(inside(element, '[role=status]'))).toBe('c, a: 0.100');
  });

  it('in the words of the lab', async () => {
    const element = await map({
      describeCell: (row, column, value) => `${row} looks at ${column}: ${value}`,
    });
    await userEvent.hover(inside(element, '.map'), placeOf(element, 3, 2));
    await settled();
    expect(textOf(inside(element, '.bubble'))).toBe('3 looks at 2: 0.5');
  });
});

describe('the text twin', () => {
  it('says where the strongest cell is, and how outlined cells compare', async () => {
    const values = Float32Array.from([0, 0.5, 0.25, 0.25]);
    const element = await map({ values, rows: 2, columns: 2, triangular: false, unit: 'nats' });
    const summary = inside(element, '.summary');
    expect(textOf(summary)).toBe('Largest value 0.500 nats, at a, b.');
    element.outline = [[0, 1]];
    await settled();
    expect(textOf(summary)).toContain('The outlined cell is 0.500 nats, the others 0.167 nats on average.');
    element.outline = [
      [0, 1],
      [1, 0],
    ];
    await settled();
    expect(textOf(summary)).toContain(
      'The 2 outlined cells are 0.375 nats on average, the others 0.125 nats.',
    );
  });

  it('is the whole table of a small map', async () => {
    const element = await map();
    await userEvent.click(inside(element, 'summary'));
    await settled();
    const rows = [...element.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(textOf),
    );
    expect(rows).toEqual([
      ['a', '1.000', '', '', ''],
      ['b', '0.300', '0.700', '', ''],
      ['c', '0.100', '0.800', '0.100', ''],
      ['d', '0.250', '0.250', '0.500', '0.000'],
    ]);
  });

  it('is the strongest column of each row of a large one', async () => {
    const T = 40;
    const values = new Float32Array(T * T);
    for (let row = 0; row < T; row++) values[row * T + Math.floor(row / 2)] = 0.9;
    const element = await map({ values, rows: T, columns: T, rowLabels: undefined, columnLabels: undefined });
    await userEvent.click(inside(element, 'summary'));
    await settled();
    const rows = [...element.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(textOf),
    );
    expect(rows).toHaveLength(T);
    expect(rows[39]).toEqual(['row 40', 'column 20', '0.900']);
  });
});

describe('as one of many', () => {
  it('a compact map is an image with its sentence, and takes no key', async () => {
    const element = await map({ compact: true });
    const wrapper = inside(element, '.map');
    expect(wrapper.getAttribute('role')).toBe('img');
    expect(wrapper.hasAttribute('tabindex')).toBe(false);
    expect(wrapper.hasAttribute('aria-roledescription')).toBe(false);
    expect(element.shadowRoot!.querySelector('details')).toBeNull();
    expect(textOf(inside(element, '#summary'))).toContain('Largest value 1.000');
    const heard = cells(element);
    await userEvent.hover(wrapper, placeOf(element, 1, 1));
    expect(heard).toHaveLength(1);
  });
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  it('axe-core finds nothing, closed or open, at rest or in use', async () => {
    const element = await map({ outline: [[2, 1]], highlight: { row: 2 } });
    await useScheme(scheme);
    await expectAccessible();
    inside(element, '.map').focus();
    await userEvent.click(inside(element, 'summary'));
    await settled();
    await expectAccessible();
  });

  it.each([{ compact: true }, { values: new Float32Array(), rows: 0, columns: 0 }])(
    'axe-core finds nothing with %o',
    async (properties) => {
      await map(properties);
      await useScheme(scheme);
      await expectAccessible();
    },
  );
});
