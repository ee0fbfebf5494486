/**
 * @file The visual language of every lab: tokens and the look of plain controls.
 *
 * Each token has a public name a page may set (`--lab-ink`) and a private one that styles inside a lab read
 * (`--_ink`), which falls back to the lab's own value:
 *
 *     induction-lab { --lab-model: rebeccapurple; }     a page, outside
 *     .curve { color: var(--_model); }                  a lab, inside
 *
 * Colours come in pairs, and the element's used `color-scheme` picks: that of the reader's system, unless
 * `theme="light"`, `theme="dark"` or a `color-scheme` set by the page says otherwise. Parts inside a lab take
 * `tokens` alone, so that they inherit the lab's scheme.
 */

import { css } from 'lit';
import { declarations } from './declarations.ts';

/** A colour on light paper and on dark paper. */
export interface ColorPair {
  readonly light: string;
  readonly dark: string;
  /** The system colour in its place when the reader has forced colours. */
  readonly forced: string;
}

function pair(light: string, dark: string, forced: string): ColorPair {
  return { light, dark, forced };
}

/** Every colour token; `palette.ink` is `--lab-ink` outside and `--_ink` inside. */
export const palette = {
  /** Behind everything. */
  paper: pair('#ffffff', '#16181c', 'Canvas'),
  /** Quiet panels, and what is not there yet. */
  panel: pair('#f6f5f2', '#1f2227', 'Canvas'),
  /** A control under the pointer. */
  hover: pair('#ebe9e4', '#2b2f36', 'Canvas'),
  ink: pair('#1c1e21', '#e9e7e2', 'CanvasText'),
  /** Secondary text, units, disabled controls: still 4.5:1 on paper and panel. */
  muted: pair('#575b62', '#a9adb5', 'CanvasText'),
  /** Hairlines that only divide. */
  rule: pair('#dddbd5', '#373c44', 'GrayText'),
  /** Outlines that tell where a control is: 3:1. */
  edge: pair('#7f8289', '#7a818c', 'ButtonBorder'),
  /** The model. */
  model: pair('#1c5a9c', '#82b4ec', 'CanvasText'),
  /** A second and a third figure of the model, for pictures that need more than one line. */
  'model-2': pair('#0a6e63', '#5cc2b3', 'LinkText'),
  'model-3': pair('#7b3f93', '#cfa0e2', 'VisitedText'),
  'model-wash': pair('#e5eef8', '#1b2a3c', 'Canvas'),
  'on-model': pair('#ffffff', '#10151c', 'Canvas'),
  /** What the reader did: the playhead, ablated heads, typed tokens. */
  reader: pair('#a8430b', '#f2a06a', 'Highlight'),
  'reader-wash': pair('#fbeadf', '#3a281d', 'Canvas'),
  'on-reader': pair('#ffffff', '#1c120b', 'HighlightText'),
  /** The comparison: a control model, a baseline. */
  control: pair('#5a5f67', '#a6abb3', 'CanvasText'),
  error: pair('#a3202f', '#f59aa0', 'CanvasText'),
  focus: pair('#0b57d0', '#a8c7fa', 'Highlight'),
} as const satisfies Record<string, ColorPair>;

/** Name of a colour token. */
export type ColorName = keyof typeof palette;

const sizes = {
  font: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  'font-serif': 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif',
  'font-mono': 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  text: '1rem',
  'text-small': '0.875rem',
  'text-tiny': '0.8125rem',
  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-5': '1.5rem',
  'space-6': '2.5rem',
  radius: '0.25rem',
  /** Least side of anything to hit: 24 px, and 44 px for fingers. */
  target: '24px',
} as const;

const colors = Object.entries(palette);

/** The tokens, as private custom properties of the host. For parts inside a lab, which inherit its scheme. */
export const tokens = css`
  :host {
    ${declarations(colors.map(([name, { light, dark }]) => [name, `light-dark(${light}, ${dark})`]))}
    ${declarations(Object.entries(sizes))}
    --_ring: 2px solid var(--_focus);
    color: var(--_ink);
    font: 400 var(--_text) / 1.5 var(--_font);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  @media (pointer: coarse) {
    :host {
      --_target: var(--lab-target, 44px);
    }
  }
  @media (forced-colors: active) {
    :host {
      ${declarations(colors.map(([name, { forced }]) => [name, forced]))}
    }
  }
  :host([hidden]) {
    display: none;
  }
`;

/** The tokens and the scheme: for a lab's own host, which stands on somebody's page. */
export const theme = [
  css`
    :host {
      color-scheme: light dark;
      background: var(--_paper);
    }
  `,
  tokens,
];

/**
 * Buttons, selects, number inputs, check boxes, tables, disclosure, and `.visually-hidden`. `.primary` is the
 * one main action; `aria-pressed="true"` is a choice the reader has made.
 */
export const controlStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :is(button, select, input, summary, a, [tabindex]):focus-visible {
    outline: var(--_ring);
    outline-offset: 2px;
  }
  :is(button, select, input, textarea) {
    font: inherit;
    font-size: var(--_text-small);
    color: var(--_ink);
    accent-color: var(--_reader);
  }
  :is(button, select, input:is([type='number'], [type='text'])) {
    min-block-size: max(2rem, var(--_target));
    margin: 0;
    padding: var(--_space-1) var(--_space-2);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_paper);
  }
  button {
    min-inline-size: max(2rem, var(--_target));
    cursor: pointer;
  }
  button.quiet {
    border-color: transparent;
    background: none;
  }
  button.small {
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    padding-block: 0;
    font-size: var(--_text-tiny);
  }
  button.primary {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_paper);
  }
  button[aria-pressed='true'] {
    border-color: var(--_reader);
    background: var(--_reader-wash);
    color: var(--_reader);
  }
  @media (hover: hover) {
    :is(button, select):hover:not(:disabled, .primary, [aria-pressed='true']) {
      background: var(--_hover);
    }
  }
  :is(button, select, input):disabled {
    border-style: dashed;
    color: var(--_muted);
    cursor: not-allowed;
  }
  button.primary:disabled {
    border-color: var(--_edge);
    background: var(--_panel);
  }
  input[type='number'] {
    inline-size: 6em;
    font-variant-numeric: tabular-nums;
  }
  input:is([type='checkbox'], [type='radio']) {
    inline-size: max(1rem, var(--_target) / 2);
    block-size: max(1rem, var(--_target) / 2);
    vertical-align: -0.15em;
  }
  label:has(> input:is([type='checkbox'], [type='radio'])) {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_target);
  }
  summary {
    min-block-size: var(--_target);
    inline-size: fit-content;
    color: var(--_muted);
    font-size: var(--_text-small);
    line-height: max(24px, var(--_target));
    cursor: pointer;
  }
  table {
    border-collapse: collapse;
    font-size: var(--_text-small);
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block: var(--_space-1);
    color: var(--_muted);
    text-align: start;
  }
  :is(th, td) {
    padding: var(--_space-1) var(--_space-2);
    border-block-end: 1px solid var(--_rule);
    text-align: end;
    vertical-align: baseline;
  }
  th {
    font-weight: 600;
  }
  :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  .visually-hidden:not(:focus, :active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
    :is(button, select, input):disabled {
      color: GrayText;
    }
  }
`;
