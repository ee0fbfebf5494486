import { afterEach, describe, expect, it } from 'vitest';
import type { Head } from '../../../labs/induction/types.ts';
import { bestHead, mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

/** ln 64 = 4.16 nats is chance; from here on, copying has collapsed. */
const COLLAPSED = 3.5;

async function trained(preset: string) {
  const lab = await mountLab({ preset });
  await lab.train(1000);
  const without = async (heads: readonly Head[]): Promise<number> => {
    await lab.ablate(heads, 'zero');
    return (await lab.measure()).inducibleLoss;
  };
  return { lab, without, intact: await lab.measure() };
}

describe('what one head’s removal does at step 1,000', () => {
  it('bare: ablating any head raises the inducible loss to at least 3.5 nats', async () => {
    const { without, intact } = await trained('bare');
    expect(intact.inducibleLoss).toBeLessThan(1.5);
    expect(await without([[0, 0]])).toBeGreaterThanOrEqual(COLLAPSED);
    expect(await without([[1, 0]])).toBeGreaterThanOrEqual(COLLAPSED);
  });

  it('classic: ablating the best previous-token head does', async () => {
    const { without, intact } = await trained('classic');
    expect(intact.inducibleLoss).toBeLessThan(1.5);
    expect(await without([bestHead(intact.previousToken, 0)])).toBeGreaterThanOrEqual(COLLAPSED);
  });

  it('redundant: no single head does, and the group of layer-2 heads does', async () => {
    const { without, intact } = await trained('redundant');
    expect(intact.inducibleLoss).toBeLessThan(2);
    for (const layer of [0, 1]) {
      for (const head of [0, 1, 2, 3]) expect(await without([[layer, head]])).toBeLessThan(COLLAPSED);
    }
    const group = [0, 1, 2, 3].map((head) => [1, head] as const);
    expect(await without(group)).toBeGreaterThanOrEqual(COLLAPSED);
  });
});

describe('ablating', () => {
  it('leaves training untouched, also while it goes on', async () => {
    const plain = await mountLab();
    await plain.train(40);
    const ablated = await mountLab();
    const training = ablated.train(40);
    await ablated.ablate([[0, 0]], 'zero');
    await training;
    expect(ablated.history.map((row) => row.loss).slice(1)).toEqual(
      plain.history.map((row) => row.loss).slice(1),
    );
  });

  it('shows the intact model beside the ablated one, and restores it exactly', async () => {
    const lab = await mountLab();
    await lab.train(60);
    const before = await lab.measure();
    await lab.ablate([[1, 1]], 'mean');
    const during = await lab.measure();
    expect(during.intact.inducibleLoss).toBe(before.inducibleLoss);
    expect(during.inducibleLoss).not.toBe(before.inducibleLoss);
    expect(lab.ablations).toEqual({ heads: [[1, 1]], kind: 'mean' });
    await lab.ablate([]);
    expect(await lab.measure()).toEqual(before);
  });

  it('refuses a head or a kind that does not exist, and says which do', async () => {
    const lab = await mountLab();
    await expect(lab.ablate([[2, 0]])).rejects.toThrow(/no head \[2, 0\]; this model has layers 0 to 1/);
    await expect(lab.ablate([[0, 0]], 'half' as 'zero')).rejects.toThrow(/“half”; choose zero, mean/);
    expect(lab.ablations.heads).toEqual([]);
  });

  it('by setting the property does the same, and what is no ablation throws, changing nothing', async () => {
    const lab = await mountLab();
    await lab.train(20);
    await lab.ablate([[1, 0]], 'mean');
    const asked = await lab.measure();
    await lab.ablate([], 'zero');
    lab.ablations = { heads: [[1, 0]], kind: 'mean' };
    expect(lab.ablations).toEqual({ heads: [[1, 0]], kind: 'mean' });
    expect(await lab.measure()).toEqual(asked);
    for (const [wrong, message] of [
      [{ heads: [[2, 0]], kind: 'mean' }, 'layers 0 to 1'],
      [{ heads: [[1, 0]], kind: 'half' }, 'choose zero, mean'],
      [[[1, 0]], '{ heads: [[1, 0]], kind: "zero" }'],
      [{ heads: [1, 0] }, 'a list of [layer, head]'],
      [null, 'a list of [layer, head]'],
    ] as const) {
      expect(() => Object.assign(lab, { ablations: wrong }), message).toThrow(message);
    }
    expect(lab.ablations).toEqual({ heads: [[1, 0]], kind: 'mean' });
  });

  it('forgets heads that a smaller preset does not have', async () => {
    const lab = await mountLab({ preset: 'redundant' });
    await lab.ablate([
      [0, 0],
      [1, 3],
    ]);
    lab.preset = 'classic';
    await lab.updateComplete;
    await lab.ready;
    expect(lab.ablations.heads).toEqual([[0, 0]]);
  });
});
