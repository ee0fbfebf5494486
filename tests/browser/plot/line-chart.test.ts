import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../core/plot/line-chart.ts';
import type { LabLineChart, ScrubDetail } from '../../../core/plot/line-chart.ts';
import type { LineSeries } from '../../../core/plot/series.ts';
// Fetched only when a table is unfolded; here it is to be there at once.
import '../../../core/plot/line-chart-table.ts';
import { expectAccessible, inside, mount, settled, textOf, useScheme } from './mounting.ts';

const steps = (count: number, stride = 10) => Array.from({ length: count }, (_, i) => i * stride);
const falling = (x: number[]) => x.map((step) => 4 - step / 1000);

function loss(x: number[], more: Partial<LineSeries> = {}): LineSeries {
  return { label: 'loss', role: 'model', unit: 'nats', values: falling(x), ...more };
}

async function chart(properties: Partial<LabLineChart> = {}): Promise<LabLineChart> {
  const x = steps(101);
  return mount('lab-line-chart', { x, series: [loss(x)], end: 2000, label: 'Loss', ...properties });
}

function scrubs(element: LabLineChart): ScrubDetail[] {
  const heard: ScrubDetail[] = [];
  element.addEventListener('lab-scrub', (event) => heard.push(event.detail));
  return heard;
}

/** Colour at a place of the drawing, given as shares of the plotting area. */
function pixel(element: LabLineChart, across: number, down: number): number[] {
  const canvas = inside<HTMLCanvasElement>(element, 'canvas');
  const over = inside(element, '.over');
  const ratio = canvas.width / canvas.clientWidth;
  const at = (start: number, size: number, share: number) => Math.round((start + share * size) * ratio);
  const x = at(over.offsetLeft, over.clientWidth, across);
  const y = at(over.offsetTop, over.clientHeight, down);
  return [...(canvas.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [])];
}

const playheadAt = (element: LabLineChart) =>
  inside(element, '.playhead').getBoundingClientRect().left +
  1 -
  inside(element, '.over').getBoundingClientRect().left;

afterEach(async () => {
  document.body.replaceChildren();
  await useScheme('light');
});

describe('scrubbing', () => {
  it('dragging in the plot tells the recorded steps on the way and where it ended', async () => {
    const element = await chart();
    const heard = scrubs(element);
    const over = inside(element, '.over');
    const { width, height } = over.getBoundingClientRect();
    await userEvent.dragAndDrop(over, over, {
      sourcePosition: { x: width * 0.1, y: height / 2 },
      targetPosition: { x: width * 0.4, y: height / 3 },
    });
    expect(heard[0]).toEqual({ step: 200, done: false });
    expect(heard.at(-2)).toEqual({ step: 800, done: false });
    expect(heard.at(-1)).toEqual({ step: 800, done: true });
    expect(heard.filter(({ done }) => done)).toHaveLength(1);
    expect(element.cursor).toBe(800);
    expect(playheadAt(element)).toBeCloseTo(width * 0.4, 0);
  });

  it('a press beyond what is trained goes to the last recorded step', async () => {
    const element = await chart();
    const heard = scrubs(element);
    const over = inside(element, '.over');
    await userEvent.click(over, { position: { x: over.clientWidth * 0.9, y: 20 } });
    expect(heard.at(-1)).toEqual({ step: 1000, done: true });
  });

  it('does nothing while nothing is recorded', async () => {
    const element = await chart({ x: [], series: [loss([])] });
    const heard = scrubs(element);
    await userEvent.click(inside(element, '.over'), { position: { x: 50, y: 20 } });
    expect(heard).toEqual([]);
    expect(inside<HTMLInputElement>(element, 'input').disabled).toBe(true);
  });

  it('after a press the keys move on from there', async () => {
    const element = await chart();
    const heard = scrubs(element);
    const over = inside(element, '.over');
    await userEvent.click(over, { position: { x: over.clientWidth * 0.25, y: 20 } });
    await userEvent.keyboard('{ArrowRight}');
    expect(heard.at(-1)).toEqual({ step: 510, done: true });
  });
});

