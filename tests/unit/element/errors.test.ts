import { describe, expect, test } from 'vitest';
import { LAB_ERRORS, LabError, toLabError } from '../../../core/element/errors.ts';

describe('every LabError', () => {
  test.each(Object.entries(LAB_ERRORS))('%s has a sentence that says what to do', (code, sentence) => {
    const error = new LabError(code as keyof typeof LAB_ERRORS);
    expect([error.code, error.message, error.name]).toEqual([code, sentence, 'LabError']);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence.length).toBeGreaterThan(40);
  });
});

describe('an error of another kind', () => {
  test('with a code keeps code and message', () => {
    const error = toLabError(
      Object.assign(new Error('heads is 9; it can be 1 to 8.'), { code: 'bad-config' }),
      'start-failed',
    );
    expect([error.code, error.message]).toEqual(['bad-config', 'heads is 9; it can be 1 to 8.']);
  });

  test('without one says what happened and what to do', () => {
    const error = toLabError(new Error('unreachable executed'), 'worker-crashed');
    expect(error.code).toBe('worker-crashed');
    expect(error.message).toBe(`unreachable executed. ${LAB_ERRORS['worker-crashed']}`);
  });

  test('from below gets the advice that it comes without', () => {
    const error = toLabError({ code: 'worker-crashed', message: 'unreachable executed' }, 'start-failed');
    expect(error.message).toBe(`unreachable executed. ${LAB_ERRORS['worker-crashed']}`);
  });

  test('that is a LabError stays itself', () => {
    const error = new LabError('interrupted');
    expect(toLabError(error, 'start-failed')).toBe(error);
  });
});
