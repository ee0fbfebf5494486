/** @file What is often given in place of a run file, told by its first bytes. */

import { RunFileError } from './run-file-error.ts';

/** Enough for a byte order mark, some white space and the longest beginning below. */
const HEAD_BYTES = 256;

/**
 * Checks that a file is not one of those that servers and repositories hand out in place of the real one.
 * @throws RunFileError when it is empty, a web page or a Git LFS pointer.
 */
export function refuseForeignFile(bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new RunFileError('file-empty', 'The file is empty; download or export it again.');
  }
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)).trimStart().toLowerCase();
  if (/^<(!doctype|html|head|body|\?xml|!--)/.test(head)) {
    throw new RunFileError(
      'file-is-html',
      'This is a web page, not a run file: the address is wrong or needs a login. Use the file’s direct address.',
    );
  }
  if (head.startsWith('version https://git-lfs.github.com/')) {
    throw new RunFileError(
      'file-is-lfs-pointer',
      'This is a Git LFS pointer, not the run file itself. Fetch it with `git lfs pull`, or use the address of the raw file.',
    );
  }
}
