/** @file A plan as text, for people: one line a kernel. */

import { formatShape } from './shapes.ts';
import type { Kernel, Operand, Step } from './kernel.ts';
import type { Plan } from './plan.ts';

/** Kernels with their operands, bytes and FLOPs, then the arenas and the totals. */
export function formatPlan(plan: Plan): string {
  const rows = plan.kernels.map((kernel, i) => [
    String(i),
    String(kernel.launch),
    describeKernel(kernel),
    `${(kernel.bytes / 1024).toFixed(1)} kB`,
    `${(kernel.flops / 1e6).toFixed(3)} MFLOP`,
  ]);
  const arenas = Object.entries(plan.arenas)
    .filter(([, size]) => size > 0)
    .map(([name, size]) => `${name} ${((4 * size) / 1024).toFixed(1)} kB`);
  return [
    ...table([['#', 'launch', 'kernel', 'bytes', 'arithmetic'], ...rows]),
    `${plan.kernels.length} kernels in ${plan.launches} launches, ${(plan.flops / 1e6).toFixed(3)} MFLOP`,
    `arenas: ${arenas.join(', ')}`,
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const numeric = [true, true, false, true, true];
  return rows.map((row) =>
    row
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}

function describeKernel({ details, inputs, outputs, prologue, epilogue }: Kernel): string {
  const transposes =
    details.kind === 'matmul' ? ` ${details.transposeA ? 't' : 'n'}${details.transposeB ? 't' : 'n'}` : '';
  const steps = (list: readonly Step<Operand>[]): string =>
    list.map((step) => ` ${describeStep(step)}`).join('');
  return (
    `${details.kind}${transposes} ${inputs.map(describeOperand).join(', ')}` +
    `${steps(prologue)}${prologue.length > 0 ? ' sum' : ''}${steps(epilogue)} -> ` +
    outputs.map(describeOperand).join(', ')
  );
}

function describeOperand({ arena, offset, shape, label }: Operand): string {
  return `${label}${formatShape(shape)}@${arena}+${offset}`;
}

function describeStep(step: Step<Operand>): string {
  switch (step.op) {
    case 'add':
      return `+ ${describeOperand(step.operand)}`;
    case 'mul':
      return `· ${describeOperand(step.operand)}`;
    case 'scale':
      return `· ${step.factor}`;
    case 'activation':
      return step.activation;
    case 'activationGrad':
      return `· ${step.activation}'(${describeOperand(step.operand)})`;
    case 'store':
      return `(kept as output ${step.output})`;
  }
}
