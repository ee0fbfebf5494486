/** @file Kernels of policies over legal actions, and of what they are trained for. */

import clippedSurrogate from '../../../../shaders/clipped-surrogate.wgsl?raw';
import { reader, writer } from '../access.ts';
import { compose, float } from '../compose.ts';
import { mapPart } from './map.ts';
import { FLAT_ROWS, rowsPart, type Makers } from './part.ts';
import type { PolicyTemplates } from './templates/templates.ts';

export const policyMakers: Makers<'actionLogProbability' | 'clippedSurrogate', PolicyTemplates> = {
  actionLogProbability(kernel, name, templates) {
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
      compose(templates.actionLogProbability, {
        name,
        rows,
        classes,
        gradient,
        workgroupSize: FLAT_ROWS,
        logits: `${name}Logits`,
        legal: `${name}Legal`,
        action: `${name}Action`,
        dy: `${name}Dy`,
        logProbability: `${name}LogProbability`,
        slope: `${name}Slope`,
      });
    return [rowsPart(name, code, rows, templates.variant)];
  },

  clippedSurrogate(kernel, name) {
    const { size, gradient, low, high } = kernel.details;
    const [logProbabilities, old, advantages, weights] = kernel.inputs;
    const value =
      reader(`${name}LogProbability`, logProbabilities) +
      reader(`${name}Old`, old) +
      reader(`${name}Advantage`, advantages) +
      reader(`${name}Dy`, weights) +
      compose(clippedSurrogate, {
        name: `${name}Value`,
        logProbability: `${name}LogProbability`,
        old: `${name}Old`,
        advantage: `${name}Advantage`,
        dy: `${name}Dy`,
        gradient,
        low: float(1 - low),
        high: float(1 + high),
      });
    return [mapPart(kernel, name, size, value)];
  },
};
