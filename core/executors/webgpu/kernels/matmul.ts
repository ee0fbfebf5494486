/** @file Matrix products: 8 × 8 register tiles, or tiles in workgroup memory with depth shared out in slices. */

import { reader, resultWriter } from '../access.ts';
import { compose } from '../compose.ts';
import type { DetailsOf, MakeParts, Part } from './part.ts';
import type { CommonTemplates } from './templates/templates.ts';

/** Invocations a workgroup without barriers: few, so that all cores of a software adapter get some. */
const FLAT_WORKGROUP = 8;

const TILED_WORKGROUP = 256;

/** Fewer tiles than this leave most of a GPU idle, so long sums are shared out over more workgroups. */
const FEW_TILES = 64;
const LONG_SUM = 128;

export const matmulParts: MakeParts<DetailsOf<'matmul'>, CommonTemplates> = (kernel, name, templates) => {
  const { details, inputs } = kernel;
  const { batch, m, n, k, transposeA, transposeB } = details;
  const accessors =
    reader(`${name}A`, inputs[0]) + reader(`${name}B`, inputs[1]) + resultWriter(`${name}Store`, kernel);
  const make = (template: string, tile: number, workgroupSize: number, scratch: number): Part => {
    const tileRows = Math.ceil(m / tile);
    const tileColumns = Math.ceil(n / tile);
    const tiles = batch * tileRows * tileColumns;
    const code = compose(template, {
      name,
      a: `${name}A`,
      b: `${name}B`,
      store: `${name}Store`,
      M: m,
      N: n,
      K: k,
      aSize: m * k,
      bSize: k * n,
      cSize: m * n,
      aRow: transposeA ? 1 : k,
      aDepth: transposeA ? m : 1,
      bColumn: transposeB ? k : 1,
      bDepth: transposeB ? 1 : n,
      transposeA,
      transposeB,
      tiles,
      tileRows,
      tileColumns,
      tilesPerBatch: tileRows * tileColumns,
      whole: m % tile === 0 && n % tile === 0,
      workgroupSize,
    });
    const workgroups = scratch === 0 ? Math.ceil(tiles / workgroupSize) : tiles;
    return { name, code: accessors + code, workgroups, workgroupSize, scratch };
  };
  if (templates.variant === 'flat') return [make(templates.matmul, 8, FLAT_WORKGROUP, 0)];
  const tiles = batch * Math.ceil(m / 32) * Math.ceil(n / 32);
  return tiles < FEW_TILES && k >= LONG_SUM
    ? [make(templates.slicedMatmul, 16, TILED_WORKGROUP, 1024)]
    : [make(templates.matmul, 32, TILED_WORKGROUP, 1024)];
};
