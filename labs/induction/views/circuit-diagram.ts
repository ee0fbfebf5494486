import { html, nothing, svg } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { DEFAULT_CONFIG } from '../config.ts';
import { strings } from '../strings.ts';
import { circuitStrings } from './circuit-strings.ts';
import {
  hasCircuit,
  type Ablations,
  type Head,
  type InductionConfig,
  type InductionPicture,
  type Measures,
} from '../types.ts';
import { askForCircuit } from './ask-for-circuit.ts';
import { chanceOf, type Chance } from './chance.ts';
import {
  circuitStrengths,
  missingParts,
  strongestPath,
  type CircuitPath,
  type CircuitStrengths,
} from './circuit-paths.ts';
import { circuitStyles } from './circuit-styles.ts';
import { bandText, circuitTable } from './circuit-table.ts';
import { headName, includesHead } from './heads.ts';
import { across, decimal, signed } from '../../../core/plot/numbers.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';

const words = circuitStrings;

/** Columns of the diagram, in per cent of its width, and its rows, in px: heads are spread evenly over `spread`. */
const COLUMN = { token: 7, first: 35, second: 67, logit: 93 } as const;
const TOP = 88;
const ROW = 64;
const RADIUS = 19;

/** A strength that would not be told from a hairline is one. */
const LEAST_DRAWN = 0.02;

/** Width in px of a line at full strength. */
const WIDEST = 9;

/**
 * The induction circuit as a diagram: token, layer-1 heads, layer-2 heads, logit, joined by what the weights
 * and patterns measure, drawn only as far as it exceeds chance. Gauges of its three parts, and a table twin.
 *
 * @fires lab-circuit - the picture lacks the circuit's figures
 */
@customElement('induction-circuit')
export class InductionCircuit extends ViewElement {
  static override styles = [...viewStyles, circuitStyles];

  /** What to draw; nothing is drawn without it. */
  @property({ attribute: false }) picture?: InductionPicture;
  /** Of the run shown: its widths set the random bands, its vocabulary chance. */
  @property({ attribute: false }) config: InductionConfig = DEFAULT_CONFIG;

  protected override updated(): void {
    askForCircuit(this);
  }

  override render() {
    const { picture, config } = this;
    const heading = html`<h3>${strings.lab.parts.circuit}</h3>`;
    if (!picture || !hasCircuit(picture.measures)) {
      return html`${heading}
        <p class="note">${strings.common.waiting}</p>`;
    }
    const { measures, ablations } = picture;
    const chance = chanceOf(config);
    const strengths = circuitStrengths(measures, chance);
    const inAction = (layer: number, head: number) => !includesHead(ablations.heads, [layer, head]);
    const path = strongestPath(strengths, measures.matchPairs, inAction);
    return html`
      <div class="stack">
        ${heading}
        <p class="state" role="status">${this.#state(measures, strengths, path, inAction)}</p>
        <div class="diagram">${this.#diagram(measures, ablations, strengths, path)}</div>
        <p class="note">
          ${words.caption}
          ${measures.matchPairs.length > 0 ? words.bands(bandText(chance.composition)) : nothing}
        </p>
        ${gauges(measures, chance)}
        <details>
          <summary>${strings.common.tableTwin}</summary>
          <div class="scroller" role="region" tabindex="0" aria-label=${words.headsTable}>
            ${circuitTable(measures, chance, ablations.heads)}
          </div>
        </details>
      </div>
    `;
  }