describe('the slider', () => {
  it('steps through the records by keyboard', async () => {
    const element = await chart({ cursor: 500 });
    const heard = scrubs(element);
    inside(element, 'input').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowLeft}{PageUp}{PageDown}{Home}{End}');
    expect(heard.map(({ step }) => step)).toEqual([510, 500, 700, 500, 0, 1000]);
    expect(heard.every(({ done }) => done)).toBe(true);
  });

  it('stands only where it may: keys and drags go from stop to stop, past records without one', async () => {
    const element = await chart({ cursor: 600, stops: [0, 300, 600, 1000] });
    const heard = scrubs(element);
    inside(element, 'input').focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowRight}{ArrowRight}');
    const over = inside(element, '.over');
    await userEvent.click(over, { position: { x: over.clientWidth * 0.2, y: 20 } });
    expect(heard.filter(({ done }) => done).map(({ step }) => step)).toEqual([300, 600, 1000, 300]);
  });

  it('says where the playhead is', async () => {
    const element = await chart({ cursor: 500, xLabel: 'step' });
    const input = inside<HTMLInputElement>(element, 'input');
    expect(input.getAttribute('aria-valuetext')).toBe('step 500 of 2,000');
    expect(input.valueAsNumber).toBe(500);
    element.valueText = 'step 500 of 2,000, loss 3.5 nats';
    await settled();
    expect(input.getAttribute('aria-valuetext')).toBe('step 500 of 2,000, loss 3.5 nats');
  });

  it('follows a change that assistive technology makes', async () => {
    const element = await chart({ cursor: 500 });
    const heard = scrubs(element);
    const input = inside<HTMLInputElement>(element, 'input');
    input.value = '501';
    input.dispatchEvent(new InputEvent('input'));
    expect(heard).toEqual([{ step: 510, done: true }]);
  });

  it('lies on the axis, its thumb under the playhead', async () => {
    const element = await chart({ cursor: 1000, xScale: 'log' });
    const thumb = inside(element, '.thumb').getBoundingClientRect();
    const head = inside(element, '.playhead').getBoundingClientRect();
    expect(thumb.left + thumb.width / 2).toBeCloseTo(head.left + head.width / 2, 0);
    expect(thumb.top + thumb.height / 2).toBeCloseTo(head.bottom, 0);
  });
});

describe('what is drawn', () => {
  it('puts a step where its scale has it', async () => {
    const element = await chart({ cursor: 500 });
    const width = inside(element, '.over').clientWidth;
    expect(playheadAt(element)).toBeCloseTo(width / 4, 0);
    element.xScale = 'log';
    await settled();
    const logWidth = inside(element, '.over').clientWidth;
    expect(playheadAt(element)).toBeCloseTo((logWidth * Math.log10(501)) / Math.log10(2001), 0);
    element.cursor = 0;
    await settled();
    expect(playheadAt(element)).toBeCloseTo(0, 0);
  });

  it('shows what is not trained yet as not there', async () => {
    const element = await chart({ available: 1000 });
    expect(pixel(element, 0.3, 0.02)[3]).toBe(0);
    expect(pixel(element, 0.7, 0.02)[3]).toBe(255);
    const shares = () => inside(element, '.buffered').clientWidth / inside(element, '.track').clientWidth;
    expect(shares()).toBeCloseTo(0.5, 2);
    element.available = 1500;
    await settled();
    expect(pixel(element, 0.7, 0.02)[3]).toBe(0);
    expect(shares()).toBeCloseTo(0.75, 2);
  });

  it('keeps reference lines in sight', async () => {
    const x = steps(3);
    const element = await mount('lab-line-chart', {
      x,
      series: [{ label: 'flat', role: 'model', values: [1, 1, 1] }],
      references: [{ label: 'chance 9.5', value: 9.5 }],
    });
    // 9.5 is near the top of a range that would otherwise end around 1.
    const inked = (from: number, to: number) => {
      const canvas = inside<HTMLCanvasElement>(element, 'canvas');
      const over = inside(element, '.over');
      const ratio = canvas.width / canvas.clientWidth;
      const area = [
        over.offsetLeft + 5,
        over.offsetTop + from * over.clientHeight,
        100,
        (to - from) * over.clientHeight,
      ];
      const [left, top, width, height] = area.map((value) => Math.round(value * ratio));
      const { data } = canvas.getContext('2d')!.getImageData(left, top, width, height);
      const muted = [0x57, 0x5b, 0x62];
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (muted.every((channel, c) => Math.abs(data[i + c] - channel) < 8) && data[i + 3] > 200) count++;
      }
      return count;
    };
    expect(inked(0, 0.3)).toBeGreaterThan(10);
    element.references = [];
    await settled();
    expect(inked(0, 0.3)).toBe(0);
  });

  it('paints with the colours of the scheme, at once when it changes', async () => {
    const element = await chart({ available: 100 });
    const light = pixel(element, 0.9, 0.005);
    await useScheme('dark');
    const dark = pixel(element, 0.9, 0.005);
    expect(light[0]).toBeGreaterThan(200);
    expect(dark[0]).toBeLessThan(80);
  });

  it.each([0, 1, 2, 10_000])('copes with %i points, holes among them', async (count) => {
    const x = steps(count, 1);
    const values = x.map((step) => (step % 3 === 1 ? null : step % 7 === 2 ? NaN : Math.exp(-step / 1000)));
    const element = await mount('lab-line-chart', { x, series: [{ label: 'loss', role: 'model', values }] });
    expect(inside(element, '.over').clientWidth).toBeGreaterThan(100);
    element.xScale = 'log';
    element.yScale = 'log';
    await settled();
    expect(inside(element, '.over').clientWidth).toBeGreaterThan(100);
  });

  it('fits its container', async () => {
    const element = await chart();
    const before = inside(element, 'canvas').clientWidth;
    element.parentElement!.style.width = '260px';
    await settled();
    expect(inside(element, 'canvas').clientWidth).toBe(260);
    expect(before).toBeGreaterThan(300);
    expect(element.scrollWidth).toBeLessThanOrEqual(260);
    element.parentElement!.style.width = '';
  });
});

