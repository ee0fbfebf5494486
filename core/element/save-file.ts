/** @file Hands a file to the reader, as a download. */

/** How long the address of a download stays valid, in milliseconds. */
const KEPT_MS = 60_000;

/** Starts the download of `file` under its own name. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
