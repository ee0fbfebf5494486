/** @file From what the network predicts to the data and the noise it stands for; Salimans & Ho 2022, section 4. */

import { DiffusionError } from '../diffusion-error.ts';
import type { Prediction } from '../types.ts';
import { combine, type Points } from './points.ts';

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
export function toX0AndEps<A extends Points>(
  prediction: Prediction,
  output: A,
  x: A,
  alphaBar: number,
): Parts<A> {
  const signal = Math.sqrt(alphaBar);
  const noise = Math.sqrt(1 - alphaBar);
  switch (prediction) {
    case 'eps':
      if (alphaBar === 0) throw withoutSignal();
      return { x0: combine(1 / signal, x, -noise / signal, output), eps: output.slice() as A };
    case 'x0':
      return { x0: output.slice() as A, eps: combine(1 / noise, x, -signal / noise, output) };
    case 'v':
      return { x0: combine(signal, x, -noise, output), eps: combine(signal, output, noise, x) };
  }
}

/** x0 with every coordinate within +-bound; the noise is left as predicted (see `sample.ts`). */
export function clipped<A extends Points>(x0: A, bound: number | null): A {
  if (bound === null) return x0;
  return x0.map((value) => Math.min(bound, Math.max(-bound, value))) as A;
}

function withoutSignal(): DiffusionError {
  return new DiffusionError(
    'eps-without-signal',
    'Nothing of the signal is left at this level (alphaBar is 0), so x0 cannot be found from eps: ' +
      'predict v or x0, or do not rescale the schedule to zero terminal SNR.',
  );
}
