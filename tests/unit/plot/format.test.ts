import { describe, expect, test } from 'vitest';
import { ENGLISH, inLanguageOf, speak } from '../../../core/element/language.ts';
import { formatDigits, formatFixed, formatStep, formatTick, formatValue } from '../../../core/plot/format.ts';
import { percent, scientific, signed } from '../../../core/plot/numbers.ts';

const inGerman = <Result>(act: () => Result): Result => {
  const lab = {} as Node;
  speak(lab, { ...ENGLISH, locale: 'de' });
  return inLanguageOf(lab, act);
};

describe.each([
  [() => formatStep(1234567), '1,234,567', '1.234.567'],
  [() => formatFixed(1234.5, 1), '1,234.5', '1.234,5'],
  [() => formatFixed(-0.3), '−0.30', '−0,30'],
  [() => formatFixed(-0.004), '0.00', '0,00'],
  [() => formatFixed(0.99999, 2), '1.00', '1,00'],
  [() => formatFixed(NaN), '–', '–'],
  [() => formatValue(1.3863), '1.386', '1,386'],
  [() => formatValue(-2.14e-5), '−2.1e−5', '−2,1e−5'],
  [() => formatTick(0.25), '0.25', '0,25'],
  [() => formatTick(-1e7), '−1e+7', '−1e+7'],
  [() => formatDigits((0.0031).toPrecision(2)), '0.0031', '0,0031'],
  [() => signed(0.5), '+0.50', '+0,50'],
  [() => percent(0.125, 1), '12.5\u00a0%', '12,5\u00a0%'],
  [() => scientific(2e-6), '2e−6', '2e−6'],
])('%s', (write, english, german) => {
  test(`is ${english}, and ${german} in German`, () => {
    expect(write()).toBe(english);
    expect(inGerman(write)).toBe(german);
  });
});
