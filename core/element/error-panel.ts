/** @file What the reader sees of an error: what happened, and the ways on. */

import { html, nothing, type TemplateResult } from 'lit';
import { errorText } from './error-text.ts';
import type { LabError } from './errors.ts';
import { labStrings as strings } from './strings.ts';

/** What can be done about an error. */
export interface ErrorActions {
  goOn(): void;
  startOver(): void;
  dismiss(): void;
}

const button = (label: string, act: () => void): TemplateResult =>
  html`<button type="button" part="button" @click=${act}>${label}</button>`;

/**
 * The panel for an error.
 * @param working whether the lab can still train and seek.
 * @param safeStep the step that a run whose worker is gone can go on from.
 */
export function errorPanel(
  error: LabError | null,
  working: boolean,
  safeStep: number,
  actions: ErrorActions,
): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const goOn = error.code === 'worker-crashed' ? strings.goOn(safeStep) : strings.tryAgain;
  return html`<section class="error" part="error" aria-label=${strings.problem}>
    <p>${errorText(error)}</p>
    <div class="ways">
      ${
        working
          ? button(strings.dismiss, () => actions.dismiss())
          : [
              button(goOn, () => actions.goOn()),
              error.code === 'worker-crashed'
                ? button(strings.startOver, () => actions.startOver())
                : nothing,
            ]
      }
    </div>
  </section>`;
}
