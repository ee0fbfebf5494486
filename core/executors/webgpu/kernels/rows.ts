/** @file Softmax rows: the causal pattern of attention, cross-entropy, and a policy over legal actions. */

import policyFlat from '../../../../shaders/action-log-probability-flat.wgsl?raw';
import policyTiled from '../../../../shaders/action-log-probability-tiled.wgsl?raw';
import causalSoftmax from '../../../../shaders/causal-softmax.wgsl?raw';
import flat from '../../../../shaders/cross-entropy-flat.wgsl?raw';
import tiled from '../../../../shaders/cross-entropy-tiled.wgsl?raw';
import { reader, writer } from '../access.ts';
import { compose } from '../compose.ts';
import { type DetailsOf, flatPart, type MakeParts } from './part.ts';

const FLAT_WORKGROUP = 16;

/** 16 rows of 16 lanes. */
const TILED_WORKGROUP = 256;

export const causalSoftmaxParts: MakeParts<DetailsOf<'causalSoftmax'>> = (kernel, name) => {
  const { batch, length } = kernel.details;
  const rows = batch * length;
  const code =
    reader(`${name}Scores`, kernel.inputs[0]) +
    writer(`${name}Store`, kernel.outputs[0]) +
    compose(causalSoftmax, {
      name,
      rows,
      length,
      workgroupSize: FLAT_WORKGROUP,
      scores: `${name}Scores`,
      store: `${name}Store`,
    });
  return [flatPart(name, code, rows, FLAT_WORKGROUP)];
};

export const crossEntropyParts: MakeParts<DetailsOf<'crossEntropy'>> = (kernel, name, variant) => {
  const { rows, classes, loss, gradient } = kernel.details;
  const [logits, targets, weights] = kernel.inputs;
  const code =
    reader(`${name}Logits`, logits) +
    reader(`${name}Target`, targets) +
    reader(`${name}Dy`, gradient ? weights : undefined) +
    writer(`${name}Loss`, loss ? kernel.outputs[0] : undefined) +
    writer(`${name}Slope`, gradient ? kernel.outputs[loss ? 1 : 0] : undefined) +
    compose(variant === 'flat' ? flat : tiled, {
      name,
      rows,
      classes,
      gradient,
      workgroupSize: FLAT_WORKGROUP,
      logits: `${name}Logits`,
      target: `${name}Target`,
      dy: `${name}Dy`,
      loss: `${name}Loss`,
      slope: `${name}Slope`,
    });
  if (variant === 'flat') return [flatPart(name, code, rows, FLAT_WORKGROUP)];
  const workgroups = Math.ceil((rows * 16) / TILED_WORKGROUP);
  return [{ name, code, workgroups, workgroupSize: TILED_WORKGROUP, scratch: 2 * TILED_WORKGROUP }];
};

export const actionLogProbabilityParts: MakeParts<DetailsOf<'actionLogProbability'>> = (
  kernel,
  name,
  variant,
) => {
  const { rows, classes, gradient } = kernel.details;
  const [logits, legal, actions, weights] = kernel.inputs;
  const [output] = kernel.outputs;
  const code =
    reader(`${name}Logits`, logits) +
    reader(`${name}Legal`, legal) +
    reader(`${name}Action`, actions) +
    reader(`${name}Dy`, weights) +
    writer(`${name}LogProbability`, gradient ? undefined : output) +
    writer(`${name}Slope`, gradient ? output : undefined) +
    compose(variant === 'flat' ? policyFlat : policyTiled, {
      name,
      rows,
      classes,
      gradient,
      workgroupSize: FLAT_WORKGROUP,
      logits: `${name}Logits`,
      legal: `${name}Legal`,
      action: `${name}Action`,
      dy: `${name}Dy`,
      logProbability: `${name}LogProbability`,
      slope: `${name}Slope`,
    });
  if (variant === 'flat') return [flatPart(name, code, rows, FLAT_WORKGROUP)];
  const workgroups = Math.ceil((rows * 16) / TILED_WORKGROUP);
  return [{ name, code, workgroups, workgroupSize: TILED_WORKGROUP, scratch: 2 * TILED_WORKGROUP }];
};
