import { userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PANEL, PRESETS } from '../../../labs/diffusion/config.ts';
import type { DiffusionCloud, Scene } from '../../../labs/diffusion/views/cloud.ts';
import { framePositions } from '../../../labs/diffusion/views/frames.ts';
import type { DiffusionForward } from '../../../labs/diffusion/views/forward-view.ts';
import type { DiffusionPanel } from '../../../labs/diffusion/views/panel-view.ts';
import { DiffusionProcess, type ChoicesDetail } from '../../../labs/diffusion/views/process-view.ts';
import type {
  CopyDetail,
  DiffusionSampler,
  PanelDetail,
} from '../../../labs/diffusion/views/sampler-form.ts';
import type { DiffusionSchedule } from '../../../labs/diffusion/views/schedule-view.ts';
import type { DiffusionTime, TimeDetail } from '../../../labs/diffusion/views/time-scrubber.ts';
import { expectAccessible, expectNoOverflow, find, findAll, listen, show, textOf } from '../view-support.ts';
import { buildPicture, type Fixture } from './fixture.ts';

const WIDE = { width: 1200 };

/** Waits until everything in the view is drawn, however deep. */
async function settled(view: DiffusionProcess): Promise<void> {
  for (let depth = 0; depth < 4; depth++) await view.updateComplete;
  for (const part of parts(view)) await part.updateComplete;
  for (const cloud of clouds(view)) await cloud.updateComplete;
}

const parts = (view: DiffusionProcess) => [
  ...findAll<DiffusionPanel>(view, 'diffusion-panel'),
  find<DiffusionForward>(view, 'diffusion-forward'),
  find<DiffusionSchedule>(view, 'diffusion-schedule'),
];

/** Panel A, panel B, forward process. */
const clouds = (view: DiffusionProcess) =>
  parts(view)
    .slice(0, 3)
    .map((part) => find<DiffusionCloud>(part, 'diffusion-cloud'));

const scenes = (view: DiffusionProcess): Scene[] => clouds(view).map((cloud) => cloud.scene!);

async function build(fixture: Fixture = {}, page: Parameters<typeof show>[2] = WIDE) {
  const view = await show(new DiffusionProcess(), buildPicture(fixture), page);
  await settled(view);
  return view;
}

const scrubber = (view: DiffusionProcess) => find<DiffusionTime>(view, 'diffusion-time');
const sampler = (view: DiffusionProcess, index: number) =>
  find<DiffusionSampler>(findAll<DiffusionPanel>(view, 'diffusion-panel')[index], 'diffusion-sampler');

describe('diffusion time', () => {
  test('moves both panels, the forward process, the schedules’ cursor and nothing but them', async () => {
    const panels = [
      { ...DEFAULT_PANEL, steps: 10 },
      { ...DEFAULT_PANEL, steps: 4 },
    ] as const;
    const view = await build({ panels });
    const { picture } = view;
    find(view, 'diffusion-schedule').scrollIntoView();
    await customElements.whenDefined('diffusion-schedule');
    view.time = 0.55;
    await settled(view);
    const [a, b, forward] = scenes(view);
    // 10 steps have completed 0.6, 4 steps 0.75.
    expect(a.points).toEqual(framePositions(picture!.panels[0].trajectories, 4));
    expect(b.points).toEqual(framePositions(picture!.panels[1].trajectories, 1));
    const chart = find(find<DiffusionSchedule>(view, 'diffusion-schedule'), 'lab-line-chart');
    expect((chart as unknown as { cursor: number }).cursor).toBeCloseTo(45, 6);
    expect(forward.points).not.toEqual(picture!.data);
    view.time = 0;
    await settled(view);
    expect(scenes(view)[2].points).toEqual(picture!.data);
  });

  test('panels start from the same points', async () => {
    const view = await build();
    view.time = 1;
    await settled(view);
    const [a, b] = scenes(view);
    expect(a.points).toEqual(b.points);
  });

  test('is a slider from noise to data that says where it stands', async () => {
    const view = await build();
    view.time = 0.5;
    await settled(view);
    const range = find<HTMLInputElement>(scrubber(view), 'input[type=range]');
    expect(Number(range.value)).toBe(0.5);
    expect(range.getAttribute('aria-valuetext')).toContain('t = 0.500 T');
    const moved = listen<TimeDetail>(view, 'lab-time');
    range.focus();
    await userEvent.keyboard('{End}');
    await settled(view);
    expect(moved.at(-1)).toEqual({ time: 0 });
    expect(view.time).toBe(0);
  });

  test('the step buttons stop where a panel completes a step', async () => {
    const panels = [
      { ...DEFAULT_PANEL, steps: 4 },
      { ...DEFAULT_PANEL, steps: 2 },
    ] as const;
    const view = await build({ panels });
    view.time = 1;
    await settled(view);
    const next = findAll<HTMLButtonElement>(scrubber(view), 'button').at(-1)!;
    const times: number[] = [];
    for (let i = 0; i < 4; i++) {
      next.click();
      await settled(view);
      times.push(view.time);
    }
    expect(times).toEqual([0.75, 0.5, 0.25, 0]);
  });

  test('runs in reverse from the noise, and stops when it is asked to', async () => {
    const view = await build();
    const [run] = findAll<HTMLButtonElement>(scrubber(view), 'button');
    run.click();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const during = view.time;
    expect(during).toBeLessThan(1);
    expect(during).toBeGreaterThan(0.5);
    run.click();
    await settled(view);
    const stopped = view.time;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(view.time).toBe(stopped);
  });
});

