/** @file The words around the scene, fetched with its stage. */

import { words } from '../../../core/element/language.ts';

export const stageStrings = words('stage', {
  watch: 'Watch in 3-D',
  close: 'Close the 3-D scene',
  loading: 'Loading the scene …',
  noWebgl:
    'This browser offers no WebGL, so there is no 3-D scene here. Everything it shows stands on this page.',
  softwareWebgl:
    'WebGL runs in software here, too slow for a moving scene. Everything it shows stands on this page.',
  anyway: 'Open it as stills all the same',
  failed: 'The 3-D scene could not be loaded. Everything it shows stands on this page.',
});
