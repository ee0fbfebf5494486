/** @file WGSL functions through which kernels reach their operands: reading, writing, and the steps between. */

import type { Broadcast } from '../../program/broadcast.ts';
import type { DType } from '../../program/graph.ts';
import type { Shape } from '../../program/shapes.ts';
import type { Arena, KernelOf, Step } from '../../program/kernel.ts';
import type { ActivationKind } from '../../program/ops.ts';
import { float } from './compose.ts';

/** The plan's arenas, and the memory from which results are read back. */
export type Memory = Arena | 'outputs';

/** A dense row-major tensor in one of the device's buffers. */
export interface Place {
  readonly memory: Memory;
  /** First element. */
  readonly offset: number;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** A kernel whose operands lie in the device's buffers. */
export type PlacedKernel = KernelOf<Place>;

/** Buffers that hold integers beside floats, and are declared as bits. */
const BITS: readonly Memory[] = ['inputs', 'constants'];

/** Expression for element `index` (an expression of type u32). */
function element({ memory, offset, dtype }: Place, index: string): string {
  const value = `${memory}[${offset}u + ${index}]`;
  if (!BITS.includes(memory)) return value;
  return dtype === 'int32' ? value : `bitcast<f32>(${value})`;
}

/** `fn name(i: u32)`: element i, u32 for integers. Undefined reads as zero. */
export function reader(name: string, place: Place | undefined): string {
  if (!place) return `fn ${name}(i: u32) -> f32 { return 0.0; }\n`;
  const type = place.dtype === 'int32' ? 'u32' : 'f32';
  return `fn ${name}(i: u32) -> ${type} { return ${element(place, 'i')}; }\n`;
}

/** `fn name(i: u32, x: f32)`: writes element i. Undefined writes nothing. */
export function writer(name: string, place: Place | undefined): string {
  const body = place ? `${place.memory}[${place.offset}u + i] = x;` : '';
  return `fn ${name}(i: u32, x: f32) { ${body} }\n`;
}

/** `fn name0(at: u32) -> vec4f`, name1, ...: `size` elements from `at` on, four a function, then zeros. */
export function quadReaders(name: string, place: Place, size: number): string {
  return quadsOf(size)
    .map(({ quad, channels }) => {
      const values = [0, 1, 2, 3].map((i) =>
        i < channels ? element(place, `at + ${4 * quad + i}u`) : '0.0',
      );
      return `fn ${name}${quad}(at: u32) -> vec4f { return vec4f(${values.join(', ')}); }\n`;
    })
    .join('');
}

/** `fn name0(at: u32, x: vec4f)`, name1, ...: the counterpart of `quadReaders`. */
export function quadWriters(name: string, place: Place, size: number): string {
  return quadsOf(size)
    .map(({ quad, channels }) => {
      const stores = Array.from(
        { length: channels },
        (_, i) => `${element(place, `at + ${4 * quad + i}u`)} = x[${i}];`,
      );
      return `fn ${name}${quad}(at: u32, x: vec4f) { ${stores.join(' ')} }\n`;
    })
    .join('');
}

function quadsOf(size: number): { quad: number; channels: number }[] {
  return Array.from({ length: Math.ceil(size / 4) }, (_, quad) => ({
    quad,
    channels: Math.min(4, size - 4 * quad),
  }));
}

/** Expression for the element of a smaller tensor that belongs to element `i` of the larger one. */
export function broadcastIndex(broadcast: Broadcast): string {
  switch (broadcast.kind) {
    case 'same':
      return 'i';
    case 'scalar':
      return '0u';
    case 'cycle':
      return `i % ${broadcast.period}u`;
    case 'stretch':
      return `i / ${broadcast.repeat}u`;
    case 'strided': {
      const terms: string[] = [];
      let inner = 1;
      for (const { size, stride } of broadcast.axes.toReversed()) {
        if (stride > 0) terms.push(`i / ${inner}u % ${size}u * ${stride}u`);
        inner *= size;
      }
      return terms.join(' + ');
    }
  }
}

/** `fn name(i: u32) -> f32`: element i of the larger tensor as which `place` is read, through steps. */
export function broadcastReader(
  name: string,
  place: Place,
  broadcast: Broadcast,
  steps: readonly Step<Place>[],
): string {
  const bits = element(place, `(${broadcastIndex(broadcast)})`);
  const value = place.dtype === 'int32' ? `f32(bitcast<i32>(${bits}))` : bits;
  return `fn ${name}(i: u32) -> f32 {\n  var x = ${value};\n${stepLines(steps, [])}  return x;\n}\n`;
}

/** `fn name(i: u32, value: f32)`: the kernel's epilogue, then element i of its first result. */
export function resultWriter(name: string, { epilogue, outputs }: PlacedKernel): string {
  const [{ memory, offset }] = outputs;
  const steps = stepLines(epilogue, outputs);
  return `fn ${name}(i: u32, value: f32) {\n  var x = value;\n${steps}  ${memory}[${offset}u + i] = x;\n}\n`;
}

function stepLines(steps: readonly Step<Place>[], outputs: readonly Place[]): string {
  return steps.map((step) => `  ${stepLine(step, outputs)}\n`).join('');
}

function stepLine(step: Step<Place>, outputs: readonly Place[]): string {
  switch (step.op) {
    case 'add':
    case 'mul': {
      const operand = element(step.operand, `(${broadcastIndex(step.broadcast)})`);
      return `x ${step.op === 'add' ? '+' : '*'}= ${operand};`;
    }
    case 'scale':
      return `x *= ${float(Math.fround(step.factor))};`;
    case 'activation':
      return `x = ${ACTIVATIONS[step.activation]};`;
    case 'activationGrad': {
      const slope = SLOPES[step.activation];
      return `{ let dy = x; x = ${element(step.operand, 'i')}; x = dy * (${slope}); }`;
    }
    case 'store': {
      const { memory, offset } = outputs[step.output];
      return `${memory}[${offset}u + i] = x;`;
    }
  }
}

/** A logistic function whose exponential cannot overflow; WGSL leaves infinities to the implementation. */
const logistic = (x: string): string => `(1.0 / (1.0 + exp(min(-(${x}), 80.0))))`;

/** GELU in its tanh form is x · σ(2√(2/π) · (x + 0.044715 x³)) (Hendrycks & Gimpel 2016). */
const GELU_GATE = logistic(`${float(2 * Math.sqrt(2 / Math.PI))} * (x + 0.044715 * x * x * x)`);
const GELU_GATE_SLOPE = `${float(2 * Math.sqrt(2 / Math.PI))} * (1.0 + 0.134145 * x * x)`;

const ACTIVATIONS: Readonly<Record<ActivationKind, string>> = {
  relu: 'max(x, 0.0)',
  // As above: no infinities.
  exp: 'exp(min(x, 80.0))',
  silu: `x * ${logistic('x')}`,
  gelu: `x * ${GELU_GATE}`,
};

/** Slopes at x. With the gate σ: silu σ · (1 + x (1 − σ)), gelu σ + x σ (1 − σ) · d(argument)/dx. */
const SLOPES: Readonly<Record<ActivationKind, string>> = {
  relu: 'select(0.0, 1.0, x > 0.0)',
  exp: 'exp(min(x, 80.0))',
  silu: `${logistic('x')} * (1.0 + x * (1.0 - ${logistic('x')}))`,
  gelu: `${GELU_GATE} * (1.0 + x * (1.0 - ${GELU_GATE}) * ${GELU_GATE_SLOPE})`,
};
