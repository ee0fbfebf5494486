import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../core/training/random.ts';
import { findCliff, type LossPoint } from '../../../../labs/induction/measures/cliff.ts';

const LN_V = Math.log(64);

/** A curve recorded every ten steps, with noise of a given size. */
function curve(steps: number, loss: (step: number) => number, noise = 0, every = 10): LossPoint[] {
  const random = randomStream(0, 'noise', 0);
  return Array.from({ length: steps / every + 1 }, (_, i) => ({
    step: i * every,
    loss: loss(i * every) + noise * random.normal(),
  }));
}

/** From ln V down by `depth`, half of it at `middle`; 10 % to 90 % takes 4.4 widths. */
const sigmoid =
  (middle: number, width: number, depth = 3.5) =>
  (step: number) =>
    LN_V - depth / (1 + Math.exp((middle - step) / width));

describe('the cliff', () => {
  it.each([
    [400, 20],
    [800, 30],
    [1200, 60],
  ])('of a sigmoid is its middle: %i, width %i', (middle, width) => {
    const cliff = findCliff(curve(2000, sigmoid(middle, width)), 64);
    expect(Math.abs((cliff?.step ?? NaN) - middle)).toBeLessThanOrEqual(10);
    // 10 % and 90 % of a logistic fall lie ln 9 widths before and after its middle.
    expect(Math.abs((cliff?.start ?? NaN) - (middle - Math.log(9) * width))).toBeLessThanOrEqual(20);
    expect(Math.abs((cliff?.end ?? NaN) - (middle + Math.log(9) * width))).toBeLessThanOrEqual(20);
  });

  it('is found in noise', () => {
    const cliff = findCliff(curve(2000, sigmoid(800, 30), 0.1), 64);
    expect(Math.abs((cliff?.step ?? NaN) - 800)).toBeLessThanOrEqual(40);
  });

  it('is found in the noise of single batches, recorded at every step', () => {
    for (const width of [15, 25, 40]) {
      const cliff = findCliff(curve(1000, sigmoid(400, width), 0.2, 1), 64);
      expect(Math.abs((cliff?.step ?? NaN) - 400)).toBeLessThanOrEqual(width);
    }
  });

  it('is found while the plateau slopes, as it does', () => {
    const sloping = (step: number) => sigmoid(800, 30, 3)(step) - 0.3 * Math.min(1, step / 800);
    expect(Math.abs((findCliff(curve(2000, sloping), 64)?.step ?? NaN) - 800)).toBeLessThanOrEqual(10);
  });

  it('is found whatever the distance of records', () => {
    const records = [
      ...curve(600, sigmoid(800, 30), 0, 50),
      ...curve(2000, sigmoid(800, 30), 0, 20).slice(31),
    ];
    expect(Math.abs((findCliff(records, 64)?.step ?? NaN) - 800)).toBeLessThanOrEqual(20);
  });

  it('does not move when the run goes on after it', () => {
    const short = findCliff(curve(1200, sigmoid(800, 20)), 64);
    const long = findCliff(curve(4000, sigmoid(800, 20)), 64);
    expect(short).toBeDefined();
    expect(long).toEqual(short);
  });

  it('is not there in a flat, noisy curve', () => {
    expect(
      findCliff(
        curve(2000, () => LN_V, 0.2),
        64,
      ),
    ).toBeUndefined();
  });

  it('is not there in a slow linear decline', () => {
    expect(
      findCliff(
        curve(2000, (step) => LN_V - (3.5 * step) / 2000),
        64,
      ),
    ).toBeUndefined();
    expect(
      findCliff(
        curve(2000, (step) => LN_V - (3.5 * step) / 2000, 0.05),
        64,
      ),
    ).toBeUndefined();
  });

  it('is not there in an exponential decay, which has no plateau', () => {
    expect(
      findCliff(
        curve(2000, (step) => LN_V - 3.5 * (1 - Math.exp(-step / 300))),
        64,
      ),
    ).toBeUndefined();
  });

  it('is not there in a fall of less than a nat', () => {
    expect(findCliff(curve(2000, sigmoid(800, 30, 0.9)), 64)).toBeUndefined();
    expect(findCliff(curve(2000, sigmoid(800, 30, 1.1)), 64)).toBeDefined();
  });

  it('is not there before enough is recorded', () => {
    expect(findCliff([], 64)).toBeUndefined();
    expect(findCliff(curve(30, sigmoid(20, 1)), 64)).toBeUndefined();
  });

  it('does not mind records without the metric', () => {
    const holes = curve(2000, sigmoid(800, 30)).map((p, i) => (i % 7 === 3 ? { ...p, loss: NaN } : p));
    expect(Math.abs((findCliff(holes, 64)?.step ?? NaN) - 800)).toBeLessThanOrEqual(20);
  });
});
