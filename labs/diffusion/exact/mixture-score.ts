/**
 * @file Everything about the noised density of a mixture, in closed form. With x = sqrt(ab) x0 + sqrt(1 - ab) eps
 * and components w_k N(m_k, s^2 I) the density at a level is again a mixture:
 *
 *   p(x) = sum_k w_k N(x; sqrt(ab) m_k, v I)      v = ab s^2 + 1 - ab
 *   r_k  = p(k | x)                                d_k = x - sqrt(ab) m_k
 *   score(x)  = -sum_k r_k d_k / v
 *   eps*(x)   = E[eps | x] = -sqrt(1 - ab) score(x)
 *   x0*(x)    = E[x0 | x]  = sum_k r_k c_k         c_k = m_k + sqrt(ab) s^2 / v d_k
 *   trace Cov(x0 | x) = 2 s^2 (1 - ab) / v + sum_k r_k |c_k - x0*|^2
 *   laplacian log p   = sum_k r_k |d_k|^2 / v^2 - 2 / v - |score|^2
 *
 * With s = 0 it is the density of a finite sample, and x0* the ideal denoiser (see `ideal-denoiser.ts`).
 */

import type { Mixture } from '../data/mixture.ts';
import type { Points } from '../samplers/points.ts';
import type { Denoise } from '../samplers/sample.ts';
import type { Prediction } from '../types.ts';

/** All the quantities above at one point. */
export interface Posterior {
  logDensity: number;
  x0x: number;
  x0y: number;
  epsX: number;
  epsY: number;
  scoreX: number;
  scoreY: number;
  laplacian: number;
  /** trace Cov(x0 | x) */
  covariance: number;
}

/** Components whose share is below e^-40 of the likeliest's change no digit of a float64 sum. */
const NEGLIGIBLE = 40;

/**
 * A function that fills in the quantities at a point; it keeps one result and overwrites it every time.
 * @param alphaBar 0 .. 1; below 1 for a finite sample, whose density has no score there.
 */
export function posteriorAt(mixture: Mixture, alphaBar: number): (x: number, y: number) => Posterior {
  const { weights, sd } = mixture;
  const K = weights.length;
  const signal = Math.sqrt(alphaBar);
  const noise = Math.sqrt(1 - alphaBar);
  const variance = alphaBar * sd * sd + 1 - alphaBar;
  const shrink = (signal * sd * sd) / variance;
  const within = (2 * sd * sd * (1 - alphaBar)) / variance;
  // Side by side: for a finite sample the loops below run over thousands.
  const meansX = Float64Array.from(weights, (_, k) => mixture.means[2 * k]);
  const meansY = Float64Array.from(weights, (_, k) => mixture.means[2 * k + 1]);
  const logWeights = weights.map(Math.log);
  const logNormal = Math.log(2 * Math.PI * variance);
  const precision = 1 / (2 * variance);
  const exponents = new Float64Array(K);
  const found: Posterior = {
    logDensity: 0,
    x0x: 0,
    x0y: 0,
    epsX: 0,
    epsY: 0,
    scoreX: 0,
    scoreY: 0,
    laplacian: 0,
    covariance: 0,
  };

  return (x, y) => {
    let largest = -Infinity;
    for (let k = 0; k < K; k++) {
      const dx = x - signal * meansX[k];
      const dy = y - signal * meansY[k];
      const exponent = logWeights[k] - (dx * dx + dy * dy) * precision;
      exponents[k] = exponent;
      if (exponent > largest) largest = exponent;
    }
    // Moments of the component means about one that counts, so that a sharp posterior loses no digits.
    const origin = exponents.indexOf(largest);
    const originX = meansX[Math.max(0, origin)];
    const originY = meansY[Math.max(0, origin)];
    let total = 0;
    let meanX = 0;
    let meanY = 0;
    let squares = 0;
    let distances = 0;
    for (let k = 0; k < K; k++) {
      const exponent = exponents[k] - largest;
      if (exponent < -NEGLIGIBLE) continue;
      const share = Math.exp(exponent);
      const mx = meansX[k] - originX;
      const my = meansY[k] - originY;
      total += share;
      meanX += share * mx;
      meanY += share * my;
      squares += share * (mx * mx + my * my);
      distances += share * (logWeights[k] - exponents[k]);
    }
    meanX /= total;
    meanY /= total;
    const dx = x - signal * (originX + meanX);
    const dy = y - signal * (originY + meanY);
    const spread = Math.max(0, squares / total - meanX * meanX - meanY * meanY);
    found.logDensity = largest + Math.log(total) - logNormal;
    found.scoreX = -dx / variance;
    found.scoreY = -dy / variance;
    found.epsX = (noise * dx) / variance;
    found.epsY = (noise * dy) / variance;
    found.x0x = originX + meanX + shrink * dx;
    found.x0y = originY + meanY + shrink * dy;
    found.laplacian =
      distances / total / (precision * variance * variance) -
      2 / variance -
      (found.scoreX * found.scoreX + found.scoreY * found.scoreY);
    found.covariance = within + (1 - signal * shrink) ** 2 * spread;
    return found;
  };
}

/** Score at every point, [n, 2] in 1 / the mixture's units. */
export function mixtureScore(mixture: Mixture, points: Points, alphaBar: number): Float32Array {
  const at = posteriorAt(mixture, alphaBar);
  const score = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const { scoreX, scoreY } = at(points[i], points[i + 1]);
    score[i] = scoreX;
    score[i + 1] = scoreY;
  }
  return score;
}

/** Log density at every point, [n] in nats. */
export function mixtureLogDensity(mixture: Mixture, points: Points, alphaBar = 1): Float64Array {
  const at = posteriorAt(mixture, alphaBar);
  return Float64Array.from(
    { length: points.length / 2 },
    (_, i) => at(points[2 * i], points[2 * i + 1]).logDensity,
  );
}

/** The best prediction there is: what a network of unlimited size would learn from unlimited data, [n, 2]. */
export function exactPrediction(
  mixture: Mixture,
  prediction: Prediction,
  points: Points,
  alphaBar: number,
): Float32Array {
  const at = posteriorAt(mixture, alphaBar);
  const [onEps, onX0] = partsOf(prediction, alphaBar);
  const output = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const { epsX, epsY, x0x, x0y } = at(points[i], points[i + 1]);
    output[i] = onEps * epsX + onX0 * x0x;
    output[i + 1] = onEps * epsY + onX0 * x0y;
  }
  return output;
}

/** `exactPrediction` in the network's place. The mixture is in model units. */
export function exactDenoise(mixture: Mixture, prediction: Prediction): Denoise {
  return (x, _, alphaBar) => exactPrediction(mixture, prediction, x, alphaBar);
}

/** A prediction as a sum of eps and x0. */
function partsOf(prediction: Prediction, alphaBar: number): readonly [onEps: number, onX0: number] {
  switch (prediction) {
    case 'eps':
      return [1, 0];
    case 'x0':
      return [0, 1];
    case 'v':
      return [Math.sqrt(alphaBar), -Math.sqrt(1 - alphaBar)];
  }
}
