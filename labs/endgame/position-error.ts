/** @file Why a position is refused, in whatever language it is asked for. */

import { errorText } from '../../core/element/error-text.ts';
import { LabError } from '../../core/element/errors.ts';

/** A refused position. Its message is English, as every error's is; `say` gives it in the language of the moment. */
export class PositionError extends LabError {
  constructor(
    code: string,
    readonly say: () => string,
  ) {
    super(code, say());
  }
}

/** An error as the reader is told it, in the language of what is being rendered. */
export function problemText(error: LabError): string {
  return error instanceof PositionError ? error.say() : errorText(error);
}