  #state(
    measures: Measures,
    strengths: CircuitStrengths,
    path: CircuitPath | undefined,
    inAction: (layer: number, head: number) => boolean,
  ): string {
    if (measures.previousToken.length === 1) return words.oneLayer;
    if (path) return words.formed(headName([0, path.writer]), headName([1, path.reader]));
    const intact = strongestPath(strengths, measures.matchPairs, () => true);
    if (intact) return words.broken;
    const missing = missingParts(strengths, measures.matchPairs, inAction);
    return missing.length
      ? words.unformed(missing.map((part) => words.missing[part]).join(', '))
      : words.disjoint;
  }

  #diagram(measures: Measures, ablations: Ablations, strengths: CircuitStrengths, path?: CircuitPath) {
    const layers = measures.previousToken.length;
    const heads = measures.previousToken[0].length;
    const height = TOP + (heads - 1) * ROW + RADIUS + 12;
    const middle = TOP + ((heads - 1) * ROW) / 2;
    const y = (head: number) => TOP + head * ROW;
    const out = (head: Head) => includesHead(ablations.heads, head);
    const first = layers === 1 ? 50 : COLUMN.first;
    const all = Array.from({ length: heads }, (_, head) => head);

    const reads = all
      .filter((head) => !out([0, head]))
      .map((head) =>
        edge({
          from: [COLUMN.token, middle],
          to: [first, y(head)],
          strength: strengths.previousToken[0][head],
          strongest: path?.writer === head,
        }),
      );
    const pairs = strengths.composition.flatMap((row, writer) =>
      row.flatMap((strength, reader) =>
        out([0, writer]) || out([1, reader])
          ? []
          : [
              edge({
                from: [first, y(writer)],
                to: [COLUMN.second, y(reader)],
                strength,
                strongest: path?.writer === writer && path.reader === reader,
              }),
            ],
      ),
    );
    const last = layers - 1;
    const writes = all
      .filter((head) => !out([last, head]))
      .map((head) =>
        edge({
          from: [layers === 1 ? first : COLUMN.second, y(head)],
          to: [COLUMN.logit, middle],
          strength: strengths.copying[last][head],
          strongest: path?.reader === head,
        }),
      );

    return svg`
      <svg role="img" aria-label=${words.label} height=${height}>
        ${header(COLUMN.token, words.token)} ${header(first, words.layer(0))}
        ${layers > 1 ? header(COLUMN.second, words.layer(1)) : nothing} ${header(COLUMN.logit, words.logit)}
        ${stage((COLUMN.token + first) / 2, words.stages.previousToken)}
        ${layers > 1 ? stage((first + COLUMN.second) / 2, words.stages.match) : nothing}
        ${stage(((layers > 1 ? COLUMN.second : first) + COLUMN.logit) / 2, words.stages.copy)}
        ${reads} ${pairs} ${writes}
        ${end(COLUMN.token, middle)} ${end(COLUMN.logit, middle)}
        ${all.map((head) => node(first, y(head), [0, head], out([0, head]), path?.writer === head))}
        ${
          layers > 1
            ? all.map((head) =>
                node(COLUMN.second, y(head), [1, head], out([1, head]), path?.reader === head),
              )
            : nothing
        }
        ${path ? this.#values(measures, path, middle, y) : nothing}
      </svg>
    `;
  }

  /** The strongest path's figures, written on its lines. */
  #values(
    { previousToken, kCompositionPairs, matchPairs, ovCopying }: Measures,
    { writer, reader }: CircuitPath,
    middle: number,
    y: (head: number) => number,
  ) {
    const label = (x: number, at: number, text: string, anchor = 'middle') =>
      svg`<text class="value" x="${x}%" y=${at} text-anchor=${anchor} dominant-baseline="middle">${text}</text>`;
    // Labels stand over their line, on the side it falls away to.
    const beside = (rise: number) => (rise === 0 ? 'middle' : rise > 0 ? 'end' : 'start');
    const between = (COLUMN.first + COLUMN.second) / 2;
    const centre = (y(writer) + y(reader)) / 2;
    return [
      label(
        (COLUMN.token + COLUMN.first) / 2,
        (middle + y(writer)) / 2 - 18,
        decimal(previousToken[0][writer]),
      ),
      label(between, centre - 15, words.compositionValue(decimal(kCompositionPairs[writer][reader]))),
      label(between, centre + 16, words.matchValue(signed(matchPairs[writer][reader], 1))),
      label(
        (COLUMN.second + COLUMN.logit) / 2,
        (y(reader) + middle) / 2 - 18,
        decimal(ovCopying[1][reader]),
        beside(y(reader) - middle),
      ),
    ];
  }
}

function gauges(measures: Measures, { recall }: Chance) {
  // One layer has nothing to match with: a gauge at 0 would look like a failure to.
  const parts = (['previousToken', 'match', 'copy'] as const).filter(
    (part) => part !== 'match' || measures.matchPairs.length > 0,
  );
  return html`
    <div>
      <h4>${words.gauges}</h4>
      <p class="note">${words.gaugesHint}</p>
      <dl class="gauges">
        ${parts.map((part) => {
          const value = measures.recall[part];
          const at = across(recall[part], 0, 1);
          return html`
            <div>
              <dt>${words.gauge[part]}</dt>
              <dd>
                <span class="number">${decimal(value)}</span>
                <span class="number">${words.gaugeChance(decimal(recall[part]))}</span>
              </dd>
              <dd>
                <svg aria-hidden="true">
                  <rect class="track" y="5" width="100%" height="4"></rect>
                  <rect class="bar" y="3" width=${across(value, 0, 1)} height="8"></rect>
                  <line class="mark" x1=${at} x2=${at} y1="0" y2="14"></line>
                </svg>
              </dd>
            </div>
          `;
        })}
      </dl>
    </div>
  `;
}

interface Edge {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly strength: number;
  readonly strongest: boolean;
}

function edge({ from, to, strength, strongest }: Edge) {
  const kind = strongest ? 'edge strongest' : strength > LEAST_DRAWN ? 'edge' : 'edge hairline';
  return svg`<line
    class=${kind}
    x1="${from[0]}%" y1=${from[1]} x2="${to[0]}%" y2=${to[1]}
    stroke-width=${(1 + (WIDEST - 1) * strength).toFixed(1)}
  ></line>`;
}

function node(x: number, y: number, head: Head, out: boolean, strongest: boolean) {
  const kind = out ? 'node out' : strongest ? 'node strongest' : 'node';
  // A nested viewport, so that everything in the node is in px around its centre.
  return svg`
    <svg class=${kind} x="${x}%" y=${y} width="1" height="1">
      <circle r=${RADIUS}></circle>
      <text text-anchor="middle" dominant-baseline="central">${headName(head)}</text>
      ${out ? svg`<line x1="-16" y1="12" x2="16" y2="-12"></line>` : nothing}
    </svg>
  `;
}

function end(x: number, y: number) {
  return svg`<circle class="end" cx="${x}%" cy=${y} r="6"></circle>`;
}

function header(x: number, text: string) {
  return svg`<text x="${x}%" y="14" text-anchor="middle">${text}</text>`;
}

function stage(x: number, text: string) {
  return svg`<text class="muted stage" x="${x}%" y="38" text-anchor="middle">${text}</text>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'induction-circuit': InductionCircuit;
  }
}
