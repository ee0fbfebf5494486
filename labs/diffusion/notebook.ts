/** @file The diffusion lab as a notebook's widget: `panels` are the two samplers, `time` diffusion time. */

import { labWidget } from '../../core/notebook/widget.ts';
import { DiffusionLab } from './diffusion-lab.ts';

export default labWidget<DiffusionLab>('diffusion-lab', {
  panels: {
    read: (lab) => lab.panels,
    write: (lab, panels: DiffusionLab['panels']) => (lab.panels = panels),
  },
  time: { read: (lab) => lab.time, write: (lab, time: number) => (lab.time = time) },
});
