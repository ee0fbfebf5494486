import { html, type TemplateResult } from 'lit';
import { styleProperties } from '../../../core/element/style-properties.ts';
import { percent } from '../../../core/plot/numbers.ts';
import { strings } from '../strings.ts';
import { positionStrings } from './position-strings.ts';

/** A share of 1 with a bar under it. `kind`: the policy, the policy after an update, another policy. */
export function shareBar(share: number | undefined, kind: 'policy' | 'after' | 'other'): TemplateResult {
  if (share === undefined) return html`${strings.common.none}`;
  const text = share > 0 && share < 0.005 ? '<\u20091\u00a0%' : percent(share);
  return html`<span class="bar ${kind}"
    >${text}<i ${styleProperties({ '--at': `${(100 * share).toFixed(1)}%` })}></i
  ></span>`;
}

/** A distance to mate, in moves. */
export function distanceText(distance: number | null): string {
  return distance === null ? strings.common.noMate : distance === 0 ? '#' : String(distance);
}

/** Moves to mate that a move costs. */
export function lostText(lost: number | null | undefined): string {
  if (lost === undefined) return strings.common.none;
  return lost === null ? positionStrings.win : lost === 0 ? '0' : `+${lost}`;
}
