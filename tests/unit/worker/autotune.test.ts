import { describe, expect, it } from 'vitest';
import type { Chosen } from '../../../core/executors/choose.ts';
import type { BackendName } from '../../../core/executors/executor.ts';
import { compare } from '../../../core/worker/autotune.ts';

const chosen = (backend: BackendName): Chosen => ({
  reason: `${backend}, usually`,
  executor: {
    backend,
    description: backend,
    load: () => Promise.reject(new Error('unused')),
    dispose() {},
  },
});

/** Two executors of which each takes so many milliseconds a step, on a clock of so many milliseconds a tick. */
function rig(ms: Partial<Record<BackendName, number>>, tick = 0.001) {
  let clock = 0;
  const steps: Partial<Record<BackendName, number>> = {};
  let open = 0;
  const verdict = compare(
    async ({ backend }) => {
      open++;
      return {
        async rehearse(count) {
          if (ms[backend] === undefined) throw new Error('no');
          steps[backend] = (steps[backend] ?? 0) + count;
          clock += count * ms[backend];
        },
        dispose: () => void open--,
      };
    },
    chosen('webgpu'),
    chosen('wasm'),
    () => Math.floor(clock / tick) * tick,
  );
  return { verdict, steps, open: () => open, spent: () => clock };
}

describe('of two executors', () => {
  it('the second is taken when it is clearly faster, and only then', async () => {
    expect((await rig({ webgpu: 1.2, wasm: 1 }).verdict)?.backend).toBe('wasm');
    expect((await rig({ webgpu: 1.05, wasm: 1 }).verdict)?.backend).toBe('webgpu');
    expect((await rig({ webgpu: 1, wasm: 5 }).verdict)?.backend).toBe('webgpu');
  });

  it('the reason says what was timed', async () => {
    expect((await rig({ webgpu: 5, wasm: 1 }).verdict)?.reason).toBe(
      'WebAssembly, the faster one here: wasm 1000 steps a second, webgpu 200',
    );
    expect((await rig({ webgpu: 1, wasm: 5 }).verdict)?.reason).toBe(
      'webgpu, usually, the faster one here: webgpu 1000 steps a second, wasm 200',
    );
  });

  it('each trains for a tenth of a second, and a slow one for two steps', async () => {
    const quick = rig({ webgpu: 1, wasm: 2 });
    await quick.verdict;
    expect(quick.spent()).toBeLessThan(250);
    const slow = rig({ webgpu: 700, wasm: 100 });
    expect((await slow.verdict)?.backend).toBe('wasm');
    expect(slow.steps).toEqual({ webgpu: 2, wasm: 2 });
  });

  it('a step that is shorter than the clock’s tick is timed together with others', async () => {
    const { verdict } = rig({ webgpu: 0.3, wasm: 0.03 }, 0.1);
    const { backend, reason } = (await verdict)!;
    expect(backend).toBe('wasm');
    expect(Number(/wasm (\d+) steps/.exec(reason)![1])).toBeGreaterThan(20_000);
    expect(Number(/wasm (\d+) steps/.exec(reason)![1])).toBeLessThan(50_000);
  });

  it('one that fails loses, and nothing is said where both do; whatever was made is freed', async () => {
    const one = rig({ wasm: 2 });
    expect((await one.verdict)?.backend).toBe('wasm');
    const none = rig({});
    expect(await none.verdict).toBeUndefined();
    expect([one.open(), none.open()]).toEqual([0, 0]);
  });
});
