import { afterEach, describe, expect, test, vi } from 'vitest';
import { dropFile } from '../drop-file.ts';
import { mountLab, TINY, unmountAll } from './mount.ts';

afterEach(unmountAll);

/** The configuration of `TINY`, as a state says it. */
const TINY_TEXT = 'preset=queen&width=16&group=8&startsPerStep=8&updatesPerStep=2';

describe('the state of an endgame lab', () => {
  test('brings back step, position, curve, phase and group', async () => {
    const state =
      `${TINY_TEXT}&seed=3&step=3&position=7k/8/5K2/8/8/8/8/1Q6+w&choice=sampled` +
      '&phase=reward&shown=1&curve=kl&measures=open';
    const lab = await mountLab();
    await lab.restore(state);
    expect([lab.seed, lab.currentStep, lab.config]).toEqual([3, 3, TINY]);
    expect(lab.position).toBe('7k/8/5K2/8/8/8/8/1Q6 w - - 0 1');
    expect(lab.state).toBe(state);
    const acted = lab.renderRoot.querySelector('endgame-acted')!;
    await vi.waitFor(() => expect([acted.acted?.step, acted.phase, acted.group]).toEqual([3, 'reward', 1]));
    await acted.updateComplete;
    expect(acted.renderRoot.querySelector('[aria-current="step"]')!.textContent).toMatch(/Reward/);
    expect(acted.renderRoot.querySelector('select')!.selectedIndex).toBe(1);
    expect(lab.renderRoot.querySelector<HTMLSelectElement>('.curve select')!.value).not.toBe('');
    const other = await mountLab();
    await other.restore(lab.state);
    const fen = '7k/8/5K2/8/8/8/8/1Q6 w - - 0 1';
    expect(await other.policy(fen)).toEqual(await lab.policy(fen));
  });

  test('says what the reader has chosen of the acted step', async () => {
    const lab = await mountLab();
    await lab.train(2);
    const acted = lab.renderRoot.querySelector('endgame-acted')!;
    await vi.waitFor(() => expect(acted.acted).toBeDefined());
    await acted.updateComplete;
    acted.renderRoot.querySelectorAll<HTMLButtonElement>('.phases li button')[3].click();
    expect(lab.state).toBe(`${TINY_TEXT}&seed=0&step=2&phase=update`);
  });

  test('brings back a game with the lone king to move', async () => {
    const lab = await mountLab();
    const state = `${TINY_TEXT}&seed=0&step=0&position=7k/8/5K2/8/8/8/8/1Q6+b&mode=play`;
    await lab.restore(state);
    expect([lab.position, lab.state]).toEqual(['7k/8/5K2/8/8/8/8/1Q6 b - - 0 1', state]);
  });

  test('of another ending brings its board', async () => {
    const lab = await mountLab();
    const state = `${TINY_TEXT}&seed=0&step=0`.replace('queen&', 'rook&');
    await lab.restore(state);
    expect([lab.config.ending, lab.position.includes('R'), lab.state]).toEqual(['KRK', true, state]);
  });
});

test('a run file dropped on the lab is opened', async () => {
  const one = await mountLab(TINY, 4);
  await one.train(3);
  const other = await mountLab();
  expect(dropFile(await one.exportRun(), other.renderRoot.querySelector('.stage')!)).toBe(true);
  await vi.waitFor(() => expect([other.trainedSteps, other.currentStep]).toEqual([3, 3]));
  expect([other.config, other.seed]).toEqual([TINY, 4]);
});
