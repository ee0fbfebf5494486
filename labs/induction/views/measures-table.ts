import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import '../../../core/plot/heat-map.ts';
import { DEFAULT_CONFIG } from '../config.ts';
import { SCOPE, type DefinedFigure } from '../definitions.ts';
import { strings } from '../strings.ts';
import { measuresStrings } from './measures-strings.ts';
import {
  hasCircuit,
  type Behaviour,
  type InductionConfig,
  type InductionPicture,
  type Measures,
  type PerHead,
} from '../types.ts';
import { askForCircuit } from './ask-for-circuit.ts';
import { chanceOf } from './chance.ts';
import { bandText } from './circuit-table.ts';
import { definitionStyles, definitionText, sourceLinks, termButton } from './definition.ts';
import { measuresStyles } from './measures-styles.ts';
import { headName } from './heads.ts';
import { decimal, signed } from '../../../core/plot/numbers.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';

const words = measuresStrings;

/** Attention and recall stand out at twice what chance gives. */
const TWICE = 2;

/** A match stands out when it multiplies attention by e. */
const ONE_LOGIT = 1;

/** Terms the lab uses that are no row of a table. */
const OTHER_TERMS: readonly DefinedFigure[] = ['exact', 'cliff', 'attention', 'attribution'];

/**
 * Every figure of `measure()` with its baseline and, one press away, its definition.
 *
 * @fires lab-circuit - the picture lacks the circuit's figures
 */
@customElement('induction-measures')
export class InductionMeasures extends ViewElement {
  static override styles = [...viewStyles, definitionStyles, measuresStyles];

  /** What to draw; nothing is drawn without it. */
  @property({ attribute: false }) picture?: InductionPicture;
  /** Of the run shown: for chance and random bands. */
  @property({ attribute: false }) config: InductionConfig = DEFAULT_CONFIG;

  @state() private open: ReadonlySet<DefinedFigure> = new Set();

  protected override updated(): void {
    askForCircuit(this);
  }

