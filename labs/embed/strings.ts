/** @file Every word that the frame and the page "Embed" show from their scripts. */

import type { LabName } from './labs.ts';

const titles: Record<LabName, string> = {
  induction: 'Induction heads',
  diffusion: 'Diffusion',
  endgame: 'Chess endgames',
};

export const strings = {
  titles,
  frame: {
    noLab: (labs: readonly string[]) =>
      `The address of this frame names no lab. Add ?lab= and one of: ${labs.join(', ')}.`,
    notOneOf: (name: string, value: string, allowed: readonly string[]) =>
      `The address of this frame says ${name}=${value}, which is not known. Known values: ${allowed.join(', ')}.`,
    notWhole: (name: string, value: string) =>
      `The address of this frame says ${name}=${value}; give a whole number from 0.`,
    notHeads: (value: string) =>
      `The address of this frame says ablate=${value}; give heads as layer.head, counted from 0 and divided by commas, such as 1.0 or 0.1,1.0.`,
    noHeads: (lab: LabName) =>
      `The lab “${titles[lab]}” has no attention heads; leave ablate out of the address of this frame.`,
    notLoaded: (message: string) =>
      `The lab could not be loaded: ${message}. If this frame is sandboxed, the server has to send Access-Control-Allow-Origin with its scripts.`,
  },
  builder: {
    default: 'Default',
    copied: 'Copied',
    notCopied: 'Select the text and copy it; this browser does not allow it here',
    frameTitle: (lab: LabName) => `${titles[lab]}: a model that trains in this page`,
  },
};