describe('pictures', () => {
  test('every canvas says in words what it shows', async () => {
    const view = await build();
    const labels = clouds(view).map((cloud) => find(cloud, 'canvas').getAttribute('aria-label')!);
    expect(labels[0]).toMatch(/^Panel A: DDPM, 50 steps\. 64 particles after step 50 of 50, spread/);
    expect(labels[1]).toMatch(/^Panel B: DDIM, 50 steps, η 0\./);
    expect(labels[2]).toMatch(/^Forward process: 64 true points/);
  });

  test('the panels’ canvases hold ink: paper is not all there is', async () => {
    const view = await build();
    for (const cloud of clouds(view)) {
      const canvas = find<HTMLCanvasElement>(cloud, 'canvas');
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const colors = new Set(new Uint32Array(data.buffer));
      expect(colors.size).toBeGreaterThan(4);
    }
  });

  test('figures stand beside what true points give, and only those within it are ticked', async () => {
    const view = await build();
    const [panel] = findAll<DiffusionPanel>(view, 'diffusion-panel');
    const rows = findAll(panel, 'tr').map((row) => row.textContent!.replace(/\s+/g, ' ').trim());
    expect(rows[0]).toMatch(/Energy distance ✓within the null band: 0\.012 true: −0\.010 to 0\.026/);
    expect(rows[1]).toMatch(/^High quality 97\.5 % true: 98\.0 % to 99\.8 %$/);
    expect(rows[2]).toContain('of 8');
  });

  test('lost particles are told, not hidden', async () => {
    const view = await build({ lost: 3 });
    expect(textOf(findAll<DiffusionPanel>(view, 'diffusion-panel')[0], '.error')).toContain('3 particles');
  });

  test('arrows are drawn at the level of each picture, and named', async () => {
    const view = await build({ field: 'difference' });
    view.time = 0;
    await settled(view);
    const [a] = scenes(view);
    const [x, y, toX, toY] = a.arrows!.lines;
    expect([x, y]).toEqual([-4.5, -4.5]);
    // Learned minus exact is 0.25 on either axis: up and to the right.
    expect(toX).toBeGreaterThan(x);
    expect(toY - y).toBeCloseTo(toX - x, 6);
    expect(a.label).toContain('learned − exact');
  });
});

describe('settings', () => {
  test('a change is in force at once; what a sampler ignores is not offered', async () => {
    const view = await build();
    const changed = listen<PanelDetail>(view, 'lab-panel');
    const form = sampler(view, 1);
    expect(findAll(form, '[name=eta]')).toHaveLength(1);
    expect(findAll(form, '[name=variance]')).toHaveLength(0);
    expect(findAll(sampler(view, 0), '[name=variance]')).toHaveLength(1);
    await userEvent.selectOptions(find(form, '[name=sampler]'), 'heun');
    expect(changed).toEqual([{ index: 1, panel: { ...DEFAULT_PANEL, sampler: 'heun' } }]);
  });

  test('a number out of bounds is explained, kept in its field, and not in force', async () => {
    const view = await build();
    const changed = listen<PanelDetail>(view, 'lab-panel');
    const form = sampler(view, 0);
    const steps = find<HTMLInputElement>(form, '[name=steps]');
    steps.value = '5000';
    steps.dispatchEvent(new Event('change'));
    await form.updateComplete;
    expect(textOf(form, '[role=alert]')).toContain('1 to 1000');
    expect(steps.value).toBe('5000');
    expect(steps.getAttribute('aria-invalid')).toBe('true');
    expect(changed).toEqual([]);
  });

  test('one press takes over the other panel’s settings', async () => {
    const view = await build();
    const copied = listen<CopyDetail>(view, 'lab-copy');
    const form = sampler(view, 0);
    find<HTMLDetailsElement>(form, 'details').open = true;
    const button = find<HTMLButtonElement>(form, 'details button');
    expect(button.textContent).toContain('Same settings as Panel B');
    button.click();
    expect(copied).toEqual([{ index: 0 }]);
  });

  test('particles, weights, field and noise are asked for', async () => {
    const view = await build();
    const asked = listen<ChoicesDetail>(view, 'lab-choices');
    const [field, particles, weights] = findAll<HTMLSelectElement>(view, '.row select');
    await userEvent.selectOptions(field, 'exact');
    await userEvent.selectOptions(particles, '5000');
    await userEvent.selectOptions(weights, 'raw');
    find<HTMLButtonElement>(view, '.row > button').click();
    expect(asked).toEqual([{ field: 'exact' }, { count: 5000 }, { weights: 'raw' }, { newNoise: true }]);
  });
});

describe('schedules', () => {
  test('what is left at the end is always shown, and alarming where pure noise is a wrong start', async () => {
    const calm = find<DiffusionSchedule>(await build(), 'diffusion-schedule');
    expect(textOf(calm, 'tbody')).toContain('2.4e−9');
    expect(findAll(calm, '.warning')).toEqual([]);
    const { panels } = PRESETS['short-schedule'];
    const view = await build({ panels });
    const alarmed = find<DiffusionSchedule>(view, 'diffusion-schedule');
    expect(textOf(alarmed, 'tr.alarm')).toMatch(/Panel A.* 0\.603 1\.519 78/);
    expect(textOf(alarmed, '.warning')).toContain('Panel A starts from pure noise');
    expect(findAll(alarmed, '.warning')).toHaveLength(1);
  });
});

test('is accessible in light and dark, and fits 360 px', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    await expectAccessible(await build({ field: 'learned' }, { ...WIDE, scheme }));
  }
  const narrow = await build({}, { width: 360 });
  expectNoOverflow(narrow);
  for (const part of parts(narrow)) expectNoOverflow(part);
  expectNoOverflow(scrubber(narrow));
});
