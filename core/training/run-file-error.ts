/** @file What can be wrong with a run file, by name. */

/** Stable names of everything that can be wrong with a run file. */
export type RunFileErrorCode =
  // Not the right kind of file.
  | 'file-empty'
  | 'file-is-html'
  | 'file-is-lfs-pointer'
  // The safetensors container.
  | 'file-truncated'
  | 'file-trailing-bytes'
  | 'header-length'
  | 'header-not-utf8'
  | 'header-not-json'
  | 'header-not-object'
  | 'header-keys'
  | 'metadata-invalid'
  | 'tensor-fields'
  | 'tensor-dtype'
  | 'tensor-shape'
  | 'tensor-offsets'
  | 'tensor-layout'
  // The run inside it.
  | 'run-missing'
  | 'run-version'
  | 'run-lab'
  | 'run-config'
  | 'run-seed'
  | 'run-total-steps'
  | 'run-backend'
  | 'run-steps'
  | 'run-rows'
  | 'run-tensors'
  | 'run-trajectory'
  | 'run-optimizer';

/** A file that is no run, or a run that cannot be written: `message` says what is wrong and what to do. */
export class RunFileError extends Error {
  readonly code: RunFileErrorCode;

  constructor(code: RunFileErrorCode, message: string) {
    super(message);
    this.name = 'RunFileError';
    this.code = code;
  }
}