describe('the readout', () => {
  it('shows the values at the playhead, and under the pointer while it is there', async () => {
    const element = await chart({ cursor: 500 });
    const readout = inside(element, '.readout');
    expect(textOf(readout)).toBe('step 500 loss 3.500 nats');
    const over = inside(element, '.over');
    await userEvent.hover(over, { position: { x: over.clientWidth * 0.4, y: 30 } });
    await settled();
    expect(textOf(readout)).toBe('step 800 loss 3.200 nats');
    await userEvent.unhover(over);
    await settled();
    expect(textOf(readout)).toBe('step 500 loss 3.500 nats');
  });
});

describe('the scale buttons', () => {
  it('switch an axis and say so', async () => {
    const element = await chart();
    const heard: unknown[] = [];
    element.addEventListener('lab-scale', (event) => heard.push(event.detail));
    const [x, y] = element.shadowRoot!.querySelectorAll('button');
    await userEvent.click(y);
    await userEvent.click(x);
    await userEvent.click(x);
    expect(heard).toEqual([
      { axis: 'y', scale: 'log' },
      { axis: 'x', scale: 'log' },
      { axis: 'x', scale: 'linear' },
    ]);
    expect([x, y].map((button) => button.ariaPressed)).toEqual(['false', 'true']);
  });
});

describe('the table twin', () => {
  const rows = (element: LabLineChart) =>
    [...element.shadowRoot!.querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf));

  it('says what the curves show', async () => {
    const element = await chart({
      x: [0, 10, 1200],
      series: [
        loss([], { values: [4.1589, null, 0.35] }),
        loss([], { label: 'one layer', values: [4, 3, 2] }),
      ],
      references: [{ label: 'ln V = 4.16', value: Math.log(64) }],
      marks: [{ x: 640, label: 'the cliff' }],
    });
    await userEvent.click(inside(element, 'summary'));
    await settled();
    expect(rows(element)).toEqual([
      ['0', '4.159', '4.000'],
      ['10', '–', '3.000'],
      ['1,200', '0.350', '2.000'],
    ]);
    const details = textOf(inside(element, 'details'));
    expect(details).toContain('ln V = 4.16');
    expect(details).toContain('the cliff (step 640)');
  });

  it('thins a long record to sixty rows, first and last included', async () => {
    const x = steps(10_000, 1);
    const element = await chart({ x, series: [loss(x)] });
    await userEvent.click(inside(element, 'summary'));
    await settled();
    const table = rows(element);
    expect(table).toHaveLength(60);
    expect(table[0]).toEqual(['0', '4.000']);
    expect(table[59]).toEqual(['9,999', '−5.999']);
  });
});

