/** @file Custom properties of the theme as CSS, in a file of its own: minifiers leave files alone that make CSS. */

import { unsafeCSS, type CSSResult } from 'lit';

/** Declares each entry as a private property `--_name`, which the page overrides as `--lab-name`. */
export function declarations(entries: readonly (readonly [name: string, value: string])[]): CSSResult {
  return unsafeCSS(entries.map(([name, value]) => `--_${name}: var(--lab-${name}, ${value});`).join('\n'));
}
