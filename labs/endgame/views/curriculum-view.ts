/**
 * @file `<endgame-curriculum>`: how far the starts have climbed from checkmate, over all positions by distance,
 * and at which distances greedy play mates. Two rows of bars over one axis.
 */

import { html, nothing, svg } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { formatFixed, formatStep } from '../../../core/plot/format.ts';
import { percent } from '../../../core/plot/numbers.ts';
import { DEFAULT_CONFIG } from '../config.ts';
import { strings } from '../strings.ts';
import type { EndgameConfig, EndgamePicture } from '../types.ts';
import { curriculumStyles } from './curriculum-styles.ts';
import { tableStyles } from './table-styles.ts';

const words = strings.curriculum;

type Standing = 'passed' | 'frontier' | 'ahead';

/** Height of a row of bars, and the room for numbers above it, in pixels. */
const HEIGHT = 88;
const HEAD = 16;

/** Where the curriculum stands. */
@customElement('endgame-curriculum')
export class EndgameCurriculum extends ViewElement {
  static override styles = [...viewStyles, tableStyles, curriculumStyles];

  @property({ attribute: false }) picture: EndgamePicture | undefined;
  @property({ attribute: false }) config: EndgameConfig = DEFAULT_CONFIG;

  override render() {
    const { picture, config } = this;
    if (!picture) return html`<p class="note">${strings.common.waiting}</p>`;
    const { level, histogram, frontierSuccess } = picture;
    const longest = histogram.length;
    const flat = config.starts === 'flat';
    return html`
      <div class="stack">
        <div>
          <h3>${words.heading}</h3>
          <p class="note">
            ${
              flat
                ? words.flat
                : html`${words.climbed(level, longest)}
                  ${words.success(percent(frontierSuccess), percent(config.advanceAt), percent(config.retreatBelow), config.retreatAfter)}
                  ${words.share(percent(config.frontierShare))}`
            }
          </p>
        </div>
        <figure>
          <figcaption>${words.positions} ${flat ? nothing : this.#legend()}</figcaption>
          ${this.#positions(picture)}
        </figure>
        <figure>
          <figcaption>
            ${words.mates}
            ${
              picture.controlByDistance
                ? html`<span class="key"
                    ><i class="policy"></i>${words.policy} <i class="other"></i>${words.control}</span
                  >`
                : nothing
            }
          </figcaption>
          ${this.#mates(picture)}
          <p class="axis" aria-hidden="true">${words.distance}</p>
        </figure>
        <details>
          <summary>${words.table}</summary>
          ${this.#table(picture)}
        </details>
      </div>
    `;
  }

  #standing(distance: number, level: number): Standing {
    if (this.config.starts === 'flat' || distance < level) return 'passed';
    return distance === level ? 'frontier' : 'ahead';
  }

  #legend() {
    return html`<span class="key">
      ${(['passed', 'frontier', 'ahead'] as const).map((standing) => html`<i class=${standing}></i>${words.legend[standing]} `)}
    </span>`;
  }

  #positions({ histogram, level }: EndgamePicture) {
    const most = Math.max(...histogram);
    const slot = 100 / histogram.length;
    return html`<svg height=${HEIGHT} aria-hidden="true">
      ${histogram.map((count, i) => {
        // Square roots: the rarest distance holds a few thousandths of the commonest.
        const height = Math.max(1.5, Math.sqrt(count / most) * (HEIGHT - HEAD));
        return svg`<rect
            class=${this.#standing(i + 1, level)}
            x="${(i + 0.12) * slot}%" width="${0.76 * slot}%"
            y=${(HEIGHT - height).toFixed(1)} height=${height.toFixed(1)}
          />
          <text class="tiny muted" text-anchor="middle" x="${(i + 0.5) * slot}%" y=${(HEIGHT - height - 4).toFixed(1)}>${short(count)}</text>`;
      })}
    </svg>`;
  }

  #mates({ byDistance, controlByDistance }: EndgamePicture) {
    const slot = 100 / Math.max(1, byDistance.length);
    const widths = controlByDistance ? 0.36 : 0.76;
    const bar = (rate: number, i: number, offset: number, kind: string) => {
      const height = Math.max(1, rate * (HEIGHT - HEAD));
      return svg`<rect class=${kind} x="${(i + offset) * slot}%" width="${widths * slot}%"
        y=${(HEIGHT - height).toFixed(1)} height=${height.toFixed(1)} />`;
    };
    return html`<svg height=${HEIGHT + 18} aria-hidden="true">
      ${[0.5, 1].map((share) => {
        const y = HEIGHT - share * (HEIGHT - HEAD);
        return svg`<line class="rule" x1="0" x2="100%" y1=${y} y2=${y} />`;
      })}
      ${byDistance.map(
        (rate, i) => svg`
          ${bar(rate, i, 0.12, 'policy')}
          ${controlByDistance ? bar(controlByDistance[i] ?? 0, i, 0.5, 'other') : nothing}
          <text class="tiny" text-anchor="middle" x="${(i + 0.5) * slot}%" y=${HEIGHT + 14}>${i + 1}</text>`,
      )}
      <text class="tiny muted" x="0" y=${HEAD - 5}>100&nbsp;%</text>
    </svg>`;
  }

  #table({ histogram, byDistance, controlByDistance, level }: EndgamePicture) {
    const { columns } = words;
    return html`<div class="scroller" tabindex="0" role="group" aria-label=${words.label}>
      <table>
        <caption>
          ${words.label}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.distance}</th>
            <th scope="col">${columns.positions}</th>
            <th scope="col">${columns.state}</th>
            <th scope="col">${columns.mates}</th>
            ${controlByDistance ? html`<th scope="col">${columns.control}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${histogram.map(
            (count, i) =>
              html`<tr>
                <th scope="row">${i + 1}</th>
                <td>${formatStep(count)}</td>
                <td>
                  ${this.config.starts === 'flat' ? strings.common.none : words.legend[this.#standing(i + 1, level)]}
                </td>
                <td>${percent(byDistance[i] ?? NaN)}</td>
                ${controlByDistance ? html`<td>${percent(controlByDistance[i] ?? NaN)}</td>` : nothing}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

/** `2,448` as `2.4k`, `12,345` as `12k`. */
function short(count: number): string {
  if (count < 1000) return String(count);
  return words.thousands(formatFixed(count / 1000, count < 10_000 ? 1 : 0));
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-curriculum': EndgameCurriculum;
  }
}
