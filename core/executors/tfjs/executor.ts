/**
 * @file Runs a program op by op on a tfjs backend. It is the WebGL path, the last resort (`cpu`), and the
 * oracle for the fused executors: others wrote the arithmetic.
 */

import * as tf from '@tensorflow/tfjs-core';
import type { GraphNode } from '../../program/graph.ts';
import type { AdamWOptions } from '../../program/ops.ts';
import { ARENA, FIRST_MOMENT, SECOND_MOMENT, type Program } from '../../program/program.ts';
import { checkInputs } from '../checks.ts';
import type { BackendName, Executor, LoadedProgram, Tensors } from '../executor.ts';
import { registerBackend } from './backends.ts';
import { adamW, KERNELS } from './kernels.ts';

/** Persistent tensors of a loaded program: the flat arenas. */
interface Arenas {
  parameters: tf.Tensor;
  m: tf.Tensor;
  v: tf.Tensor;
}

/**
 * An executor on the tfjs backend `backend`.
 * @throws Error when the backend does not start on this machine.
 */
export async function createTfjsExecutor(backend: BackendName): Promise<Executor> {
  await registerBackend(backend);
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs could not start its ${backend} backend.`);
  await tf.ready();
  return {
    backend,
    description: `tfjs ${tf.version_core} on ${backend}`,
    load: async (program) => loadProgram(program, backend),
    dispose() {
      // Removing a backend also forgets how to make it; the next executor of this kind needs that.
      const factory = tf.findBackendFactory(backend);
      tf.removeBackend(backend);
      tf.registerBackend(backend, factory);
    },
  };
}

function loadProgram(program: Program, backend: BackendName): LoadedProgram {
  const constants = new Map<GraphNode, tf.Tensor>();
  let arenas: Arenas;
  const select = async (): Promise<void> => {
    if (tf.getBackend() !== backend) await tf.setBackend(backend);
  };
  const zeros = (): tf.Tensor => tf.zeros([program.parameterCount]);

  function allocate(): void {
    arenas = { parameters: zeros(), m: zeros(), v: zeros() };
    for (const node of program.schedule) {
      if (node.op === 'constant') constants.set(node, tf.tensor(node.values!, [...node.shape], node.dtype));
    }
  }

  function replace(part: keyof Arenas, values: Float32Array | undefined): void {
    if (values && values.length !== program.parameterCount) {
      throw new Error(
        `The program has ${program.parameterCount} parameters, but ${values.length} values were given.`,
      );
    }
    arenas[part].dispose();
    // A copy: some backends keep the array they are given, and the caller may go on writing to it.
    arenas[part] = values ? tf.tensor1d(values.slice()) : zeros();
  }

  /** One step: the outputs, and the arenas that follow it when the program trains. */
  function step(inputs: Tensors, at: number): { outputs: tf.Tensor[]; next: tf.Tensor[] } {
    const values = new Map<GraphNode, tf.Tensor>(constants);
    const slots = new Map(program.parameters.map((slot) => [slot.name, slot]));
    let updated: Arenas | undefined;
    for (const node of program.schedule) {
      if (node.op === 'constant') continue;
      if (node.op === 'input') {
        values.set(node, inputTensor(node, inputs[node.name!], at));
      } else if (node.op === 'parameter') {
        const { offset, size, shape } = slots.get(node.name!)!;
        values.set(node, tf.reshape(tf.slice(arenas.parameters, offset, size), [...shape]));
      } else if (node.op === 'state') {
        values.set(node, stateTensor(node.name!, arenas));
      } else {
        const operands = node.inputs.map((operand) => values.get(operand)!);
        if (node === program.update) {
          updated = adamW(operands, node.attributes as unknown as AdamWOptions);
        } else {
          values.set(node, KERNELS[node.op](operands, node.attributes, node.shape));
        }
      }
    }
    // Kernels that only rename a leaf return the leaf itself; a clone keeps its disposal separate.
    const outputs = [...program.outputs.values()].map((node) => tf.clone(values.get(node)!));
    return { outputs, next: updated ? [updated.parameters, updated.m, updated.v] : [] };
  }

  async function run(steps: number, inputs: Tensors): Promise<Record<string, Float32Array>> {
    checkInputs(program, steps, inputs);
    await select();
    const collected: tf.Tensor[][] = [];
    for (let i = 0; i < steps; i++) {
      const { outputs, next } = tf.tidy(() => step(inputs, i));
      collected.push(outputs);
      if (next.length > 0) {
        tf.dispose([arenas.parameters, arenas.m, arenas.v]);
        arenas = { parameters: next[0], m: next[1], v: next[2] };
      }
    }
    const names = [...program.outputs.keys()];
    const results = await Promise.all(names.map((_, j) => readAll(collected.map((outputs) => outputs[j]))));
    tf.dispose(collected);
    return Object.fromEntries(names.map((name, j) => [name, results[j]]));
  }

  allocate();
  return {
    program,
    run,
    writeParameters: (values) => replace('parameters', values),
    readParameters: async () => (await arenas.parameters.data<'float32'>()).slice(),
    writeOptimizer(optimizer) {
      replace('m', optimizer?.m);
      replace('v', optimizer?.v);
    },
    readOptimizer: async () => ({
      m: (await arenas.m.data<'float32'>()).slice(),
      v: (await arenas.v.data<'float32'>()).slice(),
    }),
    dispose() {
      tf.dispose([arenas.parameters, arenas.m, arenas.v, ...constants.values()]);
      constants.clear();
    },
  };
}

function inputTensor(node: GraphNode, values: Float32Array | Int32Array, at: number): tf.Tensor {
  const size = node.shape.reduce((a, b) => a * b, 1);
  return tf.tensor(values.slice(at * size, (at + 1) * size), [...node.shape], node.dtype);
}

function stateTensor(name: string, arenas: Arenas): tf.Tensor {
  const byName: Record<string, tf.Tensor> = {
    [ARENA]: arenas.parameters,
    [FIRST_MOMENT]: arenas.m,
    [SECOND_MOMENT]: arenas.v,
  };
  return byName[name];
}

/** Values of tensors of one shape, one behind the other. */
async function readAll(tensors: tf.Tensor[]): Promise<Float32Array> {
  const parts = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  const size = tensors[0]?.size ?? 0;
  const all = new Float32Array(size * parts.length);
  parts.forEach((part, i) => all.set(part, i * size));
  return all;
}
