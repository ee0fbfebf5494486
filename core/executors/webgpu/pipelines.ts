/** @file Compiled kernels. A program that is loaded again, as by a reset, finds its own ready. */

import { arenaLayout } from './buffers.ts';
import { checked, type Context } from './device.ts';
import type { Dispatch } from './dispatch.ts';

export interface Pipelines {
  /** The bind group layout that all of them share. */
  readonly groupLayout: GPUBindGroupLayout;
  /** @throws DeviceError with the compiler's words; DeviceLostError when there is no device any more. */
  compile(dispatch: Dispatch): Promise<GPUComputePipeline>;
}

/** Pipelines kept for later, the longest unused of which make way: a few programs' worth. */
const KEPT = 256;

export function createPipelines(context: Context): Pipelines {
  const { device } = context;
  const groupLayout = arenaLayout(device);
  const layout = device.createPipelineLayout({ bindGroupLayouts: [groupLayout] });
  const byCode = new Map<string, Promise<GPUComputePipeline>>();

  async function create({ label, code }: Dispatch): Promise<GPUComputePipeline> {
    const module = await checked(context, `The kernel "${label}" does not compile`, () =>
      device.createShaderModule({ label, code }),
    );
    try {
      const compute = { module, entryPoint: 'main' };
      return await device.createComputePipelineAsync({ label, layout, compute });
    } catch (error) {
      throw await context.explain(error);
    }
  }

  return {
    groupLayout,
    async compile(dispatch) {
      const { code } = dispatch;
      const pipeline = byCode.get(code) ?? create(dispatch);
      byCode.delete(code);
      byCode.set(code, pipeline);
      if (byCode.size > KEPT) byCode.delete(byCode.keys().next().value!);
      try {
        return await pipeline;
      } catch (error) {
        byCode.delete(code);
        throw error;
      }
    },
  };
}
