import { afterEach, describe, expect, it } from 'vitest';
import type { EndgameActed } from '../../../labs/endgame/views/acted-step.ts';
import { mountLab, TINY, unmountAll } from './mount.ts';

afterEach(unmountAll);

const QUEEN = '7k/8/5K2/8/8/8/8/1Q6 w - - 0 1';

describe('policy(fen)', () => {
  it('gives every legal move, most probable first, beside the truth', async () => {
    const lab = await mountLab();
    const moves = await lab.policy(QUEEN);
    expect(moves).toHaveLength(28);
    expect(moves.reduce((total, { probability }) => total + probability, 0)).toBeCloseTo(1, 5);
    for (let i = 1; i < moves.length; i++) {
      expect(moves[i].probability).toBeLessThanOrEqual(moves[i - 1].probability);
    }
    expect(moves.find(({ san }) => san === 'Kg6')).toMatchObject({ move: 'f6g6', distance: 1, regret: 0 });
    // Black's king is left without a move, and not in check.
    expect(moves.find(({ san }) => san === 'Qg6')).toMatchObject({ distance: null, regret: null });
  });

  it.each([
    ['nonsense', 'fen-malformed'],
    ['7k/8/5K2/8/8/8/8/8 w - - 0 1', 'fen-pieces'],
    ['8/8/8/3kK3/8/8/8/1Q6 w - - 0 1', 'fen-kings-adjacent'],
    ['7k/8/5K2/8/8/8/8/Q7 b - - 0 1', undefined],
    ['7k/6Q1/5K2/8/8/8/8/8 b - - 0 1', 'fen-game-over'],
    ['7k/8/5K2/8/8/8/8/1R6 w - - 0 1', 'wrong-ending'],
    ['7k/8/5K2/8/8/8/8/7Q w - - 0 1', 'fen-in-check'],
  ])('refuses %s with a code and a sentence', async (fen, code) => {
    const lab = await mountLab();
    const error = await lab.policy(fen).then(
      () => undefined,
      (reason: { code: string; message: string }) => reason,
    );
    expect(error?.code).toBe(code ?? 'fen-black-to-move');
    expect(error?.message.length).toBeGreaterThan(20);
  });

  it('is that of the step on display', async () => {
    const lab = await mountLab();
    const untrained = await lab.policy(QUEEN);
    await lab.train(10);
    const trained = await lab.policy(QUEEN);
    expect(trained).not.toEqual(untrained);
    await lab.seek(0);
    expect(await lab.policy(QUEEN)).toEqual(untrained);
    await lab.seek(10);
    expect(await lab.policy(QUEEN)).toEqual(trained);
  });
});

describe('evaluate()', () => {
  it('plays from every distance, and gives rates, regret and the share of best moves', async () => {
    const lab = await mountLab();
    const { byDistance, regret, optimalShare, games } = await lab.evaluate({ games: 5 });
    expect(Object.keys(byDistance).map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(games).toBe(5);
    for (const rate of Object.values(byDistance)) expect(rate * 5).toBeCloseTo(Math.round(rate * 5), 6);
    expect(regret).toBeGreaterThan(0);
    expect(optimalShare).toBeGreaterThan(0);
    expect(optimalShare).toBeLessThan(1);
  });

  it('refuses a defence and a number of games that it does not know', async () => {
    const lab = await mountLab();
    await expect(lab.evaluate({ games: 0 })).rejects.toMatchObject({ code: 'bad-argument' });
    await expect(lab.evaluate({ games: 1001 })).rejects.toMatchObject({ code: 'bad-argument' });
    await expect(lab.evaluate({ defence: 'weak' as 'best' })).rejects.toMatchObject({ code: 'bad-argument' });
  });
});

describe('measure()', () => {
  it('gives four kinds of play, the control’s where one is trained', async () => {
    const lab = await mountLab({ ...TINY, control: true });
    await lab.train(3);
    const measures = await lab.measure();
    expect(measures.step).toBe(3);
    expect(measures.greedyBest.defence).toBe('best');
    expect(measures.greedyRandom.defence).toBe('random');
    expect(measures.control).toBeDefined();
    const alone = await mountLab();
    expect((await alone.measure()).control).toBeUndefined();
  });
});

describe('the acted step', () => {
  const actedOf = async (lab: Awaited<ReturnType<typeof mountLab>>) => {
    await lab.updateComplete;
    return lab.shadowRoot!.querySelector<EndgameActed>('endgame-acted')!.acted;
  };

  it('is the step on display, played from the one before', async () => {
    const lab = await mountLab();
    await lab.train(8);
    await expect.poll(async () => (await actedOf(lab))?.step).toBe(8);
    await lab.seek(5);
    await expect.poll(async () => (await actedOf(lab))?.step).toBe(5);
    const acted = (await actedOf(lab))!;
    expect(acted.from).toBe(4);
    expect(acted.groupCount).toBe(TINY.startsPerStep);
    expect(acted.groups[0].rollouts).toHaveLength(TINY.group);
  });

  it('has as many groups without contrast as the history counted', async () => {
    const lab = await mountLab();
    await lab.train(6);
    await expect.poll(async () => (await actedOf(lab))?.step).toBe(6);
    const { droppedCount, groupCount } = (await actedOf(lab))!;
    expect(lab.history.at(-1)!.deadGroups).toBeCloseTo(droppedCount / groupCount, 6);
  });

  it('is none at step 0', async () => {
    const lab = await mountLab();
    await lab.train(2);
    await lab.seek(0);
    expect(await actedOf(lab)).toBeUndefined();
  });
});

describe('position', () => {
  it('is read and set as a FEN, and keeps the last legal one', async () => {
    const lab = await mountLab();
    lab.position = QUEEN;
    expect(lab.position).toBe(QUEEN);
    expect(() => (lab.position = '8/8/8/3kK3/8/8/8/1Q6 w - - 0 1')).toThrow(/kings/i);
    expect(lab.position).toBe(QUEEN);
  });

  it('turns to the other ending with the run', async () => {
    const lab = await mountLab();
    lab.config = { ...TINY, ending: 'KRK' };
    await lab.ready;
    await lab.updateComplete;
    expect(lab.position).toContain('R');
    expect((await lab.policy(lab.position)).length).toBeGreaterThan(0);
  });
});

describe('the control', () => {
  it('is trained beside the policy, on as many games', async () => {
    const lab = await mountLab({ ...TINY, control: true });
    await lab.train(4);
    const row = lab.history.at(-1)!;
    expect(row['control.games']).toBe(row.games);
    expect(row['control.deadGroups']).toBeGreaterThanOrEqual(0);
  });
});
