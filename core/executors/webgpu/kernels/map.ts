/** @file Kernels with one element of the result an invocation. */

import adamW from '../../../../shaders/adam-w.wgsl?raw';
import gather from '../../../../shaders/gather.wgsl?raw';
import map from '../../../../shaders/map.wgsl?raw';
import { broadcastReader, reader, resultWriter, writer, type PlacedKernel } from '../access.ts';
import { compose, float } from '../compose.ts';
import { type DetailsOf, flatPart, type MakeParts, type Part } from './part.ts';

/** A software adapter is quickest with few workgroups here, and GPUs do not mind. */
const WORKGROUP = 256;

/** The part that stores `value`, a function of the element's index, at each of `size` elements. */
export function mapPart(kernel: PlacedKernel, name: string, size: number, value: string): Part {
  const holes = {
    name,
    size,
    workgroupSize: WORKGROUP,
    value: `${name}Value`,
    store: `${name}Store`,
  };
  const code = value + resultWriter(`${name}Store`, kernel) + compose(map, holes);
  return flatPart(name, code, size, WORKGROUP);
}

export const elementwiseParts: MakeParts<DetailsOf<'elementwise'>, unknown> = (kernel, name) => {
  const { size, input } = kernel.details;
  return [mapPart(kernel, name, size, broadcastReader(`${name}Value`, kernel.inputs[0], input, []))];
};

export const gatherParts: MakeParts<DetailsOf<'gather'>, unknown> = (kernel, name) => {
  const { rows, channels, count } = kernel.details;
  const [table, indices] = kernel.inputs;
  const value =
    reader(`${name}Table`, table) +
    reader(`${name}Index`, indices) +
    compose(gather, {
      name: `${name}Value`,
      table: `${name}Table`,
      index: `${name}Index`,
      channels,
      count,
    });
  return [mapPart(kernel, name, rows * channels, value)];
};

export const adamWParts: MakeParts<DetailsOf<'adamW'>, unknown> = (kernel, name) => {
  const { size, options } = kernel.details;
  const { beta1, beta2, epsilon, weightDecay } = options;
  const reads = ['Parameter', 'Gradient', 'M', 'V', 'Rate', 'Step'];
  const writes = ['StoreParameter', 'StoreM', 'StoreV'];
  const code =
    reads.map((what, i) => reader(name + what, kernel.inputs[i])).join('') +
    writes.map((what, i) => writer(name + what, kernel.outputs[i])).join('') +
    compose(adamW, {
      name,
      size,
      workgroupSize: WORKGROUP,
      parameter: `${name}Parameter`,
      gradient: `${name}Gradient`,
      m: `${name}M`,
      v: `${name}V`,
      learningRate: `${name}Rate`,
      step: `${name}Step`,
      storeParameter: `${name}StoreParameter`,
      storeM: `${name}StoreM`,
      storeV: `${name}StoreV`,
      beta1: float(beta1),
      beta2: float(beta2),
      oneMinusBeta1: float(1 - beta1),
      oneMinusBeta2: float(1 - beta2),
      epsilon: float(epsilon),
      weightDecay: float(weightDecay),
    });
  return [flatPart(name, code, size, WORKGROUP)];
};
