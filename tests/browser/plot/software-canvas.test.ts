import { expect, it } from 'vitest';
import { softwareContext } from '../../../core/plot/software-canvas.ts';

it('asks for a context on the CPU', () => {
  const context = softwareContext(document.createElement('canvas'))!;
  expect(context.getContextAttributes().willReadFrequently).toBe(true);
});
