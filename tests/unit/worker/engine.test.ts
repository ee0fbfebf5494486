import { describe, expect, it } from 'vitest';
import type { Chosen } from '../../../core/executors/choose.ts';
import type { BackendName, Executor } from '../../../core/executors/executor.ts';
import type { Experiment, Moment } from '../../../core/training/experiment.ts';
import { createEngine, type ChooseExecutor } from '../../../core/worker/engine.ts';
import type { Device } from '../../../core/worker/messages.ts';

const OPTIONS = {
  config: {},
  seed: 0,
  backend: 'webgpu' as const,
  limits: { totalSteps: 100, budgetBytes: 1e6 },
};
const gone = (code = 'device-lost') => Object.assign(new Error('gone'), { code });

/** Devices that can be lost, an experiment whose one weight is a hash of its steps, and what was heard. */
function rig(
  broken: Partial<Record<BackendName, string>> = {},
  msPerStep: Partial<Record<BackendName, number>> = {},
) {
  const started: BackendName[] = [];
  const heard: { device: Device; moments: Moment[] }[] = [];
  let lose = (): void => {};
  let failNext: string | undefined;
  let disposed = 0;
  let clock = 0;
  const rehearsed: BackendName[] = [];
  const choose: ChooseExecutor = async (wanted, { avoid = [] } = {}) => {
    const order = wanted === 'wasm' ? (['wasm', 'webgpu'] as const) : (['webgpu', 'wasm'] as const);
    const backend = order.find((name) => !avoid.includes(name));
    if (!backend) throw new Error('No executor starts on this machine.');
    started.push(backend);
    const lost = new Promise<string>((resolve) => (lose = () => resolve('gone')));
    const executor: Executor = {
      backend,
      description: backend,
      lost,
      load: () => Promise.reject(new Error('unused')),
      dispose() {
        disposed++;
      },
    };
    const rival = wanted === 'auto' && backend === 'webgpu' ? 'wasm' : undefined;
    return { executor, reason: 'test', rival } satisfies Chosen;
  };
  const engine = createEngine(
    async (_config, _seed, executor) => {
      const code = broken[executor.backend];
      if (code) throw gone(code);
      let step = 0;
      let weight = 1;
      const check = (): void => {
        const code = failNext;
        failNext = undefined;
        if (code) throw gone(code);
      };
      const experiment: Experiment<unknown, number> = {
        get step() {
          return step;
        },
        parameterCount: 1,
        async train(steps) {
          const moments: Moment[] = [];
          for (let i = 0; i < steps; i++) {
            if (i === 2) check();
            step++;
            weight = (weight * 31 + step) % 9973;
            moments.push({ row: { step, weight } });
          }
          check();
          return moments;
        },
        async rehearse(steps) {
          rehearsed.push(executor.backend);
          clock += steps * (msPerStep[executor.backend] ?? 1);
        },
        record: async () => ({ row: { step, weight } }),
        async resumePoint() {
          check();
          return { step, parameters: new Float32Array([weight]) };
        },
        async resume(point) {
          step = point.step;
          weight = point.parameters[0];
        },
        async probe() {
          check();
          return weight;
        },
        dispose() {},
      };
      return experiment;
    },
    choose,
    { lost() {}, moved: (device, moments) => heard.push({ device, moments }) },
    () => clock,
  );
  return {
    engine,
    started,
    heard,
    /** Who has rehearsed since this was asked last. */
    rehearsed: () => [...new Set(rehearsed.splice(0))],
    disposed: () => disposed,
    lose: () => lose(),
    failNext: (code = 'device-lost') => (failNext = code),
  };
}

/** The weight after `steps` steps of an undisturbed run. */
async function undisturbed(steps: number): Promise<number> {
  const { engine } = rig();
  await engine.start(OPTIONS);
  await engine.use((experiment) => experiment.train(steps));
  return engine.use((experiment) => experiment.probe(0, new Float32Array(), undefined));
}

