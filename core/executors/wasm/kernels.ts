/** @file The compiled kernels: what the modules export. */

import type { Kernel, KernelKind } from '../../program/kernel.ts';
import { bytesOf, type KernelBuild, type KernelModule } from './builds.ts';

/** An address in the module's memory, in bytes. */
type Address = number;

/** Exports of the modules; `assembly/` says what each does. Sizes are in elements, `Row` and `Step` in bytes. */
export interface Kernels extends PolicyKernels {
  matmul(
    a: Address,
    aRow: number,
    aStep: number,
    b: Address,
    bRow: number,
    start: Address,
    startRow: number,
    c: Address,
    cRow: number,
    m: number,
    n: number,
    k: number,
  ): void;
  transpose(from: Address, fromRow: number, to: Address, toRow: number, rows: number, columns: number): void;
  causalAttention(
    qkv: Address,
    z: Address,
    saved: Address,
    scratch: Address,
    batch: number,
    length: number,
    heads: number,
    size: number,
  ): void;
  causalAttentionGrad(
    qkv: Address,
    dz: Address,
    saved: Address,
    dqkv: Address,
    scratch: Address,
    batch: number,
    length: number,
    heads: number,
    size: number,
  ): void;
  causalSoftmax(scores: Address, pattern: Address, scratch: Address, batch: number, length: number): void;
  crossEntropy(
    logits: Address,
    targets: Address,
    weights: Address,
    losses: Address,
    gradients: Address,
    rows: number,
    classes: number,
  ): void;
  meanSquaredError(prediction: Address, target: Address, to: Address, size: number): void;
  gather(table: Address, indices: Address, to: Address, rows: number, channels: number, count: number): void;
  scatterRows(
    indices: Address,
    values: Address,
    table: Address,
    periodic: Address,
    rows: number,
    channels: number,
    count: number,
    period: number,
  ): void;
  splitHeads: MoveHeads;
  mergeHeads: MoveHeads;
  add: Binary;
  multiplyElements: Binary;
  scale(to: Address, x: Address, size: number, factor: number): void;
  activation(kind: number, to: Address, x: Address, size: number): void;
  activationGrad(kind: number, to: Address, dy: Address, x: Address, size: number): void;
  copy(to: Address, from: Address, bytes: number): void;
  copyStrided(
    to: Address,
    from: Address,
    n0: number,
    s0: number,
    n1: number,
    s1: number,
    n2: number,
    s2: number,
    n3: number,
    s3: number,
  ): void;
  sum(to: Address, x: Address, outer: number, reduced: number, inner: number): void;
  dot(to: Address, x: Address, y: Address, size: number): void;
  adamW(
    parameters: Address,
    gradients: Address,
    m: Address,
    v: Address,
    learningRate: Address,
    stepNumber: Address,
    size: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    weightDecay: number,
  ): void;
  expAll(to: Address, from: Address, count: number): void;
}

/** What a module brings that only programs of policies need; absent, and never called, in others. */
interface PolicyKernels {
  actionLogProbability(
    logits: Address,
    legal: Address,
    actions: Address,
    to: Address,
    rows: number,
    classes: number,
  ): void;
  actionLogProbabilityGrad(
    logits: Address,
    legal: Address,
    actions: Address,
    weights: Address,
    gradients: Address,
    rows: number,
    classes: number,
  ): void;
  clippedSurrogate(
    x: Address,
    old: Address,
    advantages: Address,
    to: Address,
    size: number,
    low: number,
    high: number,
  ): void;
  clippedSurrogateGrad(
    x: Address,
    old: Address,
    advantages: Address,
    weights: Address,
    to: Address,
    size: number,
    low: number,
    high: number,
  ): void;
}

type MoveHeads = (
  x: Address,
  to: Address,
  batch: number,
  length: number,
  heads: number,
  size: number,
  parts: number,
  part: number,
) => void;

type Binary = (
  to: Address,
  x: Address,
  y: Address,
  outer: number,
  inner: number,
  yOuter: number,
  yInner: number,
) => void;

/** Kinds of kernel for which a program needs the module of policies. */
const OF_POLICIES: readonly KernelKind[] = ['actionLogProbability', 'clippedSurrogate'];

/** The modules that hold these kernels. */
export function modulesOf(kernels: readonly Pick<Kernel, 'details'>[]): KernelModule[] {
  const policy = kernels.some(({ details }) => OF_POLICIES.includes(details.kind));
  return policy ? ['common', 'policy'] : ['common'];
}

/** Compiles a module; instances of it share their machine code. */
export async function compileKernels(module: KernelModule, build: KernelBuild): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await bytesOf(module, build));
}

/** An instance of the kernels over `memory`. */
export async function instantiateKernels(
  modules: readonly WebAssembly.Module[],
  memory: WebAssembly.Memory,
): Promise<Kernels> {
  const instances = modules.map((module) => WebAssembly.instantiate(module, { env: { memory } }));
  return Object.assign({}, ...(await Promise.all(instances)).map(({ exports }) => exports)) as Kernels;
}
