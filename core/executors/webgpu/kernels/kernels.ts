/**
 * @file The table of kernels. Those of any network come with the executor; those that only some have are modules
 * of their own, and so is the WGSL of each variant: what no program on this device uses is not fetched.
 */

import type { KernelDetails, KernelKind } from '../../../program/kernel.ts';
import type { PlacedKernel } from '../access.ts';
import { DeviceError } from '../device.ts';
import { commonMakers } from './common.ts';
import type { Makers, MakeParts, Part, Variant } from './part.ts';

/** WGSL for one kernel; `name` must be its own in the module. */
export type PartsOf = (kernel: PlacedKernel, name: string) => Part[];

const transformer = async () => (await import('./transformer.ts')).transformerMakers;
const policy = async () => (await import('./policy.ts')).policyMakers;

/** Kernels that programs have together, and where their parts are. */
const FAMILIES = {
  common: {
    flat: () => partsFrom(commonMakers, import('./templates/common-flat.ts')),
    tiled: () => partsFrom(commonMakers, import('./templates/common-tiled.ts')),
  },
  transformer: {
    flat: () => partsFrom(transformer(), import('./templates/transformer-flat.ts')),
    tiled: () => partsFrom(transformer(), import('./templates/transformer-tiled.ts')),
  },
  policy: {
    flat: () => partsFrom(policy(), import('./templates/policy-flat.ts')),
    tiled: () => partsFrom(policy(), import('./templates/policy-tiled.ts')),
  },
} satisfies Record<string, Readonly<Record<Variant, () => Promise<PartsOf>>>>;

const FAMILY_OF: Readonly<Record<KernelKind, keyof typeof FAMILIES>> = {
  matmul: 'common',
  gather: 'common',
  scatterRows: 'common',
  meanSquaredError: 'common',
  elementwise: 'common',
  sum: 'common',
  adamW: 'common',
  causalAttention: 'transformer',
  causalAttentionGrad: 'transformer',
  splitHeads: 'transformer',
  mergeHeads: 'transformer',
  causalSoftmax: 'transformer',
  crossEntropy: 'transformer',
  actionLogProbability: 'policy',
  clippedSurrogate: 'policy',
};

async function partsFrom<Kinds extends KernelKind, Templates>(
  fetchedMakers: Makers<Kinds, Templates> | Promise<Makers<Kinds, Templates>>,
  fetchedTemplates: Promise<Templates>,
): Promise<PartsOf> {
  const [makers, templates] = await Promise.all([fetchedMakers, fetchedTemplates]);
  return (kernel, name) => {
    const make = makers[kernel.details.kind as Kinds] as MakeParts<KernelDetails, Templates>;
    return make(kernel, name, templates);
  };
}

/**
 * Fetches what kernels of these kinds are made of, unless it is there.
 * @throws DeviceError when a file does not come: another backend may need none.
 */
export async function loadKernels(kinds: Iterable<KernelKind>, variant: Variant): Promise<PartsOf> {
  const families = new Set(Array.from(kinds, (kind) => FAMILY_OF[kind]));
  const loaded = new Map(
    await Promise.all(
      Array.from(families, async (family) => [family, await FAMILIES[family][variant]()] as const),
    ).catch((error: Error) => {
      throw new DeviceError('The kernels could not be fetched', error.message);
    }),
  );
  return (kernel, name) => loaded.get(FAMILY_OF[kernel.details.kind])!(kernel, name);
}