describe('life in the page', () => {
  it('new values thirty times a second leave no nodes behind and rebuild nothing', async () => {
    const element = await chart();
    const canvas = inside(element, 'canvas');
    const count = () => element.shadowRoot!.querySelectorAll('*').length;
    const before = count();
    for (let i = 0; i <= 60; i++) {
      const x = steps(102 + i);
      Object.assign(element, { x, series: [loss(x)], available: x.at(-1), cursor: x.at(-1) });
      await element.updateComplete;
    }
    await settled();
    expect(count()).toBe(before);
    expect(inside(element, 'canvas')).toBe(canvas);
    expect(playheadAt(element)).toBeCloseTo((inside(element, '.over').clientWidth * 1610) / 2000, 0);
  });

  it('lets go of everything when removed, and is whole when it comes back', async () => {
    const element = await chart({ cursor: 500 });
    const parent = element.parentElement!;
    const before = element.shadowRoot!.querySelectorAll('*').length;
    element.remove();
    expect(element.shadowRoot!.querySelector('.drawing')).toBeNull();
    element.cursor = 1000;
    await settled();
    expect(element.shadowRoot!.querySelector('.drawing')).toBeNull();
    parent.append(element);
    await settled();
    expect(element.shadowRoot!.querySelectorAll('*').length).toBe(before);
    expect(playheadAt(element)).toBeCloseTo(inside(element, '.over').clientWidth / 2, 0);
  });

  it('draws once it is shown, when it began hidden', async () => {
    const x = steps(11);
    const element = document.createElement('lab-line-chart');
    Object.assign(element, { x, series: [loss(x)], hidden: true });
    document.body.replaceChildren(element);
    await settled();
    expect(element.shadowRoot!.querySelector('.drawing')).toBeNull();
    element.hidden = false;
    await settled();
    expect(inside(element, '.over').clientWidth).toBeGreaterThan(100);
  });

  it('works on a page whose policy forbids inline styles', async () => {
    const frame = document.createElement('iframe');
    // The test runner has every dynamic import go through a function of its page.
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="style-src 'none'">
      <script>__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() };</script>
      <script type="module" src="${location.origin}/core/plot/line-chart.ts"></script>
      <body><lab-line-chart></lab-line-chart></body>`;
    document.body.replaceChildren(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    const page = frame.contentDocument!;
    const violations: string[] = [];
    page.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    const x = steps(101);
    const element = page.querySelector('lab-line-chart')!;
    await frame.contentWindow!.customElements.whenDefined('lab-line-chart');
    Object.assign(element, { x, series: [loss(x)], references: [{ label: 'chance', value: 4.2 }] });
    await settled();
    inside<HTMLDetailsElement>(element, 'details').open = true;
    await vi.waitFor(() => inside(element, 'table'));
    expect(inside(element, '.over').clientWidth).toBeGreaterThan(100);
    expect(inside(element, 'table').clientHeight).toBeGreaterThan(100);
    expect(violations).toEqual([]);
    // The policy is in force: a style attribute would have been reported.
    page.body.insertAdjacentHTML('beforeend', '<p style="color: red"></p>');
    await settled();
    expect(violations).toEqual(['style-src-attr']);
  });
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  it('axe-core finds nothing, closed or open', async () => {
    const x = steps(101);
    const element = await chart({
      references: [{ label: 'ln V = 4.16', value: Math.log(64) }],
      series: [loss(x), loss(x, { label: 'one layer', role: 'control' })],
      yScale: 'log',
      yLabel: 'nats per token',
    });
    await useScheme(scheme);
    await expectAccessible();
    await userEvent.click(inside(element, 'summary'));
    await settled();
    await expectAccessible();
  });

  it('an empty chart is accessible too', async () => {
    await chart({ x: [], series: [] });
    await useScheme(scheme);
    await expectAccessible();
  });
});
