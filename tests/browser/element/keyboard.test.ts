import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { button, mountReady, next, said } from './helpers.ts';
import type { ToyLab } from './toy-lab.ts';

const focused = (lab: ToyLab): Element | null => lab.shadowRoot!.activeElement;
const nameOf = (element: Element | null): string =>
  element?.ariaLabel ??
  element?.closest('label')?.querySelector('span')?.textContent ??
  element?.textContent?.trim() ??
  '';

/** Gives the focus to something in the lab that takes no keys of its own. */
async function focusPlain(lab: ToyLab): Promise<void> {
  const stage = lab.renderRoot.querySelector<HTMLElement>('.stage')!;
  stage.tabIndex = -1;
  stage.focus();
}

describe('by keyboard alone', () => {
  test('Tab reaches every control in reading order', async () => {
    const lab = await mountReady();
    lab.totalSteps = 50;
    await lab.train(20);
    await lab.seek(10);
    await lab.updateComplete;
    const names: string[] = [];
    for (let i = 0; i < 20; i++) {
      await userEvent.keyboard('{Tab}');
      const at = focused(lab);
      if (!at) break;
      if (at.closest('.transport, .settings')) names.push(nameOf(at));
    }
    expect(names).toEqual([
      'Play',
      'Back one recorded step',
      'On one recorded step',
      'Start over',
      'Speed',
      'Preset',
      'Seed',
      'Compute on',
      'Save run',
      'Open run',
      'Copy link',
    ]);
  });

  test('Space and Enter on the main button play and pause once each', async () => {
    const lab = await mountReady({ preset: 'slow' });
    button(lab, 'Play').focus();
    await userEvent.keyboard(' ');
    await vi.waitFor(() => expect(lab.paused).toBe(false));
    await lab.updateComplete;
    expect(nameOf(focused(lab))).toBe('Pause');
    await userEvent.keyboard('{Enter}');
    expect(lab.paused).toBe(true);
  });

  test('k and Space play and pause while the focus is elsewhere in the lab', async () => {
    const lab = await mountReady({ preset: 'slow' });
    await focusPlain(lab);
    await userEvent.keyboard('k');
    expect(lab.paused).toBe(false);
    await userEvent.keyboard(' ');
    expect(lab.paused).toBe(true);
  });

  test('. and , go to the next and the previous recorded step; at the head . trains one', async () => {
    const lab = await mountReady({ preset: 'sparse' });
    await lab.train(20);
    await lab.seek(10);
    await focusPlain(lab);
    await userEvent.keyboard('.');
    await vi.waitFor(() => expect(lab.currentStep).toBe(15));
    await userEvent.keyboard(',');
    await vi.waitFor(() => expect(lab.currentStep).toBe(10));
    await lab.seek(20);
    await userEvent.keyboard('.');
    await vi.waitFor(() => expect([lab.currentStep, lab.trainedSteps]).toEqual([21, 21]));
  });

  test('in a field, keys are the field’s', async () => {
    const lab = await mountReady({ preset: 'slow' });
    await lab.updateComplete;
    lab.renderRoot.querySelector<HTMLInputElement>('input[type="number"]')!.focus();
    await userEvent.keyboard('k');
    expect(lab.paused).toBe(true);
    await userEvent.keyboard('{Control>}a{/Control}12{Enter}');
    expect(lab.seed).toBe(12);
    expect(lab.getAttribute('seed') ?? (await lab.updateComplete, lab.getAttribute('seed'))).toBe('12');
  });

  test('outside the lab, keys do nothing to it', async () => {
    const lab = await mountReady({ preset: 'slow' });
    document.body.tabIndex = -1;
    document.body.focus();
    await userEvent.keyboard('k');
    expect(lab.paused).toBe(true);
  });

  test('the arrow keys move the playhead on the chart', async () => {
    const lab = await mountReady();
    await lab.train(20);
    await lab.seek(10);
    await lab.updateComplete;
    const chart = lab.renderRoot.querySelector('lab-line-chart')!;
    await chart.updateComplete;
    chart.shadowRoot!.querySelector('input')!.focus();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(lab.currentStep).toBe(11));
    await userEvent.keyboard('{Home}');
    await vi.waitFor(() => expect(lab.currentStep).toBe(0));
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(lab.currentStep).toBe(20));
  });
});

describe('the live region', () => {
  test('says changes of state in few words, and nothing in between', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const region = lab.renderRoot.querySelector('[aria-live]')!;
    expect(region.getAttribute('aria-live')).toBe('polite');
    expect(said(lab), 'nothing before something has happened').toBe('');
    const heard: string[] = [];
    const observer = new MutationObserver(() => {
      if (heard.at(-1) !== said(lab)) heard.push(said(lab));
    });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await lab.play();
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(30));
    lab.pause();
    await lab.updateComplete;
    await lab.seek(5);
    await lab.seek(6);
    const paused = heard.at(-1);
    await lab.play();
    await next(lab, 'lab-end');
    await lab.updateComplete;
    await vi.waitFor(() => expect(said(lab)).toBe('Finished at step 200'));
    observer.disconnect();
    expect(paused).toMatch(/^Paused at step \d+$/);
    expect(heard.filter((text) => text !== 'Playing')).toEqual([
      'Training',
      paused,
      'Training',
      'Finished at step 200',
    ]);
  });

  test('there is one of it', async () => {
    const lab = await mountReady();
    expect(lab.renderRoot.querySelectorAll('[aria-live], [role="status"], [role="alert"]')).toHaveLength(1);
  });
});

test('the main button says what it does now', async () => {
  const lab = await mountReady({ preset: 'slow' });
  lab.totalSteps = 30;
  expect(button(lab, 'Play')).toBeDefined();
  void lab.train(30);
  await vi.waitFor(() => expect(button(lab, 'Pause')).toBeDefined());
  await next(lab, 'lab-end');
  await vi.waitFor(() => expect(button(lab, 'Play again')).toBeDefined());
});
