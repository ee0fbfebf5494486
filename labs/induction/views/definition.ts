/** @file A figure's definition, one press of its name away: formula, meaning, baseline, sources. */

import { css, html, nothing } from 'lit';
import { DEFINITIONS, type DefinedFigure, type Definition, type Source } from '../definitions.ts';
import { measuresStrings } from './measures-strings.ts';

const words = measuresStrings;

/** Styles of {@link termButton} and {@link definitionText}. */
export const definitionStyles = css`
  button.term {
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  button.term:is(:hover, [aria-expanded='true']) {
    color: var(--_model);
    text-decoration-style: solid;
  }
  .definition {
    max-inline-size: 42rem;
    padding: var(--_space-2) var(--_space-3);
    border-inline-start: 3px solid var(--_model);
    background: var(--_panel);
    font-size: var(--_text-small);
    font-weight: 400;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .definition dt {
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }
  .definition dd + dt {
    margin-block-start: var(--_space-1);
  }
  .definition .formula {
    font-family: var(--_font-serif);
  }
  a {
    color: var(--_model);
  }
`;

/** The figure's name as a button that opens its definition, which has the id `definition-<figure>`. */
export function termButton(figure: DefinedFigure, open: boolean, toggle: (figure: DefinedFigure) => void) {
  return html`
    <button
      type="button"
      class="term"
      aria-expanded=${open}
      aria-controls=${open ? `definition-${figure}` : nothing}
      @click=${() => toggle(figure)}
    >
      ${DEFINITIONS[figure].name}
    </button>
  `;
}

/** What the button opens. */
export function definitionText(figure: DefinedFigure) {
  const { formula, meaning, baseline, sources }: Definition = DEFINITIONS[figure];
  return html`
    <dl class="definition" id="definition-${figure}">
      <dt>${words.meaning}</dt>
      <dd>${meaning}</dd>
      <dt>${words.formula}</dt>
      <dd class="formula">${formula}</dd>
      <dt>${words.baseline}</dt>
      <dd>${baseline}</dd>
      <dt>${words.source}</dt>
      <dd>${sourceLinks(sources)}</dd>
    </dl>
  `;
}

/** The works, linked; the lab itself where there are none. */
export function sourceLinks(sources: readonly Source[]) {
  if (sources.length === 0) return words.ownDefinition;
  return sources.map(
    ({ authors, year, title, link }, i) =>
      html`${i > 0 ? '; ' : nothing}${authors} (${year}), <a href=${link} rel="noreferrer">${title}</a>`,
  );
}
