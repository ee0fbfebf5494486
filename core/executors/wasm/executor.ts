/**
 * @file Runs programs on SIMD kernels over one linear memory, on one thread. Every program has a memory of
 * its own, laid out when it is loaded and never grown; a step makes no object and no allocation.
 */

import { sizeOf } from '../../program/shapes.ts';
import type { Arena, Operand } from '../../program/kernel.ts';
import { layOut, type Layout } from '../../program/plan.ts';
import { checkInputs } from '../checks.ts';
import type { Executor, LoadedProgram } from '../executor.ts';
import { supportedBuild, type KernelBuild, type KernelModule } from './builds.ts';
import { callsOf, scratchBytes } from './calls.ts';
import { compileKernels, instantiateKernels, modulesOf } from './kernels.ts';

/** Attention keeps its patterns: reading them back is cheaper here than a second exp. */
const PLAN_OPTIONS = { savedAttention: 'pattern', patternRowMultiple: 8 } as const;

const BYTES = 4;
const PAGE_BYTES = 65_536;

/** Address of the first arena. Below it lie the kernels' constants; address 0 means "none" to them. */
const FIRST_ADDRESS = 4096;

/** Bytes between regions: kernels may read, though not use, a vector's width past an end. */
const GAP_BYTES = 64;

/** Inputs and outputs of so many bytes cross between JavaScript and the module at once. */
const STAGED_BYTES = 1 << 18;
const MAX_STAGED_STEPS = 64;

/**
 * The executor on WebAssembly.
 * @param asked Which kernels to use; by default the fastest that the engine takes.
 * @throws Error when the engine has no WebAssembly with SIMD.
 */
export async function createWasmExecutor(asked?: KernelBuild): Promise<Executor> {
  const build = asked ?? supportedBuild();
  if (!build) throw new Error('This engine has no WebAssembly with SIMD; choose another executor.');
  const compiled = new Map<KernelModule, Promise<WebAssembly.Module>>();
  const compile = (name: KernelModule): Promise<WebAssembly.Module> => {
    const module = compiled.get(name) ?? compileKernels(name, build);
    compiled.set(name, module);
    return module;
  };
  // Here rather than with the first program: where wasm may not be compiled, another executor is chosen.
  await compile('common');
  const loaded = new Set<LoadedProgram>();
  return {
    backend: 'wasm',
    description: `WebAssembly SIMD${build === 'relaxed' ? ' with fused multiply-add' : ''}, one thread`,
    async load(program) {
      const plan = layOut(program, PLAN_OPTIONS);
      const modules = await Promise.all(modulesOf(plan.kernels).map(compile));
      const added = await loadPlan(plan, modules, () => loaded.delete(added));
      loaded.add(added);
      return added;
    },
    dispose() {
      for (const each of loaded) each.dispose();
    },
  };
}

/** Hands out regions of a memory, one behind the other. */
function createLayout(): { region(bytes: number): number; readonly size: number } {
  let next = FIRST_ADDRESS;
  return {
    region(bytes) {
      const address = next;
      next = Math.ceil((next + bytes + GAP_BYTES) / GAP_BYTES) * GAP_BYTES;
      return address;
    },
    get size() {
      return next;
    },
  };
}

function allocate(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch (cause) {
    const megabytes = (bytes / 2 ** 20).toFixed(0);
    throw new Error(
      `The program needs ${megabytes} MB of memory, which the engine refused; make it smaller.`,
      {
        cause,
      },
    );
  }
}

