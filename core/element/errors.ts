/** @file The one kind of error a lab shows, throws and dispatches: a stable code and a sentence that says what to do. */

/** Every code of core, with its sentence. A lab's own experiment may bring further codes with sentences of their own. */
export const LAB_ERRORS = {
  'bad-argument': 'The argument cannot be used; give a whole number that is not negative.',
  'bad-config': 'This configuration is out of bounds; change it or choose a preset.',
  'cannot-continue':
    'This recording does not hold the optimiser’s memory, so training cannot go on from it. Call reset() to train afresh.',
  interrupted:
    'This was given up because the lab was paused, reset or removed. Ask again if it is still wanted.',
  'lab-not-loaded':
    'Check that all files of the lab lie beside its script and that the network is there, then reload the page.',
  'no-executor':
    'Try another browser, or give the page a Content-Security-Policy that lets the lab’s scripts be loaded.',
  'nothing-recorded': 'There is nothing to export yet. Train a few steps first.',
  'run-not-found':
    'The run file could not be fetched. Check its address and that the server allows it to be read from here.',
  'run-too-large': 'The run file is too large to open here. Record a shorter run or a smaller model.',
  'run-unreadable':
    'This is not a run file of ml-labs, or it is damaged. Choose a .safetensors file that a lab exported.',
  'run-of-another-lab': 'This run was recorded by another lab. Open it there.',
  'seek-replaced': 'A later seek took the place of this one; wait for that one instead.',
  'start-failed': 'The lab could not start. Try another backend or a smaller configuration.',
  'worker-blocked': 'The lab’s worker could not be loaded. Check the page’s Content-Security-Policy.',
  'worker-crashed':
    'The lab’s worker stopped. What was recorded is kept: go on from the last safe step, or start over.',
} as const;

/** Codes of core. */
export type LabErrorCode = keyof typeof LAB_ERRORS;

/** What went wrong in a lab. `code` is stable; `message` is for people. */
export class LabError extends Error {
  override readonly name = 'LabError';
  /** One of `LAB_ERRORS`, or a code of the lab's own experiment. */
  readonly code: LabErrorCode | (string & {});

  constructor(code: LabErrorCode, message?: string);
  constructor(code: string, message: string);
  constructor(code: string, message?: string) {
    super(message ?? LAB_ERRORS[code as LabErrorCode]);
    this.code = code;
  }
}

/** The table's sentence after what exactly happened. */
export function explained(code: LabErrorCode, happened: string): LabError {
  return new LabError(code, `${happened.replace(/[\s.]*$/, '.')} ${LAB_ERRORS[code]}`);
}

/** Any error as a LabError: one with a code keeps code and message, another gets `code`. */
export function toLabError(error: unknown, code: LabErrorCode): LabError {
  if (error instanceof LabError) return error;
  const { code: own, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const happened = typeof message === 'string' && message !== '' ? message : String(error);
  if (typeof own !== 'string') return explained(code, happened);
  // These come without advice from below core/element; every other code comes with its own sentence.
  const bare = own === 'worker-crashed' || own === 'start-failed' || own === 'no-executor';
  return bare ? explained(own, happened) : new LabError(own, happened);
}

/** The same promise, whose rejection may be ignored without noise in the console. */
export function handled<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}
