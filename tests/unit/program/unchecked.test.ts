import { expect, it } from 'vitest';
import * as checks from '../../../core/program/checks.ts';
import * as unchecked from '../../../core/program/unchecked.ts';

it('what stands in for the checks has each of them, and refuses nothing', () => {
  const { GraphError: _, ...all } = checks;
  expect(Object.keys(unchecked).toSorted()).toEqual(Object.keys(all).toSorted());
  expect(() => checks.checkValues([2, 3], 5)).toThrow('the shape [2, 3] needs 6 values, but 5 were given');
  for (const check of Object.values(unchecked)) expect(check()).toBeUndefined();
});
