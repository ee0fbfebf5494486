/** @file Sums over axes, and over the rows that an index picks. */

import flat from '../../../../shaders/sum-flat.wgsl?raw';
import { SAME, type SumAxes } from '../../../program/broadcast.ts';
import { broadcastReader, reader, resultWriter, writer, type PlacedKernel } from '../access.ts';
import { compose, float } from '../compose.ts';
import { flatPart, type DetailsOf, type MakeParts, type Part } from './part.ts';
import type { CommonTemplates } from './templates/templates.ts';

const FLAT_WORKGROUP = 16;
const TILED_WORKGROUP = 256;

/** Sums of at least this many elements are worth a workgroup each, if there are few of them. */
const LONG_SUM = 64;
const FEW_SUMS = 1024;

function sumPart(
  kernel: PlacedKernel,
  name: string,
  { outer, reduced, inner }: SumAxes,
  term: string,
  templates: CommonTemplates,
): Part {
  const sums = outer * inner;
  const tiled = templates.variant === 'tiled' ? templates.sum : undefined;
  const shared = tiled !== undefined && reduced >= LONG_SUM && sums <= FEW_SUMS;
  const workgroupSize = tiled === undefined ? FLAT_WORKGROUP : TILED_WORKGROUP;
  const code =
    term +
    resultWriter(`${name}Store`, kernel) +
    compose(shared ? tiled : flat, {
      name,
      sums,
      reduced,
      inner,
      outerStride: reduced * inner,
      workgroupSize,
      term: `${name}Term`,
      store: `${name}Store`,
    });
  if (!shared) return flatPart(name, code, sums, workgroupSize);
  return { name, code, workgroups: sums, workgroupSize, scratch: TILED_WORKGROUP };
}

export const sumParts: MakeParts<DetailsOf<'sum'>, CommonTemplates> = (kernel, name, templates) => {
  const { details, inputs, prologue } = kernel;
  const term = broadcastReader(`${name}Term`, inputs[0], details.input, prologue);
  return [sumPart(kernel, name, details, term, templates)];
};

export const meanSquaredErrorParts: MakeParts<DetailsOf<'meanSquaredError'>, CommonTemplates> = (
  kernel,
  name,
  templates,
) => {
  const { size } = kernel.details;
  const [prediction, target] = kernel.inputs;
  const term =
    reader(`${name}Prediction`, prediction) +
    reader(`${name}Target`, target) +
    `fn ${name}Term(i: u32) -> f32 {\n  let d = ${name}Prediction(i) - ${name}Target(i);\n` +
    `  return d * d * ${float(1 / size)};\n}\n`;
  return [sumPart(kernel, name, { outer: 1, reduced: size, inner: 1 }, term, templates)];
};

export const scatterRowsParts: MakeParts<DetailsOf<'scatterRows'>, CommonTemplates> = (
  kernel,
  name,
  templates,
) => {
  const { rows, channels, count, period } = kernel.details;
  const [indices, values] = kernel.inputs;
  const blocksPerRow = Math.ceil(channels / 32);
  const quadsPerRow = Math.ceil(channels / 4);
  const tiles = Math.ceil(count / 8) * quadsPerRow;
  const code =
    reader(`${name}Index`, indices) +
    reader(`${name}Values`, values) +
    writer(`${name}Store`, kernel.outputs[0]) +
    compose(templates.scatterRows, {
      name,
      rows,
      channels,
      count,
      tiles,
      quadsPerRow,
      blocksPerRow,
      workgroupSize: FLAT_WORKGROUP,
      index: `${name}Index`,
      values: `${name}Values`,
      store: `${name}Store`,
    });
  const scatter: Part =
    templates.variant === 'flat'
      ? flatPart(name, code, tiles, FLAT_WORKGROUP)
      : {
          name,
          code,
          workgroups: count * blocksPerRow,
          workgroupSize: TILED_WORKGROUP,
          scratch: TILED_WORKGROUP,
        };
  if (period === 0) return [scatter];
  const positions: PlacedKernel = { ...kernel, outputs: [kernel.outputs[1]] };
  const axes = { outer: 1, reduced: rows / period, inner: period * channels };
  const sumName = `${name}Positions`;
  const term = broadcastReader(`${sumName}Term`, values, SAME, []);
  return [scatter, sumPart(positions, sumName, axes, term, templates)];
};