async function loadPlan(
  plan: Layout,
  modules: readonly WebAssembly.Module[],
  onDispose: () => void,
): Promise<LoadedProgram> {
  const { program } = plan;
  const { parameterCount } = program;
  const layout = createLayout();
  const arenas: Record<Arena, number> = {
    parameters: layout.region(BYTES * parameterCount),
    gradients: layout.region(BYTES * plan.arenas.gradients),
    m: layout.region(BYTES * parameterCount),
    v: layout.region(BYTES * parameterCount),
    inputs: layout.region(BYTES * plan.arenas.inputs),
    constants: layout.region(BYTES * plan.arenas.constants),
    activations: layout.region(BYTES * plan.arenas.activations),
  };
  const address = (operand: Operand): number => arenas[operand.arena] + BYTES * operand.offset;
  const scratch = layout.region(Math.max(0, ...plan.kernels.map(scratchBytes)));

  const bytesPerStep = [...plan.inputs.values(), ...plan.outputs.values()].reduce(
    (total, { shape }) => total + BYTES * sizeOf(shape),
    1,
  );
  const stagedSteps = Math.max(1, Math.min(MAX_STAGED_STEPS, Math.floor(STAGED_BYTES / bytesPerStep)));
  const stage = ([name, operand]: [string, Operand]): Staged => {
    const size = sizeOf(operand.shape);
    return { name, size, address: address(operand), staged: layout.region(BYTES * size * stagedSteps) };
  };
  const inputs = [...plan.inputs].map(stage);
  const outputs = [...plan.outputs].map(stage);

  const memory = allocate(layout.size);
  const kernels = await instantiateKernels(modules, memory);
  const floats = new Float32Array(memory.buffer);
  const integers = new Int32Array(memory.buffer);
  for (const { operand, values } of plan.constants) {
    (values instanceof Int32Array ? integers : floats).set(values, address(operand) / BYTES);
  }
  const calls = plan.kernels.flatMap((kernel) => callsOf(kernel, { kernels, address, scratch }));

  let live = true;
  const requireLive = (): void => {
    if (!live) throw new Error('The program was disposed; load it again before using it.');
  };
  const read = (arena: 'parameters' | 'm' | 'v'): Float32Array => {
    requireLive();
    const first = arenas[arena] / BYTES;
    return floats.slice(first, first + parameterCount);
  };
  const write = (arena: 'parameters' | 'm' | 'v', values: Float32Array | undefined): void => {
    requireLive();
    if (values && values.length !== parameterCount) {
      throw new Error(
        `The program has ${parameterCount} parameters, but ${values.length} values were given.`,
      );
    }
    const first = arenas[arena] / BYTES;
    if (values) floats.set(values, first);
    else floats.fill(0, first, first + parameterCount);
  };

  /** `count` steps whose inputs are staged, and then their outputs; of a single step both stay in place. */
  function runStaged(count: number): void {
    if (count === 1) {
      for (const call of calls) call();
      return;
    }
    for (let step = 0; step < count; step++) {
      for (const { size, address, staged } of inputs) {
        kernels.copy(address, staged + BYTES * size * step, BYTES * size);
      }
      for (const call of calls) call();
      for (const { size, address, staged } of outputs) {
        kernels.copy(staged + BYTES * size * step, address, BYTES * size);
      }
    }
  }

  return {
    program,
    async run(steps, values, spent) {
      requireLive();
      checkInputs(program, steps, values);
      const results: Record<string, Float32Array> = {};
      for (const { name, size } of outputs) {
        const used = spent?.[name];
        results[name] = used?.length === steps * size ? used : new Float32Array(steps * size);
      }
      for (let first = 0; first < steps; first += stagedSteps) {
        const count = Math.min(stagedSteps, steps - first);
        const place = ({ address, staged }: Staged): number => (count === 1 ? address : staged) / BYTES;
        for (const input of inputs) {
          const { name, size } = input;
          const given = values[name];
          const view = given instanceof Int32Array ? integers : floats;
          view.set(given.subarray(first * size, (first + count) * size), place(input));
        }
        runStaged(count);
        for (const output of outputs) {
          const { name, size } = output;
          const from = place(output);
          results[name].set(floats.subarray(from, from + count * size), first * size);
        }
      }
      return results;
    },
    writeParameters: (values) => write('parameters', values),
    readParameters: async () => read('parameters'),
    writeOptimizer(optimizer) {
      write('m', optimizer?.m);
      write('v', optimizer?.v);
    },
    readOptimizer: async () => ({ m: read('m'), v: read('v') }),
    dispose() {
      live = false;
      onDispose();
    },
  };
}

/** An input or output of a program: where kernels use it, and where k steps of it wait. */
interface Staged {
  readonly name: string;
  readonly size: number;
  readonly address: number;
  readonly staged: number;
}
