/** @file LabElement: a media element whose time is training. A lab extends it and fills in its hooks. */

import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BackendChoice } from '../executors/choose.ts';
import { toLabError } from './errors.ts';
import { FileDrop } from './file-drop.ts';
import { LabMedia } from './lab-media.ts';
import { labStyles } from './lab-styles.ts';
import { labTemplate, type LabActions, type LabView } from './lab-template.ts';
import { LinkCopier } from './link-copier.ts';
import { saveFile } from './save-file.ts';
import { addShortcuts } from './shortcuts.ts';
import { createSpeaker, createStatus } from './status.ts';
import { controlStyles, theme } from './theme.ts';

/**
 * The base of every lab: contract (`lab-media.ts`, `lab-settings.ts`), hooks (`lab-hooks.ts`), and looks.
 *
 * @attr {'light' | 'dark'} theme - The scheme of the lab; without it, that of the page or the reader's system.
 * @fires {CustomEvent<LabEventDetail>} lab-ready - the lab can train and seek
 * @fires {CustomEvent<LabEventDetail>} lab-play - time moves, or moves again
 * @fires {CustomEvent<LabEventDetail>} lab-pause - time stands still
 * @fires {CustomEvent<LabEventDetail>} lab-step - another step is on display
 * @fires {CustomEvent<LabEventDetail>} lab-seek - a seek has arrived
 * @fires {CustomEvent<LabEventDetail>} lab-end - the run has reached its last step
 * @fires {CustomEvent<LabEventDetail>} lab-error - something went wrong; see `error`
 * @slot poster - shown until the first picture
 * @slot caption - shown below the lab
 * @csspart lab - the whole
 * @csspart stage - poster and picture
 * @csspart poster
 * @csspart picture
 * @csspart console - timeline and transport
 * @csspart timeline
 * @csspart transport
 * @csspart button
 * @csspart play-button
 * @csspart position - step on display and rate of training
 * @csspart notice - says that the run went on on another device
 * @csspart settings
 * @csspart backend - what computes, and why
 * @csspart error
 * @csspart caption
 */
export abstract class LabElement<Config, Request, Picture, Measures = Picture> extends LabMedia<
  Config,
  Request,
  Picture,
  Measures
> {
  static override styles = [...theme, controlStyles, labStyles];

  readonly #status = createStatus();
  readonly #speaker = createSpeaker();
  readonly #link = new LinkCopier(this);
  readonly #drop = new FileDrop(this, (file) => void this.importRun(file));

  constructor() {
    super();
    addShortcuts(this, this.#actions);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.get('picture') !== undefined && this.picture === undefined) this.#keepRoom();
    // A chart may show anything of the lab's; only a new picture and new rows are known not to matter.
    for (const name of changed.keys()) if (name !== 'picture') this.charts.invalidate();
  }

  /** Lets the poster stand in as tall as the picture was, so that the page does not jump while a new one is made. */
  #keepRoom(): void {
    const [poster, picture] = ['.poster', '.picture'].map((part) =>
      this.renderRoot.querySelector<HTMLElement>(part),
    );
    if (poster && picture) poster.style.minBlockSize = `${picture.offsetHeight}px`;
  }

  protected override render(): TemplateResult {
    return labTemplate(this.#view(), this.#actions);
  }

  #view(): LabView {
    const { player, session, display, error, opened } = this.run;
    const { busy } = player;
    const { ended, totalSteps, trainedSteps, picture } = this;
    const { steps, stops, chart } = this.charts.draw(session, busy, (rows) => this.chart(rows));
    const { step } = display;
    const { training } = session;
    return {
      label: this.label,
      picture: picture === undefined ? nothing : this.renderPicture(picture),
      starting: this.run.asked,
      timeline: {
        steps,
        stops,
        chart,
        cursor: player.seekingTo ?? step,
        trainedSteps,
        totalSteps,
        row: session.timeline.at(step)?.row,
      },
      transport: {
        busy,
        ended,
        afresh: player.playsAfresh,
        step,
        totalSteps,
        stepsPerSecond: training ? session.stepsPerSecond : 0,
        speed: player.speed,
        seed: this.seed,
        presets: this.presets,
        preset: this.activePreset,
        backend: this.backend,
        started: session.started,
        canStepBack: step > (session.timeline.nearest(0)?.step ?? 0),
        canStepForward: step < session.newestStep || (trainedSteps < totalSteps && session.canContinue),
        canExport: session.timeline.nearest(0) !== undefined,
      },
      link: this.#link,
      settings: this.renderSettings(),
      error,
      working: opened,
      safeStep: session.resume?.step ?? 0,
      movedAt: session.movedAt,
      status: this.#speaker(this.#status({ error, busy, training, ended, step }), this.#link.remark),
      dropping: this.#drop.over,
    };
  }

  readonly #actions: LabActions = {
    toggle: () => {
      if (this.run.player.busy) this.pause();
      else void this.play();
    },
    stepBack: () => this.run.player.stepBack(),
    stepForward: () => this.run.player.stepForward(),
    reset: () => void this.reset(),
    startOver: () => void this.reset(),
    setSpeed: (stepsPerSecond) => this.run.player.setSpeed(stepsPerSecond),
    setSeed: (seed) => (this.seed = seed),
    setPreset: (preset) => (this.preset = preset),
    setBackend: (backend) => (this.backend = backend as BackendChoice),
    save: () => {
      this.exportRun().then(saveFile, (error: unknown) =>
        this.run.fail(toLabError(error, 'nothing-recorded')),
      );
    },
    copyLink: () => void this.#link.copy(this.shareLink()),
    openFile: (file) => void this.importRun(file),
    scrub: (step, done) => this.scrub(step, done),
    goOn: () => this.goOn(),
    dismiss: () => this.run.dismissError(),
  };
}
