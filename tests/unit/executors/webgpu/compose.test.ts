import { describe, expect, it } from 'vitest';
import { compose, float } from '../../../../core/executors/webgpu/compose.ts';

describe('compose', () => {
  it('fills every hole', () => {
    expect(compose('let ${name} = ${size}u;', { name: 'x', size: 3 })).toBe('let x = 3u;');
  });

  it('writes out loops, one inside another, and keeps the indent', () => {
    const template = '  $each r 2: $each c ${n}: x${r}_${c};';
    expect(compose(template, { n: 3 }).split('\n')).toEqual([
      '  x0_0;',
      '  x0_1;',
      '  x0_2;',
      '  x1_0;',
      '  x1_1;',
      '  x1_2;',
    ]);
  });

  it('drops a line that repeats no times', () => {
    expect(compose('a\n$each i 0: b\nc', {})).toBe('a\nc');
  });

  it('names a hole that nothing fills', () => {
    expect(() => compose('let x = ${size};', { sise: 1 })).toThrow(/nothing fills the hole "size"/);
  });
});

describe('float', () => {
  it('is a WGSL literal of type f32', () => {
    expect([0.25, 3, -1, 1e-8, 1e21].map(float)).toEqual(['0.25f', '3.0f', '-1.0f', '1e-8f', '1e+21f']);
  });
});