  override render() {
    const { picture } = this;
    if (!picture) return html`<p class="note">${strings.common.waiting}</p>`;
    return html`
      <div class="stack">
        ${this.#behaviour(picture)} ${this.#byPosition(picture)} ${this.#heads(picture)}
        ${hasCircuit(picture.measures) ? this.#weights(picture.measures) : nothing} ${this.#recall(picture)}
        <div class="terms">
          <h4>${words.terms}</h4>
          ${OTHER_TERMS.map((figure) => html`<div>${this.#term(figure)} ${this.#definition(figure)}</div>`)}
        </div>
        <p class="note">${SCOPE.text} ${sourceLinks(SCOPE.sources)}.</p>
      </div>
    `;
  }

  #behaviour({ measures, ablations }: InductionPicture) {
    const intervened = ablations.heads.length > 0;
    const chance = Math.log(this.config.vocabulary);
    const rows = [
      ['loss', chance],
      ['inducibleLoss', chance],
      ['otherLoss', chance],
      ['iclScore', 0],
    ] as const;
    const cells = (figure: (typeof rows)[number][0], chance: number) => html`
      <td class=${intervened ? 'reader' : 'model'}>${decimal(measures[figure])}</td>
      ${intervened ? html`<td class="model">${decimal(measures.intact[figure])}</td>` : nothing}
      <td>${decimal(measures.exact[figure])}</td>
      <td class="chance">${decimal(chance)}</td>
    `;
    return html`
      <table class="behaviour">
        <caption>
          ${words.behaviour}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.figure}</th>
            <th scope="col">${intervened ? words.ablated : words.now}</th>
            ${intervened ? html`<th scope="col">${words.intact}</th>` : nothing}
            <th scope="col">${words.exact}</th>
            <th scope="col">${words.chance}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(([figure, chance]) => this.#row(figure, cells(figure, chance), intervened ? 5 : 4))}
        </tbody>
      </table>
    `;
  }

  #byPosition({ measures, ablations }: InductionPicture) {
    const rows: [string, Behaviour][] = [
      [ablations.heads.length > 0 ? words.ablated : words.now, measures],
      ...(ablations.heads.length > 0 ? [[words.intact, measures.intact] as [string, Behaviour]] : []),
      [words.exact, measures.exact],
    ];
    const columns = measures.lossByPosition.length;
    const chance = Math.log(this.config.vocabulary);
    return html`
      <div>
        ${this.#term('lossByPosition')} ${this.#definition('lossByPosition')}
        <lab-heat-map
          .values=${Float32Array.from(rows.flatMap(([, { lossByPosition }]) => lossByPosition))}
          .rows=${rows.length}
          .columns=${columns}
          .rowLabels=${rows.map(([name]) => name)}
          .columnLabels=${Array.from({ length: columns }, (_, t) => words.position(t + 1))}
          .domain=${[0, 1.25 * chance]}
          .label=${words.byPosition}
          unit=${words.unit}
        ></lab-heat-map>
        <p class="note">${words.byPositionHint(rows.map(([name]) => name).join(', '), decimal(chance))}</p>
      </div>
    `;
  }

  #heads({ measures }: InductionPicture) {
    const { previousToken, prefixMatching } = chanceOf(this.config);
    return html`
      <div class="figures">
        <h4>${words.perHead}</h4>
        ${this.#figure(
          'previousToken',
          words.even(decimal(previousToken)),
          perHead(measures.previousToken, TWICE * previousToken),
        )}
        ${this.#figure(
          'prefixMatching',
          words.even(decimal(prefixMatching)),
          perHead(measures.prefixMatching, TWICE * prefixMatching),
        )}
      </div>
    `;
  }

  #weights({ ovCopying, kCompositionPairs, matchPairs }: Measures) {
    const { copying, composition } = chanceOf(this.config);
    const twoLayers = kCompositionPairs.length > 0;
    return html`
      <div class="figures">
        <h4>${words.weights}</h4>
        ${this.#figure('ovCopying', bandText(copying), perHead(ovCopying, copying.upper))}
        ${
          twoLayers
            ? this.#figure(
                'kComposition',
                bandText(composition),
                perPair(kCompositionPairs, composition.upper, decimal),
              )
            : this.#figure('kComposition', words.onlyTwoLayers, nothing)
        }
        ${
          twoLayers
            ? this.#figure(
                'match',
                words.matchChance,
                perPair(matchPairs, ONE_LOGIT, (value) => signed(value, 1)),
              )
            : this.#figure('match', words.onlyTwoLayers, nothing)
        }
      </div>
    `;
  }

  #recall({ measures }: InductionPicture) {
    const chance = chanceOf(this.config).recall;
    const figure = (name: DefinedFigure, part: keyof typeof chance) =>
      this.#figure(
        name,
        words.chanceIs(decimal(chance[part])),
        standout(decimal(measures.recall[part]), measures.recall[part] > TWICE * chance[part]),
      );
    return html`
      <div class="figures">
        <h4>${words.recall}</h4>
        ${figure('recallPreviousToken', 'previousToken')} ${figure('recallMatch', 'match')}
        ${figure('recallCopy', 'copy')}
        <p class="note">${words.standout}</p>
      </div>
    `;
  }

  /** A figure of heads or pairs: its name, what chance gives, its values. */
  #figure(figure: DefinedFigure, chance: string, values: unknown) {
    return html`
      <div class="figure">
        <div>${this.#term(figure)} <span class="chance">${chance}</span></div>
        ${values} ${this.#definition(figure)}
      </div>
    `;
  }

  #row(figure: DefinedFigure, cells: TemplateResult, columns: number) {
    return html`
      <tr>
        <th scope="row">${this.#term(figure)}</th>
        ${cells}
      </tr>
      ${
        this.open.has(figure)
          ? html`<tr class="defined">
              <td colspan=${columns}>${definitionText(figure)}</td>
            </tr>`
          : nothing
      }
    `;
  }

  #term(figure: DefinedFigure) {
    return termButton(figure, this.open.has(figure), (toggled) => this.#toggle(toggled));
  }

  #definition(figure: DefinedFigure) {
    return this.open.has(figure) ? definitionText(figure) : nothing;
  }

  #toggle(figure: DefinedFigure): void {
    const open = new Set(this.open);
    if (!open.delete(figure)) open.add(figure);
    this.open = open;
  }
}

function standout(text: string, beyond: boolean) {
  return html`<span class=${beyond ? 'number beyond' : 'number'}>${text}</span>`;
}

function perHead(figures: PerHead, limit: number) {
  return html`
    <ul class="entries">
      ${figures.flatMap((row, layer) =>
        row.map(
          (value, head) =>
            html`<li>${headName([layer, head])} ${standout(decimal(value), value > limit)}</li>`,
        ),
      )}
    </ul>
  `;
}

function perPair(figures: PerHead, limit: number, write: (value: number) => string) {
  return html`
    <div class="scroller">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${words.pairCorner}</span></th>
            ${figures[0].map((_, reader) => html`<th scope="col">${words.reader(headName([1, reader]))}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${figures.map(
            (row, writer) => html`
              <tr>
                <th scope="row">${headName([0, writer])}</th>
                ${row.map((value) => html`<td>${standout(write(value), value > limit)}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'induction-measures': InductionMeasures;
  }
}
