import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_PANEL, PRESETS } from '../../../labs/diffusion/config.ts';
import type { LabError } from '../../../core/element/errors.ts';
import { mountLab, pictureOf, unmountAll } from './mount.ts';

afterEach(unmountAll);

const STEPS = 30;

const errorOf = (promise: Promise<unknown>): Promise<LabError> =>
  promise.then(
    () => {
      throw new Error('This should have been refused.');
    },
    (error: LabError) => error,
  );

describe('a run is its seed', () => {
  it('the same seed twice gives the same run and the same picture, number for number', async () => {
    const pictures = [];
    const histories = [];
    for (let i = 0; i < 2; i++) {
      const lab = await mountLab({ seed: '3' });
      await lab.train(STEPS);
      histories.push(lab.history);
      pictures.push(await pictureOf(lab));
    }
    expect(histories[1]).toEqual(histories[0]);
    expect(pictures[1]).toEqual(pictures[0]);
  });

  it('another seed gives another run', async () => {
    const a = await mountLab({ seed: '1' });
    const b = await mountLab({ seed: '2' });
    await a.train(5);
    await b.train(5);
    expect(a.history.map(({ loss }) => loss)).not.toEqual(b.history.map(({ loss }) => loss));
  });
});

describe('the panels', () => {
  it('start from the same noise, which is the forward process’s, too', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    const { panels, noise } = await pictureOf(lab);
    const [a, b] = panels.map(({ trajectories: { positions, count } }) => positions.subarray(0, 2 * count));
    expect(a).toEqual(b);
    const { dataScale } = lab.config;
    expect(a).toEqual(noise.map((x) => dataScale * x));
  });

  it('DDIM without noise ends in the same points whatever the other panel does', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    const ends = [];
    for (const other of [
      { ...DEFAULT_PANEL, sampler: 'ddpm', steps: 7 },
      { ...DEFAULT_PANEL, sampler: 'heun', steps: 20 },
    ] as const) {
      lab.panels = [other, DEFAULT_PANEL];
      await vi.waitFor(async () => expect((await pictureOf(lab)).panels[0].panel).toEqual(other));
      ends.push((await pictureOf(lab)).panels[1].trajectories.positions);
    }
    expect(ends[1]).toEqual(ends[0]);
  });

  it('refuse what no sampler can do, and stay as they are', async () => {
    const lab = await mountLab();
    const before = lab.panels;
    expect(() => (lab.panels = [{ ...DEFAULT_PANEL, steps: 0 }, DEFAULT_PANEL])).toThrow(/steps/);
    expect(() => {
      lab.panels = [
        { ...DEFAULT_PANEL, schedule: { name: 'linear', steps: 1, zeroTerminalSnr: false } },
        DEFAULT_PANEL,
      ];
    }).toThrow(/10 to 1000/);
    expect(lab.panels).toEqual(before);
  });
});

describe('sample()', () => {
  it('gives points and trajectories; the same options give the same points', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    const options = { sampler: 'ddim', steps: 5, eta: 0, count: 40, seed: 9 } as const;
    const { points, trajectories } = await lab.sample(options);
    expect(points).toHaveLength(80);
    expect([trajectories.count, trajectories.frames]).toEqual([40, 6]);
    expect(points).toEqual(trajectories.positions.subarray(5 * 80));
    expect((await lab.sample(options)).points).toEqual(points);
    expect((await lab.sample({ ...options, seed: 10 })).points).not.toEqual(points);
  });

  it('leaves the picture and the run as they are', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    const before = await pictureOf(lab);
    await lab.sample({ count: 10, steps: 2 });
    expect(await pictureOf(lab)).toBe(before);
    expect(lab.trainedSteps).toBe(STEPS);
  });

  it('refuses options out of bounds with a LabError that says why', async () => {
    const lab = await mountLab();
    const error = await errorOf(lab.sample({ count: 0 }));
    expect([error.name, error.code]).toEqual(['LabError', 'bad-config']);
    expect(error.message).toContain('count is 0');
  });
});

describe('measure()', () => {
  it('returns every figure, finite, with its null band', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    const measures = await lab.measure({ sampler: 'ddim', steps: 5, eta: 0.5 });
    expect(measures.step).toBe(STEPS);
    for (const figure of [
      'energyDistance',
      'slicedWasserstein',
      'mmd',
      'highQuality',
      'modes',
      'nll',
      'exactNll',
      'scoreError',
    ] as const)
      expect(measures[figure], figure).toSatisfy(Number.isFinite);
    expect(measures.scoreErrors.length).toBeGreaterThan(3);
    expect(Object.keys(measures.nullBand).sort()).toEqual([
      'energyDistance',
      'highQuality',
      'mmd',
      'slicedWasserstein',
    ]);
    // Barely trained: no figure may call these samples good.
    expect(measures.energyDistance).toBeGreaterThan(measures.nullBand.energyDistance[1]);
    expect(measures.nll).toBeGreaterThan(measures.exactNll);
  });
});

