/**
 * @file What the network is told of the noise level: not its number but its log signal-to-noise ratio, so that a
 * network trained on one schedule can be asked on the levels of another.
 */

/** Bound of |log SNR|, in nats: at the last level of a zero-terminal-SNR schedule it would be infinite. */
export const LOG_SNR_BOUND = 20;

/** Sine and cosine pairs. */
const PAIRS = 8;

/** The half log-SNR, scaled to about -2.5 to 1.5, and its sines and cosines. */
export const LEVEL_FEATURES = 1 + 2 * PAIRS;

/** log SNR = ln(alphaBar / (1 - alphaBar)) in nats, within the bound. */
export function logSnr(alphaBar: number): number {
  const unbounded = Math.log(alphaBar) - Math.log1p(-alphaBar);
  return Math.min(LOG_SNR_BOUND, Math.max(-LOG_SNR_BOUND, unbounded));
}

/** The level of this alphaBar as the network sees it, [LEVEL_FEATURES]. */
export function levelFeatures(alphaBar: number): Float32Array {
  const half = logSnr(alphaBar) / 2;
  const features = new Float32Array(LEVEL_FEATURES);
  features[0] = half / 4;
  for (let k = 0; k < PAIRS; k++) {
    const angle = (2 ** k * half) / 8;
    features[1 + 2 * k] = Math.sin(angle);
    features[2 + 2 * k] = Math.cos(angle);
  }
  return features;
}
