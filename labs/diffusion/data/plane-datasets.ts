/**
 * @file The toy densities of FFJORD (Grathwohl et al. 2019, `lib/toy_data.py`), as it describes them, in its
 * units; they all fit into about +-4. Every point is drawn for itself, where the original deals points out evenly
 * to arms, spirals and rings: so points are independent, and the first n of many are those of n.
 */

import type { RandomStream } from '../../../core/training/random.ts';

/** One point, written to out[at], out[at + 1]. */
export type DrawPoint = (stream: RandomStream, out: Float32Array, at: number) => void;

/** Two interleaved half circles, noise 0.1, stretched by 2. */
export const moons: DrawPoint = (stream, out, at) => {
  const upper = stream.uniform() < 0.5;
  const angle = Math.PI * stream.uniform();
  const x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
  const y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
  out[at] = 2 * (x + 0.1 * stream.normal()) - 1;
  out[at + 1] = 2 * (y + 0.1 * stream.normal()) - 0.2;
};

/** Five arms, sd 0.3 along and 0.1 across, each bent by 0.25 exp(radius), stretched by 2. */
export const pinwheel: DrawPoint = (stream, out, at) => {
  const along = 1 + 0.3 * stream.normal();
  const across = 0.1 * stream.normal();
  const angle = (2 * Math.PI * stream.integer(5)) / 5 + 0.25 * Math.exp(along);
  out[at] = 2 * (along * Math.cos(angle) + across * Math.sin(angle));
  out[at + 1] = 2 * (across * Math.cos(angle) - along * Math.sin(angle));
};

/** A spiral of one and a half turns, radius 1.5 pi to 4.5 pi, noise 1, divided by 5. */
export const swissroll: DrawPoint = (stream, out, at) => {
  const angle = 1.5 * Math.PI * (1 + 2 * stream.uniform());
  out[at] = (angle * Math.cos(angle) + stream.normal()) / 5;
  out[at + 1] = (angle * Math.sin(angle) + stream.normal()) / 5;
};

/** Two opposite spirals of one and a half turns: radius 3 pi sqrt(u), a jitter of 0 .. 0.5, a third the size. */
export const twoSpirals: DrawPoint = (stream, out, at) => {
  const side = stream.uniform() < 0.5 ? 1 : -1;
  const angle = 3 * Math.PI * Math.sqrt(stream.uniform());
  const x = -Math.cos(angle) * angle + 0.5 * stream.uniform();
  const y = Math.sin(angle) * angle + 0.5 * stream.uniform();
  out[at] = (side * x) / 3 + 0.1 * stream.normal();
  out[at + 1] = (side * y) / 3 + 0.1 * stream.normal();
};

/** The dark squares of a 4 x 4 board with squares of side 2. */
export const checkerboard: DrawPoint = (stream, out, at) => {
  const x = 4 * stream.uniform() - 2;
  const row = stream.uniform() - 2 * stream.integer(2);
  out[at] = 2 * x;
  out[at + 1] = 2 * (row + Math.abs(Math.floor(x) % 2));
};

/** Four circles of radius 0.75, 1.5, 2.25 and 3, equally likely, noise 0.08. */
export const rings: DrawPoint = (stream, out, at) => {
  const radius = 0.75 * (1 + stream.integer(4));
  const angle = 2 * Math.PI * stream.uniform();
  out[at] = radius * Math.cos(angle) + 0.08 * stream.normal();
  out[at + 1] = radius * Math.sin(angle) + 0.08 * stream.normal();
};
