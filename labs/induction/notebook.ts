/** @file The induction lab as a notebook's widget: `ablations` is `{"heads": [[layer, head], ...], "kind": ...}`. */

import { labWidget } from '../../core/notebook/widget.ts';
import { InductionLab } from './induction-lab.ts';
import type { Ablations } from './types.ts';

export default labWidget<InductionLab>('induction-lab', {
  ablations: {
    read: (lab) => lab.ablations,
    write: (lab, { heads, kind }: Ablations) => lab.ablate(heads, kind),
  },
});
