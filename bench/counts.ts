/** @file How often WebGPU is called, by wrapping the methods of its prototypes for a while. */

/** What is counted, with the class and the methods that it counts. */
const COUNTED = {
  dispatches: ['GPUComputePassEncoder', ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect']],
  submits: ['GPUQueue', ['submit']],
  bindGroups: ['GPUDevice', ['createBindGroup']],
  buffers: ['GPUDevice', ['createBuffer']],
  pipelines: ['GPUDevice', ['createComputePipeline', 'createComputePipelineAsync']],
} as const;

/** Calls by kind. */
export type Counts = Record<keyof typeof COUNTED, number>;

type Method = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Counts the calls that anyone makes while `work` runs. All zero where there is no WebGPU.
 */
export async function countCalls(work: () => Promise<unknown>): Promise<Counts> {
  const counts: Counts = { dispatches: 0, submits: 0, bindGroups: 0, buffers: 0, pipelines: 0 };
  const restore: (() => void)[] = [];
  const classes = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  for (const [kind, [name, methods]] of Object.entries(COUNTED)) {
    const prototype = classes[name]?.prototype;
    if (!prototype) continue;
    for (const method of methods) {
      const original = Object.getOwnPropertyDescriptor(prototype, method);
      if (!original) continue;
      const call = original.value as Method;
      Object.defineProperty(prototype, method, {
        ...original,
        value(this: unknown, ...values: unknown[]) {
          counts[kind as keyof Counts]++;
          return call.apply(this, values);
        },
      });
      restore.push(() => Object.defineProperty(prototype, method, original));
    }
  }
  try {
    await work();
  } finally {
    restore.forEach((undo) => undo());
  }
  return counts;
}
