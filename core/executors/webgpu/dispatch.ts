/** @file One WGSL module for each dispatch: the parts of all its kernels, which share out its workgroups. */

import arenas from '../../../shaders/arenas.wgsl?raw';
import type { PlacedKernel } from './access.ts';
import { compose } from './compose.ts';
import type { PartsOf } from './kernels/kernels.ts';
import type { Part } from './kernels/part.ts';
import type { Lowered } from './lower.ts';

/** What is needed to make a pipeline and to dispatch it. */
export interface Dispatch {
  /** Kinds of its kernels, for people. */
  readonly label: string;
  readonly code: string;
  readonly workgroups: readonly [x: number, y: number];
}

/** WebGPU allows at least this many workgroups along an axis. */
const MAX_WORKGROUPS = 65535;

/** The dispatches of a step, in order. */
export function makeDispatches({ launches, sizes }: Lowered, partsOf: PartsOf): Dispatch[] {
  const declarations = compose(arenas, sizes);
  return launches.map((kernels) => makeDispatch(declarations, kernels, partsOf));
}

/** The dispatch of kernels that do not depend on each other; kinds that share one have one workgroup size. */
function makeDispatch(declarations: string, kernels: readonly PlacedKernel[], partsOf: PartsOf): Dispatch {
  const parts = kernels.flatMap((kernel, i) => partsOf(kernel, `k${i}`));
  const [{ workgroupSize }] = parts;
  const scratch = Math.max(...parts.map((part) => part.scratch));
  const calls: string[] = [];
  let first = 0;
  for (const { name, workgroups } of parts) {
    calls.push(`if (group < ${first + workgroups}u) { ${name}(group - ${first}u, lane); }`);
    first += workgroups;
  }
  const code = [
    declarations,
    scratch > 0 ? `var<workgroup> scratch: array<vec4f, ${scratch}>;\n` : '',
    ...parts.map((part: Part) => part.code),
    `@compute @workgroup_size(${workgroupSize})`,
    'fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) lane: u32) {',
    `  let group = id.y * ${MAX_WORKGROUPS}u + id.x;`,
    `  ${calls.join('\n  else ')}`,
    '}',
  ].join('\n');
  const label = [...new Set(kernels.map(({ details }) => details.kind))].join(' + ');
  return { label, code, workgroups: [Math.min(first, MAX_WORKGROUPS), Math.ceil(first / MAX_WORKGROUPS)] };
}
