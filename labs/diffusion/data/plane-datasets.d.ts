/**
 * @file The toy densities of FFJORD (Grathwohl et al. 2019, `lib/toy_data.py`), as it describes them, in its
 * units; they all fit into about +-4. Every point is drawn for itself, where the original deals points out evenly
 * to arms, spirals and rings: so points are independent, and the first n of many are those of n.
 */
import type { RandomStream } from '../../../core/training/random.ts';
/** One point, written to out[at], out[at + 1]. */
export type DrawPoint = (stream: RandomStream, out: Float32Array, at: number) => void;
/** Two interleaved half circles, noise 0.1, stretched by 2. */
export declare const moons: DrawPoint;
/** Five arms, sd 0.3 along and 0.1 across, each bent by 0.25 exp(radius), stretched by 2. */
export declare const pinwheel: DrawPoint;
/** A spiral of one and a half turns, radius 1.5 pi to 4.5 pi, noise 1, divided by 5. */
export declare const swissroll: DrawPoint;
/** Two opposite spirals of one and a half turns: radius 3 pi sqrt(u), a jitter of 0 .. 0.5, a third the size. */
export declare const twoSpirals: DrawPoint;
/** The dark squares of a 4 x 4 board with squares of side 2. */
export declare const checkerboard: DrawPoint;
/** Four circles of radius 0.75, 1.5, 2.25 and 3, equally likely, noise 0.08. */
export declare const rings: DrawPoint;
