/**
 * @file The director keeps the stage: sets it up when it comes near and there is something to show, draws when
 * something has changed, runs a loop only while something moves in front of the reader, and clears up.
 */

import { inLanguageOf } from '../../../core/element/language.ts';
import type { ActedGroup, ActedStep } from '../types.ts';
import { graphics } from './capability.ts';
import { sceneModel } from './model.ts';
import { HOME, type View } from './orbit.ts';
import type { Palette } from './palette.ts';
import { advance, TELLING, type Moment, type Phase } from './phases.ts';
import type { Stage, StageInfo } from './stage.ts';

export type SceneMode = 'auto' | 'animated' | 'stills';

/** How the scene stands: drawn by a graphics card or in software, or why it is not drawn. */
export type SceneStatus = 'idle' | 'loading' | 'hardware' | 'software' | 'none' | 'lost' | 'gone';

/** Whom the director tells, and what it asks. */
export interface DirectorHost {
  status(status: SceneStatus): void;
  palette(): Palette;
  entered(phase: Phase): void;
  ended(): void;
}

/** Losses of the device after which it is not set up again by itself, and the wait before, in milliseconds. */
const MOST_LOSSES = 3;
const PAUSE_AFTER_LOSS = 500;
/** A longer gap between two frames, in seconds, is no time of the scene: the page was away. */
const LONGEST_FRAME = 0.1;
/** Narrower than this, width to height, there is no room for the network beside the board. */
const NARROW = 1.1;

export class SceneDirector {
  status: SceneStatus = 'idle';
  view: View = HOME;
  #mode: SceneMode = 'auto';
  #acted: ActedStep | undefined;
  #group: ActedGroup | undefined;
  #playing = false;
  #speed = 1;
  #near = false;
  #visible = false;
  #losses = 0;
  #frame = 0;
  #last = 0;
  #stage: Stage | undefined;
  /** Aborted when the present canvas is given up. */
  #opened: AbortController | undefined;
  #place: HTMLElement | undefined;
  #labels: HTMLElement | undefined;
  readonly #moment: Moment = { phase: 'sample', progress: TELLING.sample };
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #resized = new ResizeObserver(() => this.#fit());

  constructor(private readonly host: DirectorHost) {}

