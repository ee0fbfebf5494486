/** @file Kernels of any network. */

import { adamWParts, elementwiseParts, gatherParts } from './map.ts';
import { matmulParts } from './matmul.ts';
import type { Makers } from './part.ts';
import { meanSquaredErrorParts, scatterRowsParts, sumParts } from './sum.ts';
import type { CommonTemplates } from './templates/templates.ts';

type Kinds = 'matmul' | 'gather' | 'scatterRows' | 'meanSquaredError' | 'elementwise' | 'sum' | 'adamW';

export const commonMakers: Makers<Kinds, CommonTemplates> = {
  matmul: matmulParts,
  gather: gatherParts,
  scatterRows: scatterRowsParts,
  meanSquaredError: meanSquaredErrorParts,
  elementwise: elementwiseParts,
  sum: sumParts,
  adamW: adamWParts,
};
