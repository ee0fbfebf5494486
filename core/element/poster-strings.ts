/** @file What stands in a picture's place, in English: words apart, since a lab's shell has no others. */

import { words } from './language.ts';

export const posterStrings = words('poster', {
  waiting: 'The lab starts when it comes into view.',
  starting: 'Starting …',
  noPicture: 'There is nothing to show yet.',
});
