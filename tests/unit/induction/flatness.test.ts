import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { createInductionExperiment } from '../../../labs/induction/experiment.ts';
import { SMALLEST } from '../../programs/transformer.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Live bytes: on JavaScript's heap, and in array buffers, WebAssembly memories among them. */
async function liveBytes(): Promise<{ heap: number; buffers: number }> {
  // Twice: what the first collection finalises, the second frees.
  for (let i = 0; i < 2; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { heapUsed, arrayBuffers, external } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers + external };
}

it('10,000 steps leave heap and WebAssembly memory as they were after 2,000', async () => {
  const memories: WebAssembly.Memory[] = [];
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
  try {
    const executor = await createWasmExecutor();
    const limits = { totalSteps: 10_000, budgetBytes: 2 ** 20 };
    const experiment = await createInductionExperiment(SMALLEST, 0, executor, limits);
    const train = async (until: number): Promise<void> => {
      while (experiment.step < until) await experiment.train(100);
    };
    await train(2000);
    const sizes = memories.map(({ buffer }) => buffer.byteLength);
    const early = await liveBytes();
    await train(10_000);
    const late = await liveBytes();
    expect(memories.map(({ buffer }) => buffer.byteLength)).toEqual(sizes);
    expect(sizes.length).toBeGreaterThan(0);
    // A row kept for every step would be over a megabyte, a batch for every tenth 200 kB of buffers.
    expect(late.heap - early.heap).toBeLessThan(500_000);
    expect(late.buffers - early.buffers).toBeLessThan(100_000);
    experiment.dispose();
    executor.dispose();
  } finally {
    WebAssembly.Memory = Memory;
  }
});