describe('presets', () => {
  it('bring their panels; those that share a network keep the run', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    lab.preset = 'few-steps';
    expect(lab.panels).toEqual(PRESETS['few-steps'].panels);
    await vi.waitFor(async () =>
      expect((await pictureOf(lab)).panels[0].panel.steps).toBe(PRESETS['few-steps'].panels[0].steps),
    );
    expect(lab.trainedSteps).toBe(STEPS);
    lab.preset = 'memorising';
    expect(lab.config.points).toBe(20);
    await lab.ready;
    expect(lab.trainedSteps).toBe(0);
  });

  it('a run of another preset’s network, opened, leaves a preset that shares it chosen', async () => {
    const lab = await mountLab();
    await lab.train(5);
    const file = await lab.exportRun();
    const other = await mountLab({ preset: 'eta' });
    await other.importRun(file);
    expect(other.preset).toBe('eta');
    expect(other.panels).toEqual(PRESETS.eta.panels);
    expect(other.trainedSteps).toBe(5);
  });
});

describe('the reader’s drawing', () => {
  it('becomes the data of a new run', async () => {
    const lab = await mountLab();
    await lab.train(5);
    lab.drawing = [
      [-2, 0],
      [2, 0],
      [0, 3],
    ];
    expect(lab.config.dataset).toBe('drawn');
    await lab.train(5);
    const { data } = await pictureOf(lab);
    const seen = new Set(
      Array.from({ length: data.length / 2 }, (_, i) => `${data[2 * i]},${data[2 * i + 1]}`),
    );
    expect([...seen].sort()).toEqual(['-2,0', '0,3', '2,0']);
  });

  it.each([
    ['empty', []],
    ['of one point', [[1, 1]]],
    [
      'outside',
      [
        [1, 1],
        [9, 9],
      ],
    ],
    [
      'not a number',
      [
        [1, 1],
        [NaN, 0],
      ],
    ],
  ] as const)('%s is refused with what to do, and nothing is lost', async (_, points) => {
    const lab = await mountLab();
    await lab.train(5);
    expect(() => (lab.drawing = points as never)).toThrow(/draw|Point|have to be|has to be/);
    expect(lab.config.dataset).toBe('8gaussians');
    expect(lab.trainedSteps).toBe(5);
  });
});

describe('a run file', () => {
  it('exported and imported draws the same points', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    const options = { count: 50, steps: 10 };
    const { points } = await lab.sample(options);
    const other = await mountLab();
    await other.importRun(await lab.exportRun());
    const again = (await other.sample(options)).points;
    expect(Math.max(...points.map((x, i) => Math.abs(x - again[i])))).toBeLessThan(1e-4);
  });

  it('with a weight that is not a number is refused, names the tensor, and nothing is lost', async () => {
    const lab = await mountLab();
    await lab.train(5);
    const bytes = new Uint8Array(await (await lab.exportRun()).arrayBuffer());
    // The last four bytes of a safetensors file are a number of its last tensor.
    new DataView(bytes.buffer).setFloat32(bytes.length - 4, NaN, true);
    const error = await errorOf(lab.importRun(new Blob([bytes])));
    expect(error.name).toBe('LabError');
    expect(error.message).toMatch(/NaN/);
    expect(lab.trainedSteps).toBe(5);
    await lab.train(1);
    expect(lab.trainedSteps).toBe(6);
  });
});

describe('diffusion time', () => {
  it('stays where it is while training time moves, and the other way round', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    lab.time = 0.4;
    await lab.seek(10);
    expect(lab.time).toBe(0.4);
    expect(lab.renderRoot.querySelector('diffusion-process')!.time).toBe(0.4);
    lab.time = 0.9;
    expect(lab.currentStep).toBe(10);
  });

  it('is held to 0 to 1; what is no number is refused', async () => {
    const lab = await mountLab();
    lab.time = 7;
    expect(lab.time).toBe(1);
    expect(() => (lab.time = NaN)).toThrow(/number/);
  });

  it('moves without the worker', async () => {
    const lab = await mountLab();
    await lab.train(STEPS);
    lab.renderRoot.querySelector('diffusion-process')!.scrollIntoView();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const before = await pictureOf(lab);
    const view = lab.renderRoot.querySelector('diffusion-process')!;
    const panel = view.renderRoot.querySelector('diffusion-panel')!;
    const cloud = panel.renderRoot.querySelector('diffusion-cloud')!;
    const seen = new Set<string>();
    for (const time of [0, 0.37, 0.74]) {
      lab.time = time;
      await view.updateComplete;
      await panel.updateComplete;
      await cloud.updateComplete;
      seen.add(String(cloud.scene!.points));
    }
    expect(seen.size).toBe(3);
    expect(await pictureOf(lab)).toBe(before);
  });
});
