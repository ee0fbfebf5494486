import { expect, it } from 'vitest';
import { softwareContext, withSoftwareCanvas } from '../../../core/plot/software-canvas.ts';

it('gives canvases made within the call a context on the CPU, and leaves getContext as it was', () => {
  const { getContext } = HTMLCanvasElement.prototype;
  const context = withSoftwareCanvas(() => document.createElement('canvas').getContext('2d')!);
  expect(context.getContextAttributes().willReadFrequently).toBe(true);
  expect(HTMLCanvasElement.prototype.getContext).toBe(getContext);
  const plain = document.createElement('canvas').getContext('2d')!;
  expect(plain.getContextAttributes().willReadFrequently).toBe(false);
});

it('leaves getContext as it was when the call throws', () => {
  const { getContext } = HTMLCanvasElement.prototype;
  expect(() =>
    withSoftwareCanvas(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(HTMLCanvasElement.prototype.getContext).toBe(getContext);
});

it('asks for a context on the CPU', () => {
  const context = softwareContext(document.createElement('canvas'))!;
  expect(context.getContextAttributes().willReadFrequently).toBe(true);
});
