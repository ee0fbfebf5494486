/** @file Kernels of transformers: attention, its heads and patterns, and the loss over the next token. */

import causalSoftmax from '../../../../shaders/causal-softmax.wgsl?raw';
import mergeHeads from '../../../../shaders/merge-heads.wgsl?raw';
import splitHeads from '../../../../shaders/split-heads.wgsl?raw';
import { reader, writer } from '../access.ts';
import { compose } from '../compose.ts';
import { attentionGradParts, attentionParts } from './attention.ts';
import { mapPart } from './map.ts';
import { FLAT_ROWS, flatPart, rowsPart, type Makers } from './part.ts';
import type { TransformerTemplates } from './templates/templates.ts';

type Kinds =
  'causalAttention' | 'causalAttentionGrad' | 'splitHeads' | 'mergeHeads' | 'causalSoftmax' | 'crossEntropy';

export const transformerMakers: Makers<Kinds, TransformerTemplates> = {
  causalAttention: attentionParts,
  causalAttentionGrad: attentionGradParts,

  splitHeads(kernel, name) {
    const { batch, length, heads, headSize, parts, part } = kernel.details;
    const width = heads * headSize;
    const value =
      reader(`${name}X`, kernel.inputs[0]) +
      compose(splitHeads, {
        name: `${name}Value`,
        x: `${name}X`,
        length,
        heads,
        headSize,
        headArea: length * headSize,
        sequenceArea: length * width,
        row: parts * width,
        start: part * width,
      });
    return [mapPart(kernel, name, batch * length * width, value)];
  },

  mergeHeads(kernel, name) {
    const { batch, length, heads, headSize, parts, part } = kernel.details;
    const width = heads * headSize;
    const value =
      reader(`${name}X`, kernel.inputs[0]) +
      compose(mergeHeads, {
        name: `${name}Value`,
        x: `${name}X`,
        length,
        heads,
        headSize,
        width,
        row: parts * width,
        start: part * width,
      });
    return [mapPart(kernel, name, batch * length * parts * width, value)];
  },

  causalSoftmax(kernel, name) {
    const { batch, length } = kernel.details;
    const rows = batch * length;
    const code =
      reader(`${name}Scores`, kernel.inputs[0]) +
      writer(`${name}Store`, kernel.outputs[0]) +
      compose(causalSoftmax, {
        name,
        rows,
        length,
        workgroupSize: FLAT_ROWS,
        scores: `${name}Scores`,
        store: `${name}Store`,
      });
    return [flatPart(name, code, rows, FLAT_ROWS)];
  },

  crossEntropy(kernel, name, templates) {
    const { rows, classes, loss, gradient } = kernel.details;
    const [logits, targets, weights] = kernel.inputs;
    const code =
      reader(`${name}Logits`, logits) +
      reader(`${name}Target`, targets) +
      reader(`${name}Dy`, gradient ? weights : undefined) +
      writer(`${name}Loss`, loss ? kernel.outputs[0] : undefined) +
      writer(`${name}Slope`, gradient ? kernel.outputs[loss ? 1 : 0] : undefined) +
      compose(templates.crossEntropy, {
        name,
        rows,
        classes,
        gradient,
        workgroupSize: FLAT_ROWS,
        logits: `${name}Logits`,
        target: `${name}Target`,
        dy: `${name}Dy`,
        loss: `${name}Loss`,
        slope: `${name}Slope`,
      });
    return [rowsPart(name, code, rows, templates.variant)];
  },
};