  /** Whether phases move, or stand as stills. */
  get animated(): boolean {
    if (this.#mode !== 'auto') return this.#mode === 'animated';
    return this.status === 'hardware' && !this.#calm.matches;
  }

  get atEnd(): boolean {
    return this.#moment.phase === 'update' && this.#moment.progress === 1;
  }

  get info(): StageInfo | undefined {
    return this.#stage?.info;
  }

  /** Gives the director its place on the page. */
  open(place: HTMLElement, labels: HTMLElement): void {
    this.#place = place;
    this.#labels = labels;
    void this.#setUp();
  }

  /** The scene is about to come into view. */
  wake(): void {
    this.#near = true;
    this.#calm.addEventListener('change', this.#calmChanged);
    void this.#setUp();
  }

  see(visible: boolean): void {
    this.#visible = visible;
    this.#run();
  }

  setMode(mode: SceneMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.#rest();
  }

  setGroup(acted: ActedStep | undefined, group: ActedGroup | undefined): void {
    if (acted === this.#acted && group === this.#group) return;
    this.#acted = acted;
    this.#group = group;
    if (this.#stage) this.#fit(true);
    else void this.#setUp();
  }

  /** Brings the scene to a phase if it is not there. */
  setPhase(phase: Phase, playing: boolean): void {
    if (phase !== this.#moment.phase) this.go(phase, playing);
  }

  /** Begins a phase, or stands at its most telling moment. */
  go(phase: Phase, playing: boolean): void {
    this.#moment.phase = phase;
    this.#moment.progress = playing && this.animated ? 0 : TELLING[phase];
    this.#run();
  }

  /** Stands at a moment: `progress` 0 to 1 within the phase. */
  stand(phase: Phase, progress: number): void {
    this.#moment.phase = phase;
    this.#moment.progress = Math.min(1, Math.max(0, progress));
    this.#run();
  }

  setPace(playing: boolean, speed: number): void {
    const starts = playing && !this.#playing;
    this.#playing = playing;
    this.#speed = Number.isFinite(speed) && speed > 0 ? speed : 1;
    // A phase that stood as a still is acted out from its beginning.
    if (starts && this.animated && this.#moment.progress === TELLING[this.#moment.phase]) {
      this.#moment.progress = 0;
    }
    this.#run();
  }

  look(view: View): void {
    this.view = view;
    this.#stage?.look(view);
    this.#run();
  }

  /** Writes the labels anew, in other words. */
  relabel(): void {
    this.#fit(true);
  }

  repaint(): void {
    this.#stage?.paint(this.host.palette());
    this.#run();
  }

  /** Sets the scene up again after the device was lost too often. */
  retry(): void {
    this.#losses = 0;
    this.#tell('idle');
    void this.#setUp();
  }

  /** Lets go of everything; `wake` begins anew. */
  close(): void {
    this.#near = false;
    this.#visible = false;
    this.#calm.removeEventListener('change', this.#calmChanged);
    this.#clear();
    if (this.status !== 'none') this.#tell('idle');
  }

  readonly #calmChanged = (): void => this.#rest();

  /** Motion has become allowed or forbidden. */
  #rest(): void {
    if (!this.animated) this.#moment.progress = TELLING[this.#moment.phase];
    if (this.#stage) this.host.status(this.status);
    this.#run();
  }

  #tell(status: SceneStatus): void {
    this.status = status;
    this.host.status(status);
  }

  async #setUp(): Promise<void> {
    if (this.status !== 'idle' || !this.#near || !this.#place || !this.#group) return;
    const kind = graphics();
    if (kind === 'none') {
      this.#tell('none');
      return;
    }
    this.#tell('loading');
    const attempt = new AbortController();
    this.#opened = attempt;
    const { Stage } = await import('./stage.ts');
    // It may have been taken away in the meantime, and even put back.
    if (attempt.signal.aborted || !this.#labels) return;
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    this.#place.replaceChildren(canvas);
    this.#opened = new AbortController();
    canvas.addEventListener('webglcontextlost', (event) => this.#lost(event), {
      signal: this.#opened.signal,
    });
    try {
      this.#stage = new Stage(canvas, this.#labels, kind === 'software');
    } catch {
      this.#clear();
      this.#tell('none');
      return;
    }
    this.#tell(kind);
    this.#moment.progress = this.#playing && this.animated ? 0 : TELLING[this.#moment.phase];
    this.#stage.paint(this.host.palette());
    this.#resized.observe(this.#place.parentElement!);
    this.#fit(true);
  }

  #lost(event: Event): void {
    event.preventDefault();
    this.#losses++;
    this.#clear();
    if (this.#losses >= MOST_LOSSES) {
      this.#tell('gone');
      return;
    }
    this.#tell('lost');
    setTimeout(() => {
      if (this.status !== 'lost') return;
      this.#tell('idle');
      void this.#setUp();
    }, PAUSE_AFTER_LOSS);
  }

  #clear(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#resized.disconnect();
    this.#opened?.abort();
    this.#stage?.dispose();
    this.#stage = undefined;
    this.#place?.replaceChildren();
    this.#labels?.replaceChildren();
  }

  /** Brings size and arrangement in line with the page; `anew` when the group is another. */
  #fit(anew = false): void {
    const stage = this.#stage;
    const surface = this.#place?.parentElement;
    if (!stage || !surface || !this.#acted || !this.#group) return;
    const { clientWidth: width, clientHeight: height } = surface;
    if (width === 0 || height === 0) return;
    const standing = width / height < NARROW ? 'above' : 'beside';
    stage.resize(width, height);
    if (anew || standing !== stage.standing) {
      const model = sceneModel(this.#acted, this.#group, standing);
      inLanguageOf(surface, () => stage.show(model));
    }
    stage.look(this.view);
    // A canvas that changes its size is blank until it is drawn: no frame to lose.
    this.#draw();
  }

  /** Kept, so that a frame allocates nothing. */
  readonly #drawStage = (): void => this.#stage?.draw(this.#moment);

  #draw(): void {
    if (this.#stage && this.#place) inLanguageOf(this.#place, this.#drawStage);
  }

  /** Asks for one frame; frames ask for the next one while something moves. */
  #run(): void {
    if (this.#frame !== 0 || !this.#stage || !this.#visible) return;
    this.#last = 0;
    this.#frame = requestAnimationFrame(this.#tick);
  }

  readonly #tick = (now: number): void => {
    this.#frame = 0;
    const moving = this.#playing && this.animated && !this.atEnd;
    if (moving && this.#last > 0) {
      const seconds = Math.min(LONGEST_FRAME, (now - this.#last) / 1000);
      const { entered, ended } = advance(this.#moment, seconds * this.#speed);
      if (entered) this.host.entered(this.#moment.phase);
      if (ended) this.host.ended();
    }
    this.#last = now;
    this.#draw();
    // The host may have asked for the frame already.
    if (moving && this.#frame === 0 && this.#visible && this.#stage && !this.atEnd) {
      this.#frame = requestAnimationFrame(this.#tick);
    }
  };
}
