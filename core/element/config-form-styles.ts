/** @file The look of a configuration's form. */

import { css } from 'lit';
import { viewStyles } from './view-styles.ts';

export const formStyles = [
  ...viewStyles,
  css`
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
      gap: var(--_space-3) var(--_space-4);
    }
    .field label {
      display: block;
      font-size: var(--_text-small);
      font-weight: 600;
    }
    .field :is(input, select) {
      min-inline-size: min(7rem, 100%);
      max-inline-size: 100%;
    }
    .field input {
      inline-size: 7rem;
    }
    .field .hint {
      font-size: var(--_text-tiny);
      line-height: 1.35;
    }
    .choices {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
      gap: var(--_space-2) var(--_space-4);
      margin-block-start: var(--_space-2);
    }
    .choices label:has(> input:first-child) {
      align-items: start;
      font-size: var(--_text-small);
      line-height: 1.4;
    }
    .choices input {
      flex: none;
      margin-block-start: 0.2em;
    }
    .choices b {
      display: block;
      font-weight: 600;
    }
    .choices span span {
      color: var(--_muted);
    }
    [aria-invalid='true'] {
      border-color: var(--_error);
    }
    .error {
      max-inline-size: 42rem;
      color: var(--_error);
      font-size: var(--_text-small);
    }
  `,
];
