/** @file Whether the inputs of a run fit its program. The site's build leaves it out, as it does `core/program/checks.ts`. */

import type { Program } from '../program/program.ts';
import { formatShape, sizeOf } from '../program/shapes.ts';
import type { Tensors } from './executor.ts';

/**
 * Checks the inputs of a run against the program; every executor calls it first.
 * @throws Error naming the input that is missing, unknown, or of the wrong length or type.
 */
export function checkInputs(program: Program, steps: number, inputs: Tensors): void {
  for (const [name, node] of program.inputs) {
    const values = inputs[name];
    const expected = steps * sizeOf(node.shape);
    if (!values) throw new Error(`run: the input "${name}" of shape ${formatShape(node.shape)} is missing.`);
    if (values.length !== expected) {
      throw new Error(
        `run: the input "${name}" has ${values.length} values, but ${steps} steps of shape ${formatShape(node.shape)} need ${expected}.`,
      );
    }
    if (values instanceof Int32Array !== (node.dtype === 'int32')) {
      throw new Error(`run: the input "${name}" must be ${node.dtype}.`);
    }
  }
  for (const name of Object.keys(inputs)) {
    if (!program.inputs.has(name)) throw new Error(`run: the program has no input "${name}".`);
  }
}
