/**
 * @file Negative log-likelihood by the probability-flow ODE (Song et al. 2021, section 4.3): data flow to noise,
 * and log density changes by the flow's divergence on the way, which in the plane can be had exactly.
 *
 * The flow is written in the angle phi of the noise, x = cos(phi) x0 + sin(phi) eps with cos(phi) =
 * sqrt(alphaBar): dx/dphi = v(x, phi) = cos(phi) eps - sin(phi) x0 (Salimans & Ho 2022, appendix D), which stays
 * bounded from the data (0) to a terminal SNR of zero (pi / 2).
 */

import { DiffusionError } from '../diffusion-error.ts';
import type { Schedule } from '../schedules.ts';
import type { Prediction } from '../types.ts';

/** A velocity field at n points, and its divergence at each. */
export interface Flow {
  /** [n, 2] */
  readonly velocity: ArrayLike<number>;
  /** [n] */
  readonly divergence: ArrayLike<number>;
}

/** A network's output at n points and its divergence, the trace of its Jacobian in x. */
export interface OutputWithDivergence {
  /** [n, 2] */
  readonly output: ArrayLike<number>;
  /** [n] */
  readonly divergence: ArrayLike<number>;
}

/** A path from data to noise, by its nodes: at each the ODE's time s, ascending. */
export interface FlowPath {
  readonly s: Float64Array;
  readonly flow: (x: Float32Array, node: number) => Flow | Promise<Flow>;
}

/**
 * Negative log-likelihood of every point in nats, [n]: the density of what the flow makes of N(0, I), by Heun's
 * method from node to node.
 * @param points [n, 2] in model units. In units `dataScale` times as large add 2 ln dataScale.
 */
export async function negativeLogLikelihoods(
  points: ArrayLike<number>,
  { s, flow }: FlowPath,
): Promise<Float64Array> {
  const n = points.length / 2;
  let x = Float64Array.from(points);
  const gained = new Float64Array(n);
  let here = await flow(Float32Array.from(x), 0);
  for (let node = 1; node < s.length; node++) {
    const h = s[node] - s[node - 1];
    // Kept as plain copies: a network may answer from buffers that it uses again.
    const { velocity, divergence } = copied(here);
    const euler = Float32Array.from(x, (value, i) => value + h * velocity[i]);
    const ahead = await flow(euler, node);
    x = x.map((value, i) => value + (h / 2) * (velocity[i] + ahead.velocity[i]));
    for (let i = 0; i < n; i++) gained[i] += (h / 2) * (divergence[i] + ahead.divergence[i]);
    if (node < s.length - 1) here = await flow(Float32Array.from(x), node);
  }
  return gained.map((gain, i) => Math.log(2 * Math.PI) + (x[2 * i] ** 2 + x[2 * i + 1] ** 2) / 2 - gain);
}

/**
 * The path of a schedule: from the data through `steps` levels, evenly spread over all, to the last one. Onto the
 * first level, which no network knows the data below, the flow is that of the level itself.
 * @param evaluate the network at a level: see `velocityOf`.
 */
export function schedulePath(
  schedule: Schedule,
  steps: number,
  evaluate: (x: Float32Array, t: number, alphaBar: number) => Flow | Promise<Flow>,
): FlowPath {
  const { steps: T, alphaBars } = schedule;
  if (!Number.isInteger(steps) || steps < 2 || steps > T) {
    throw new DiffusionError('bad-sampler', `A likelihood takes 2 to ${T} steps; ${steps} is not.`);
  }
  const levels = Array.from({ length: steps }, (_, i) => Math.round(((T - 1) * i) / (steps - 1)));
  return {
    s: Float64Array.from([0, ...levels.map((t) => angleOf(alphaBars[t]))]),
    flow: (x, node) => {
      const t = levels[Math.max(0, node - 1)];
      return evaluate(x, t, alphaBars[t]);
    },
  };
}

/** phi of a level, 0 .. pi / 2. */
export function angleOf(alphaBar: number): number {
  return Math.atan2(Math.sqrt(1 - alphaBar), Math.sqrt(alphaBar));
}

/**
 * v and its divergence from a network's output of any kind.
 * @throws DiffusionError `eps-without-signal` for eps at alphaBar 0.
 */
export function velocityOf(
  prediction: Prediction,
  { output, divergence }: OutputWithDivergence,
  x: ArrayLike<number>,
  alphaBar: number,
): Flow {
  const signal = Math.sqrt(alphaBar);
  const noise = Math.sqrt(1 - alphaBar);
  const [onOutput, onX] = velocityParts(prediction, signal, noise);
  return {
    velocity: Float64Array.from(output, (value, i) => onOutput * value + onX * x[i]),
    divergence: Float64Array.from(divergence, (value) => onOutput * value + 2 * onX),
  };
}

/** v as a sum of the network's output and x, by x = signal x0 + noise eps. */
function velocityParts(prediction: Prediction, signal: number, noise: number): readonly [number, number] {
  switch (prediction) {
    case 'v':
      return [1, 0];
    case 'x0':
      return [-1 / noise, signal / noise];
    case 'eps':
      if (signal === 0) {
        const message =
          'Nothing of the signal is left at this level, so eps does not tell v: predict v or x0.';
        throw new DiffusionError('eps-without-signal', message);
      }
      return [1 / signal, -noise / signal];
  }
}

function copied({ velocity, divergence }: Flow): Flow {
  return { velocity: Float64Array.from(velocity), divergence: Float64Array.from(divergence) };
}
