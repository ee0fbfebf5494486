/** @file The words of the tables of changed weights, fetched with them. */

import { words } from '../../../core/element/language.ts';

export const edgesStrings = words('edges', {
  caption: 'Largest changes of single weights in this step, by layer',
  layers: ['input to first hidden layer', 'first to second hidden layer', 'second hidden layer to moves'],
  edge: (from: number, to: number) => `unit ${from} → unit ${to}`,
  columns: { edge: 'weight', value: 'value after', change: 'change' },
});
