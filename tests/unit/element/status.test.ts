import { describe, expect, test } from 'vitest';
import { createSpeaker, createStatus, type LabState } from '../../../core/element/status.ts';

const calm: LabState = { error: null, busy: false, training: false, ended: false, step: 0 };

test('nothing is said before something has happened', () => {
  const status = createStatus();
  expect(status(calm)).toBe('');
  expect(status({ ...calm, step: 40, ended: true })).toBe('');
});

test('each change of state is said once, with the step it happened at', () => {
  const status = createStatus();
  expect(status({ ...calm, busy: true, training: true })).toBe('Training');
  expect(status({ ...calm, busy: true, training: true, step: 900 })).toBe('Training');
  expect(status({ ...calm, step: 1234 })).toBe('Paused at step 1,234');
  expect(status({ ...calm, step: 7 }), 'seeking while paused is no change of state').toBe(
    'Paused at step 1,234',
  );
  expect(status({ ...calm, busy: true })).toBe('Playing');
  expect(status({ ...calm, ended: true, step: 2000 })).toBe('Finished at step 2,000');
});

test('a problem is said in its own words', () => {
  expect(createStatus()({ ...calm, error: { message: 'The worker stopped.' } })).toBe(
    'Problem: The worker stopped.',
  );
});

test('and another one in its place in its own', () => {
  const status = createStatus();
  const [first, second] = [{ message: 'The file is empty.' }, { message: 'The file is too large.' }];
  expect(status({ ...calm, error: first })).toBe('Problem: The file is empty.');
  expect(status({ ...calm, error: second })).toBe('Problem: The file is too large.');
  expect(status(calm)).toBe('Paused at step 0');
});

describe('a passing remark', () => {
  test('is said after a state, once, and gives the state no second hearing when it is over', () => {
    const speak = createSpeaker();
    const heard = [
      ['Paused', ''],
      ['Paused', 'Link copied.'],
      ['Paused', 'Link copied.'],
      ['Paused', ''],
      ['Paused', 'Link copied.'],
      ['Training', 'Link copied.'],
      ['Training', ''],
    ].map(([status, remark]) => speak(status, remark));
    expect(heard).toEqual([
      'Paused',
      'Link copied.',
      'Link copied.',
      '',
      'Link copied.',
      'Training',
      'Training',
    ]);
  });
});
