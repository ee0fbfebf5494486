import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { Visibility } from '../../../core/element/visibility.ts';
import { formatStep } from '../../../core/plot/format.ts';
import { ThemeColors } from '../../../core/plot/theme-colors.ts';
import type { ActedGroup, ActedStep } from '../types.ts';
import { caption } from './captions.ts';
import { SceneDirector, type SceneMode, type SceneStatus } from './director.ts';
import { viewAfterKey } from './orbit.ts';
import { watchPointers } from './orbit-pointer.ts';
import { paletteOf, SCENE_TOKENS } from './palette.ts';
import { PHASES, type Phase } from './phases.ts';
import { sceneBar, sceneWords } from './scene-template.ts';
import { sceneStyles } from './scene-styles.ts';
import { sceneStrings as words } from './strings.ts';

/** Detail of `lab-phase`. */
export interface PhaseDetail {
  readonly step: number;
  readonly group: number;
  readonly phase: Phase;
}

/** Detail of `lab-act`: what the reader asked of the scene's own controls. */
export interface ActDetail {
  readonly playing: boolean;
  readonly speed: number;
}

/** Detail of `lab-acted`. */
export interface ActedDetail {
  readonly step: number;
  readonly group: number;
}

/** Detail of `lab-graphics`: how the scene is drawn here; with `none` it shows a message. */
export interface GraphicsDetail {
  readonly status: SceneStatus;
  readonly animated: boolean;
}

/** Speeds that are offered; 1 is slow motion. */
const FULL_SPEED = 6;

/**
 * One step of training, acted out in space with its real numbers: sample, reward, advantage, update.
 *
 * While it plays, a new `acted` waits until the present one has come to its end; at rest it is shown at once.
 *
 * @fires lab-phase - {@link PhaseDetail}, when another phase begins
 * @fires lab-acted - {@link ActedDetail}, at the end of the last phase; unless a new step is given by then, playing stops
 * @fires lab-act - {@link ActDetail}, when the reader presses play or chooses a speed
 * @fires lab-graphics - {@link GraphicsDetail}, when it is known how the scene can be drawn, and when that changes
 * @slot message - shown in place of the built-in sentence where there is no WebGL
 */
@customElement('endgame-scene')
export class EndgameScene extends ViewElement {
  static override styles = sceneStyles;

  /** The step to act out. */
  @property({ attribute: false }) acted?: ActedStep;
  /** Which of its groups. */
  @property({ type: Number }) group = 0;
  @property({ type: Boolean }) playing = false;
  /** 1: slow motion, with captions that are read out; above: that many times as fast. */
  @property({ type: Number }) speed = 1;
  @property() phase: Phase = 'sample';
  /** `auto` animates on a graphics card unless the reader prefers reduced motion; the others insist. */
  @property() mode: SceneMode = 'auto';

  @state() private status: SceneStatus = 'idle';
  @state() private shown?: ActedStep;
  /** What is read out: where the scene has come to. */
  @state() private announced:
    { readonly acted: ActedStep; readonly group: ActedGroup; readonly phase: Phase } | undefined;

