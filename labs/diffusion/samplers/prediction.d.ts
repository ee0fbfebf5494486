/** @file From what the network predicts to the data and the noise it stands for; Salimans & Ho 2022, section 4. */
import type { Prediction } from '../types.ts';
import { type Points } from './points.ts';
/** The data and the noise that make up x = sqrt(alphaBar) x0 + sqrt(1 - alphaBar) eps. */
export interface Parts<A extends Points> {
    readonly x0: A;
    readonly eps: A;
}
/**
 * Data and noise from the network's output at x.
 * @throws DiffusionError `eps-without-signal` for a prediction of eps at alphaBar 0, where x is eps and says
 * nothing of x0.
 */
export declare function toX0AndEps<A extends Points>(prediction: Prediction, output: A, x: A, alphaBar: number): Parts<A>;
/** x0 with every coordinate within +-bound; the noise is left as predicted (see `sample.ts`). */
export declare function clipped<A extends Points>(x0: A, bound: number | null): A;