describe('when the device is lost', () => {
  it('in mid-training, the run is at the same step with the same weights on a new one', async () => {
    const { engine, started, heard, failNext } = rig();
    await engine.start(OPTIONS);
    await engine.use((experiment) => experiment.train(10));
    await engine.resumePoint();
    await engine.use((experiment) => experiment.train(7));
    failNext();
    await engine.use((experiment) => experiment.train(20 - experiment.step));
    expect(engine.step).toBe(20);
    expect(await engine.use((experiment) => experiment.probe(0, new Float32Array(), undefined))).toBe(
      await undisturbed(20),
    );
    expect(started).toEqual(['webgpu', 'webgpu']);
    // The stretch since the resume point was trained again, and is told once.
    expect(heard).toHaveLength(1);
    expect(heard[0].moments.map(({ row }) => row.step)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('before any resume point, it starts over from the seed', async () => {
    const { engine, failNext } = rig();
    await engine.start(OPTIONS);
    await engine.use((experiment) => experiment.train(6));
    failNext();
    const weight = await engine.use((experiment) => experiment.probe(0, new Float32Array(), undefined));
    expect(engine.step).toBe(6);
    expect(weight).toBe(await undisturbed(6));
  });

  it('while nothing is asked of it, the next question finds the run in place', async () => {
    const { engine, lose, started } = rig();
    await engine.start(OPTIONS);
    await engine.use((experiment) => experiment.train(3));
    lose();
    await Promise.resolve();
    await Promise.resolve();
    expect(engine.lost).toBe(true);
    await engine.use(async (experiment) => expect(experiment.step).toBe(3));
    expect(engine.lost).toBe(false);
    expect(started).toEqual(['webgpu', 'webgpu']);
  });

  it('again and again, the next backend takes over', async () => {
    const { engine, failNext, heard } = rig();
    await engine.start(OPTIONS);
    for (let i = 0; i < 3; i++) {
      failNext();
      await engine.use((experiment) => experiment.probe(0, new Float32Array(), undefined));
    }
    expect(heard.map(({ device }) => device.backend)).toEqual(['webgpu', 'webgpu', 'wasm']);
  });

  it('for want of memory, the next backend takes over at once', async () => {
    const { engine, failNext, heard } = rig();
    await engine.start(OPTIONS);
    failNext('device-error');
    await engine.use((experiment) => experiment.train(5 - experiment.step));
    expect(heard[0].device.backend).toBe('wasm');
    expect(engine.step).toBe(5);
  });
});

describe('a device that is given back', () => {
  it('is free, and the run is where it was on the next, silently', async () => {
    const { engine, started, heard, disposed } = rig();
    await engine.start(OPTIONS);
    await engine.use((experiment) => experiment.train(10));
    await engine.resumePoint();
    await engine.use((experiment) => experiment.train(7));
    await engine.giveBack();
    expect(disposed()).toBe(1);
    expect(engine.step).toBe(17);
    expect(started).toEqual(['webgpu']);
    await engine.use((experiment) => experiment.train(3));
    expect(engine.step).toBe(20);
    expect(await engine.use((experiment) => experiment.probe(0, new Float32Array(), undefined))).toBe(
      await undisturbed(20),
    );
    expect(started).toEqual(['webgpu', 'webgpu']);
    expect(heard).toEqual([]);
  });

  it('may have been lost meanwhile: the run is caught up from its last safe step', async () => {
    const { engine, heard, failNext } = rig();
    await engine.start(OPTIONS);
    await engine.use((experiment) => experiment.train(6));
    failNext();
    await engine.giveBack();
    expect(engine.step).toBe(6);
    expect(await engine.use((experiment) => experiment.probe(0, new Float32Array(), undefined))).toBe(
      await undisturbed(6),
    );
    expect(heard).toEqual([]);
  });

  it('is news when there is none of its kind any more', async () => {
    const broken: Partial<Record<BackendName, string>> = {};
    const { engine, heard } = rig(broken);
    await engine.start(OPTIONS);
    await engine.use((experiment) => experiment.train(4));
    await engine.giveBack();
    broken.webgpu = 'device-error';
    await engine.use(async () => {});
    expect(heard.map(({ device }) => device.backend)).toEqual(['wasm']);
    expect(engine.step).toBe(4);
  });

  it('leaves the way free for another run', async () => {
    const { engine } = rig();
    await engine.start(OPTIONS);
    await engine.use((experiment) => experiment.train(4));
    await engine.giveBack();
    await engine.start(OPTIONS);
    expect(engine.step).toBe(0);
  });
});

describe('a start', () => {
  it('passes over a device that cannot hold the model', async () => {
    const { engine } = rig({ webgpu: 'device-error' });
    expect((await engine.start(OPTIONS)).backend).toBe('wasm');
  });

  it('fails with the last word when none can', async () => {
    const { engine } = rig({ webgpu: 'device-error', wasm: 'device-error' });
    await expect(engine.start(OPTIONS)).rejects.toThrow('No executor starts');
    expect(engine.step).toBeUndefined();
  });
});

describe('where the choice is left to it', () => {
  const AUTO = { ...OPTIONS, backend: 'auto' as const };

  it('takes the rival that trains this configuration faster, says so, and frees the other device', async () => {
    const { engine, disposed } = rig({}, { webgpu: 8, wasm: 2 });
    const { backend, reason } = await engine.start(AUTO);
    expect(backend).toBe('wasm');
    expect(reason).toBe('WebAssembly, the faster one here: wasm 500 steps a second, webgpu 125');
    // The rival’s first executor was for the comparison alone.
    expect(disposed()).toBe(2);
  });

  it('keeps its usual choice, device and all, where that is about as fast', async () => {
    const { engine, started, disposed } = rig({}, { webgpu: 2.1, wasm: 2 });
    const { backend, reason } = await engine.start(AUTO);
    expect(backend).toBe('webgpu');
    expect(reason).toBe('test, the faster one here: webgpu 476 steps a second, wasm 500');
    expect(started).toEqual(['webgpu', 'wasm']);
    expect(disposed()).toBe(1);
  });

  it('begins the run where no rehearsal has been', async () => {
    const { engine } = rig({}, { webgpu: 8, wasm: 2 });
    await engine.start(AUTO);
    expect(engine.step).toBe(0);
    await engine.use((experiment) => experiment.train(17));
    expect(await engine.use((experiment) => experiment.probe(0, new Float32Array(), undefined))).toBe(
      await undisturbed(17),
    );
  });

  it('compares once for a configuration, and anew for another', async () => {
    const { engine, rehearsed } = rig({}, { webgpu: 8, wasm: 2 });
    await engine.start(AUTO);
    expect(rehearsed()).toEqual(['webgpu', 'wasm']);
    expect((await engine.start({ ...AUTO, seed: 1 })).backend).toBe('wasm');
    expect(rehearsed()).toEqual([]);
    expect((await engine.start({ ...AUTO, config: { width: 8 } })).backend).toBe('wasm');
    expect(rehearsed()).toEqual(['webgpu', 'wasm']);
  });

  it('never compares where a backend is asked for by name', async () => {
    const { engine, rehearsed } = rig({}, { webgpu: 8, wasm: 2 });
    expect((await engine.start(OPTIONS)).backend).toBe('webgpu');
    expect(rehearsed()).toEqual([]);
  });

  it('stays with what a run began on when it comes back to a device that it gave back', async () => {
    const { engine, heard } = rig({}, { webgpu: 8, wasm: 2 });
    const { reason } = await engine.start(AUTO);
    await engine.use((experiment) => experiment.train(5));
    await engine.giveBack();
    await engine.use(async () => {});
    expect(heard).toEqual([]);
    expect((await engine.start(AUTO)).reason).toBe(reason);
  });

  it('takes the other where one does not get through the rehearsal', async () => {
    const { engine } = rig({ webgpu: 'device-error' }, { wasm: 2 });
    const { backend, reason } = await engine.start(AUTO);
    expect(backend).toBe('wasm');
    expect(reason).toMatch(/wasm 500 steps a second, webgpu 0/);
  });

  it('goes the usual way where none does, to the usual error', async () => {
    const { engine } = rig({ webgpu: 'bad-config', wasm: 'bad-config' });
    await expect(engine.start(AUTO)).rejects.toMatchObject({ code: 'bad-config' });
  });
});
