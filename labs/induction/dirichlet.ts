/** @file Draws from the gamma and Dirichlet distributions, for the background of the bigram task. */

/** The part of a random stream these draws use. */
export interface RealSource {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/**
 * One draw from Gamma(shape, scale 1), by Marsaglia & Tsang (2000), "A simple method for generating gamma
 * variables"; shapes below 1 by their identity Gamma(a) = Gamma(a + 1) · U^(1/a).
 * @throws RangeError when the shape is not positive.
 */
export function drawGamma(random: RealSource, shape: number): number {
  if (!(shape > 0))
    throw new RangeError(`The shape of a gamma distribution is ${shape}; it must be positive.`);
  if (shape < 1) return drawGamma(random, shape + 1) * random.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const logU = Math.log(1 - random.uniform());
    if (logU < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** One draw from the symmetric Dirichlet distribution: `size` probabilities that sum to 1. */
export function drawDirichlet(random: RealSource, size: number, concentration: number): Float64Array {
  for (;;) {
    const draws = Float64Array.from({ length: size }, () => drawGamma(random, concentration));
    const sum = draws.reduce((a, b) => a + b, 0);
    // With a small concentration every draw can underflow to zero; such a draw says nothing, so draw again.
    if (sum > 0) return draws.map((x) => x / sum);
  }
}
