import { describe, expect, it } from 'vitest';
import { matrix, multiply } from '../../../../labs/induction/measures/dense.ts';
import { createMatrixMemory, roomFor, within } from '../../../../labs/induction/measures/matrix-memory.ts';
import { recallGauges } from '../../../../labs/induction/measures/recall-gauges.ts';
import { circuitFigures } from '../../../../labs/induction/measures/weight-measures.ts';
import { randomModel } from './random-model.ts';

describe('memory for matrices', () => {
  it('changes no figure, whatever was in it before', () => {
    const memory = createMatrixMemory();
    for (const seed of [1, 2, 3]) {
      const figures = () => {
        const model = randomModel(seed, { width: 16, heads: 2, vocabulary: 13, context: 11 });
        return [circuitFigures(model), recallGauges(model)];
      };
      expect(within(memory, figures), `seed ${seed}`).toEqual(figures());
    }
  });

  it('is made once: from the second work on, every matrix lies in it', () => {
    const memory = createMatrixMemory();
    const work = () => multiply(matrix([1, 2, 3, 4], 2, 2), matrix([5, 6, 7, 8], 2, 2)).values;
    within(memory, work);
    const second = within(memory, work);
    const third = within(memory, work);
    expect([...third]).toEqual([19, 22, 43, 50]);
    expect(second.buffer).toBe(memory.values.buffer);
    expect(third.buffer).toBe(second.buffer);
    expect(third.byteOffset).toBe(second.byteOffset);
  });

  it('is left when the work is over, also by an error, and work within work has its own', () => {
    const [outer, inner] = [createMatrixMemory(), createMatrixMemory()];
    expect(() =>
      within(outer, () => {
        roomFor(1);
        within(inner, () => roomFor(2));
        roomFor(3);
        throw new Error('no');
      }),
    ).toThrow('no');
    roomFor(5);
    expect([outer.asked, inner.asked]).toEqual([4, 2]);
  });
});
