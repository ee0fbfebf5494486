/** @file Moves as arrows over a board, in board units: a square is 1 by 1, the origin is the corner above a8. */

import { html, svg } from 'lit';
import { fileOf, rankOf } from '../chess/geometry.ts';
import { originOf } from '../play.ts';
import type { Candidate } from '../types.ts';

/** A move to draw. */
export interface MoveArrow {
  readonly from: number;
  readonly to: number;
  /** 0 to 1: how thick it is. */
  readonly weight: number;
  /** What the policy may play, or what an update made of it. */
  readonly kind: 'policy' | 'up' | 'down';
}

/** Arrows drawn at most, and the least share of one: more would hide the board. */
const MOST_ARROWS = 8;
const LEAST_SHARE = 0.05;
/** A change of probability below this is no arrow. */
const LEAST_CHANGE = 0.002;

/** The likeliest moves; thickness is probability. */
export function policyArrows(state: number, candidates: readonly Candidate[]): MoveArrow[] {
  return candidates
    .filter(({ probability }) => probability >= LEAST_SHARE)
    .slice(0, MOST_ARROWS)
    .map(({ action, probability }) => ({
      from: originOf(state, action),
      to: action & 63,
      weight: probability,
      kind: 'policy',
    }));
}

/** The moves whose probability an update changed most; thickness is the change, the largest being 1. */
export function changeArrows(state: number, candidates: readonly Candidate[]): MoveArrow[] {
  const changes = candidates
    .map(({ action, probability, after = probability }) => ({ action, change: after - probability }))
    .filter(({ change }) => Math.abs(change) >= LEAST_CHANGE)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, MOST_ARROWS);
  const largest = Math.abs(changes[0]?.change ?? 1);
  return changes.map(({ action, change }) => ({
    from: originOf(state, action),
    to: action & 63,
    weight: Math.abs(change) / largest,
    kind: change > 0 ? 'up' : 'down',
  }));
}

/** Share of the policy's moves that go to each square. */
export function heatOf(candidates: readonly Candidate[]): Map<number, number> {
  const heat = new Map<number, number>();
  for (const { action, probability } of candidates) {
    heat.set(action & 63, (heat.get(action & 63) ?? 0) + probability);
  }
  return heat;
}

/** The drawing; the cells of the board say the same in words. */
export function moveArrows(arrows: readonly MoveArrow[]) {
  return html`<svg class="arrows" viewBox="0 0 8 8" aria-hidden="true">${arrows.map(arrow)}</svg>`;
}

function arrow({ from, to, weight, kind }: MoveArrow) {
  const [x0, y0] = [fileOf(from) + 0.5, 7.5 - rankOf(from)];
  const [x1, y1] = [fileOf(to) + 0.5, 7.5 - rankOf(to)];
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [tipX, tipY] = [x1 - 0.22 * dx, y1 - 0.22 * dy];
  const head = 0.16 + 0.12 * weight;
  const wing = (turn: number) =>
    `${(tipX - head * (dx - turn * 0.6 * dy)).toFixed(3)} ${(tipY - head * (dy + turn * 0.6 * dx)).toFixed(3)}`;
  const start = `${(x0 + 0.3 * dx).toFixed(3)} ${(y0 + 0.3 * dy).toFixed(3)}`;
  const tip = `${tipX.toFixed(3)} ${tipY.toFixed(3)}`;
  const width = (0.035 + 0.11 * weight).toFixed(3);
  return svg`<g class="arrow ${kind}" stroke-width=${width}>
    <path d="M${start}L${tip}" />
    <path class="head" d="M${wing(1)}L${tip}L${wing(-1)}" />
  </g>`;
}
