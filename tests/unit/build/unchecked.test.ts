import { expect, it } from 'vitest';
import * as executorChecks from '../../../core/executors/checks.ts';
import * as noExecutorChecks from '../../../core/executors/unchecked.ts';
import * as programChecks from '../../../core/program/checks.ts';
import * as noProgramChecks from '../../../core/program/unchecked.ts';
import * as trainingChecks from '../../../core/training/checks.ts';
import * as noTrainingChecks from '../../../core/training/unchecked.ts';

const { GraphError: _, ...programs } = programChecks;

it.each([
  ['programs', programs, noProgramChecks],
  ['executors', executorChecks, noExecutorChecks],
  ['training', trainingChecks, noTrainingChecks],
])('what stands in for the checks of %s has each of them, and refuses nothing', (name, checks, unchecked) => {
  expect(Object.keys(unchecked).toSorted(), name).toEqual(Object.keys(checks).toSorted());
  for (const check of Object.values(unchecked)) expect(check()).toBeUndefined();
});

it('the checks themselves refuse', () => {
  expect(() => programs.checkValues([2, 3], 5)).toThrow('the shape [2, 3] needs 6 values, but 5 were given');
  expect(() => trainingChecks.checkStream(0.5, 0)).toThrow('the seed must be a whole number');
});
