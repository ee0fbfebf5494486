/** @file Causal attention and its gradient, without a T × T matrix in memory. */

import type { AttentionSizes } from '../../../program/kernel.ts';
import { quadReaders, quadWriters, reader, writer } from '../access.ts';
import { compose, float, type Holes } from '../compose.ts';
import type { DetailsOf, MakeParts, Part, Variant } from './part.ts';
import type { TransformerTemplates } from './templates/templates.ts';

const FLAT_WORKGROUP = 8;

/** Queries (or keys) a workgroup; the templates have it as a number. */
const TILED_WORKGROUP = 64;

/** Elements of workgroup memory a part may use: 16 kB, the least that WebGPU guarantees. */
const SCRATCH = 1024;

/**
 * Queries (or keys) an invocation without barriers: two share what is loaded. More, or two of large heads,
 * run a little faster and take much longer to compile.
 */
function queriesPerTile(headSize: number): number {
  return headSize <= 32 ? 2 : 1;
}

/** Rows brought into workgroup memory at a time. */
const BLOCK = 32;

function sizeHoles({ batch, length, heads, headSize }: AttentionSizes): Holes {
  const queryBlocks = Math.ceil(length / TILED_WORKGROUP);
  const perTile = queriesPerTile(headSize);
  const tilesPerHead = Math.ceil(length / perTile);
  return {
    length,
    heads,
    headSize,
    width: heads * headSize,
    row: 3 * heads * headSize,
    perTile,
    tilesPerHead,
    tiles: batch * heads * tilesPerHead,
    quads: Math.ceil(headSize / 4),
    scale: float(1 / Math.sqrt(headSize)),
    queryBlocks,
    blocksPerSequence: heads * queryBlocks,
  };
}

function makePart(
  name: string,
  accessors: string,
  template: string,
  variant: Variant,
  sizes: AttentionSizes,
  vectorsPerRow: number,
  holes: Holes,
): Part {
  const { batch, length, heads, headSize } = sizes;
  const block = Math.min(BLOCK, Math.floor(SCRATCH / vectorsPerRow));
  const workgroupSize = variant === 'flat' ? FLAT_WORKGROUP : TILED_WORKGROUP;
  const code = compose(template, {
    ...sizeHoles(sizes),
    ...holes,
    name,
    block,
    stride: vectorsPerRow,
    workgroupSize,
  });
  const workgroups =
    variant === 'flat'
      ? Math.ceil((batch * heads * Math.ceil(length / queriesPerTile(headSize))) / FLAT_WORKGROUP)
      : batch * heads * Math.ceil(length / TILED_WORKGROUP);
  const scratch = variant === 'flat' ? 0 : block * vectorsPerRow;
  return { name, code: accessors + code, workgroups, workgroupSize, scratch };
}

export const attentionParts: MakeParts<DetailsOf<'causalAttention'>, TransformerTemplates> = (
  kernel,
  name,
  templates,
) => {
  const { details, inputs, outputs } = kernel;
  const { headSize } = details;
  if (details.saved === 'pattern') {
    throw new Error('The webgpu executor plans attention with its log-sum-exp saved, not its pattern.');
  }
  const accessors =
    quadReaders(`${name}Qkv`, inputs[0], headSize) +
    quadWriters(`${name}Z`, outputs[0], headSize) +
    writer(`${name}LogSumExp`, outputs[1]);
  const holes = { qkv: `${name}Qkv`, z: `${name}Z`, logSumExp: `${name}LogSumExp` };
  const vectors = 2 * Math.ceil(headSize / 4);
  return [makePart(name, accessors, templates.attention, templates.variant, details, vectors, holes)];
};

export const attentionGradParts: MakeParts<DetailsOf<'causalAttentionGrad'>, TransformerTemplates> = (
  kernel,
  name,
  templates,
) => {
  const { details, inputs, outputs } = kernel;
  const { headSize } = details;
  const [qkv, dz, logSumExp, z] = inputs;
  const accessors =
    quadReaders(`${name}Qkv`, qkv, headSize) +
    quadReaders(`${name}Dz`, dz, headSize) +
    quadReaders(`${name}Z`, z, headSize) +
    reader(`${name}LogSumExp`, logSumExp) +
    quadWriters(`${name}Dqkv`, outputs[0], headSize);
  const holes = {
    qkv: `${name}Qkv`,
    dz: `${name}Dz`,
    z: `${name}Z`,
    logSumExp: `${name}LogSumExp`,
    dqkv: `${name}Dqkv`,
  };
  const vectors = 2 * Math.ceil(headSize / 4);
  const { variant, attentionGradKeys: keys, attentionGradQueries: queries } = templates;
  // The keys' part does more a pair, so it goes first; the accessors are declared once.
  return [
    makePart(`${name}Keys`, accessors, keys, variant, details, vectors + 1, holes),
    makePart(`${name}Queries`, '', queries, variant, details, vectors, holes),
  ];
};