  @query('.surface') private readonly surface!: HTMLElement;
  #unwatch = (): void => {};
  readonly #colors = new ThemeColors(this, SCENE_TOKENS, () => this.#repaint());
  readonly #director = new SceneDirector({
    status: (status) => {
      this.status = status;
      this.#tellGraphics();
    },
    palette: () => paletteOf(this.#colors),
    entered: (phase) => this.#enter(phase),
    ended: () => this.#end(),
  });

  constructor() {
    super();
    void new Visibility(this, {
      near: () => this.#director.wake(),
      visible: (visible) => this.#director.see(visible),
      removed: () => this.#director.close(),
    });
  }

  /** What the last frame cost and what the GPU holds; undefined before the first. */
  get info() {
    return this.#director.info;
  }

  /** Whether phases move here, or stand as stills. */
  get animated(): boolean {
    return this.#director.animated;
  }

  /** Acts out the newest step from its first phase. */
  restart(): void {
    this.shown = this.acted;
    this.phase = 'sample';
    this.#director.go('sample', this.playing);
  }

  /** Stands at a moment of a phase, `progress` from 0 to 1; for pictures and tests. */
  seek(phase: Phase, progress: number): void {
    this.phase = phase;
    this.#director.stand(phase, progress);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  protected override firstUpdated(): void {
    this.#director.open(this.surface.querySelector('.stage')!, this.surface.querySelector('.labels')!);
    this.#watch();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!PHASES.includes(this.phase)) this.phase = 'sample';
    const held = this.shown && this.playing && this.animated && !changed.has('group');
    if (!held && this.shown !== this.acted) this.shown = this.acted;
  }

  protected override updated(changed: PropertyValues): void {
    const director = this.#director;
    director.setMode(this.mode);
    director.setGroup(this.shown, this.#actedGroup);
    director.setPhase(this.phase, this.playing);
    director.setPace(this.playing, this.speed);
    if (changed.has('lang')) director.relabel();
  }

  override render() {
    const { shown, status } = this;
    const actedGroup = this.#actedGroup;
    const drawn = status === 'hardware' || status === 'software';
    const message = shown ? words.messages[status] : words.waiting;
    return html`
      <div
        class="surface ${message ? 'empty' : ''}"
        role="application"
        tabindex=${drawn && shown ? 0 : nothing}
        aria-label=${words.canvas}
        aria-describedby="keys"
        @keydown=${this.#onKey}
      >
        <div class="stage"></div>
        <div class="labels" aria-hidden="true"></div>
        ${
          shown && actedGroup
            ? html`<div class="title" aria-hidden="true">
                ${words.title(formatStep(shown.step), actedGroup.distance)}
              </div>`
            : nothing
        }
        <div class="legend ${this.phase === 'update' && drawn ? 'shown' : ''}" aria-hidden="true">
          <span><i></i>${words.legend.raised}</span
          ><span class="lowered"><i></i>${words.legend.lowered}</span>
        </div>
        ${
          message
            ? html`<div class="message" role="status">
                <slot name="message"><p>${message}</p></slot>
                ${
                  status === 'gone'
                    ? html`<button type="button" @click=${() => this.#director.retry()}>
                        ${words.again}
                      </button>`
                    : nothing
                }
              </div>`
            : nothing
        }
      </div>
      ${sceneBar(this, drawn, {
        phase: (phase) => this.#choose(phase),
        act: (playing, speed) => this.#act(playing, speed),
        home: () => this.#director.look(viewAfterKey(this.#director.view, 'Home')!),
        fullSpeed: FULL_SPEED,
      })}
      ${
        shown && actedGroup
          ? html`<p class="caption">
              <b>${words.phases[this.phase]}.</b> ${caption(shown, actedGroup, this.phase)}
            </p>`
          : nothing
      }
      <p class="visually-hidden" role="status">${this.#aloud}</p>
      <p class="hint" id="keys">
        ${words.keys} ${words.pointer} ${status === 'software' ? words.stills : nothing}
      </p>
      ${shown && actedGroup ? sceneWords(shown, actedGroup) : nothing}
    `;
  }

  get #aloud(): string {
    if (!this.announced) return '';
    const { acted, group, phase } = this.announced;
    return `${words.phases[phase]}. ${caption(acted, group, phase)}`;
  }

  get #actedGroup(): ActedGroup | undefined {
    const groups = this.shown?.groups;
    return groups?.[Math.min(groups.length - 1, Math.max(0, Math.trunc(this.group)))];
  }

  #watch(): void {
    this.#unwatch();
    this.#unwatch = watchPointers(
      this.surface,
      () => this.#director.view,
      (view) => this.#director.look(view),
    );
  }

  #repaint(): void {
    this.#director.repaint();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.surface) return;
    const view = viewAfterKey(this.#director.view, event.key);
    if (!view) return;
    event.preventDefault();
    event.stopPropagation();
    this.#director.look(view);
  }

  #choose(phase: Phase): void {
    this.phase = phase;
    this.#director.go(phase, this.playing);
    this.#tellPhase(true);
  }

  #act(playing: boolean, speed: number): void {
    if (playing && !this.playing && this.#director.atEnd) this.restart();
    this.playing = playing;
    this.speed = speed;
    const detail: ActDetail = { playing, speed };
    this.dispatchEvent(new CustomEvent('lab-act', { detail, bubbles: true, composed: true }));
  }

  #enter(phase: Phase): void {
    this.phase = phase;
    this.#tellPhase(this.speed <= 1);
  }

  #tellPhase(aloud: boolean): void {
    const { shown, phase } = this;
    const actedGroup = this.#actedGroup;
    if (!shown || !actedGroup) return;
    this.announced = aloud ? { acted: shown, group: actedGroup, phase } : undefined;
    const detail: PhaseDetail = { step: shown.step, group: this.group, phase };
    this.dispatchEvent(new CustomEvent('lab-phase', { detail, bubbles: true, composed: true }));
  }

  #end(): void {
    const { shown } = this;
    if (!shown) return;
    const detail: ActedDetail = { step: shown.step, group: this.group };
    this.dispatchEvent(new CustomEvent('lab-acted', { detail, bubbles: true, composed: true }));
    if (this.acted !== shown) this.restart();
    else this.playing = false;
  }

  #tellGraphics(): void {
    const { status, animated } = this;
    if (status === 'idle' || status === 'loading') return;
    const detail: GraphicsDetail = { status, animated };
    this.dispatchEvent(new CustomEvent('lab-graphics', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-scene': EndgameScene;
  }
}
