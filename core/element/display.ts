/**
 * @file What is on display: the picture of one recorded step. At most one probe is under way; of the steps
 * wanted meanwhile, the latest is shown next.
 */

import type { Checkpoint } from '../training/timeline.ts';
import type { LabError } from './errors.ts';

/** Where pictures come from and who hears of them. */
export interface DisplayStage<Picture> {
  /** The recorded step nearest to `step`, with its weights. */
  nearest(step: number): Checkpoint | undefined;
  /** Makes the picture, with what the reader asks for now. Rejects with a LabError. */
  probe(checkpoint: Checkpoint): Promise<Picture>;
  /** Called when a picture has arrived; `stepChanged` is false when only the request was new. */
  shown(stepChanged: boolean): void;
  /** A picture that nobody waits for could not be made. */
  failed(error: LabError): void;
}

interface Wanted {
  readonly step: number;
  readonly signal: AbortSignal | undefined;
  settle(shown: boolean): void;
  fail(error: unknown): void;
}

/** Shows steps, one at a time. */
export class Display<Picture> {
  /** The step on display; 0 before anything is. */
  step = 0;
  /** The picture on display. */
  picture: Picture | undefined;
  /** How long the last picture took to make, in milliseconds. */
  probeMs = 0;

  #wanted: Wanted | undefined;
  #underway = false;
  /** Counts what invalidates pictures under way: another run. */
  #generation = 0;
  /** Counts changes of the request; a picture is up to date when it was asked for at this count. */
  #request = 0;
  #shownRequest = -1;
  #refreshes: { readonly request: number; resolve(): void; reject(error: unknown): void }[] = [];

  constructor(private readonly stage: DisplayStage<Picture>) {}

  /** Whether nothing is under way and nothing waits. */
  get idle(): boolean {
    return !this.#underway && !this.#wanted;
  }

  /**
   * Shows the recorded step nearest to `step`. Resolves to true when it is on display, to false when
   * something else took its place or `signal` was aborted first; rejects when its picture cannot be made.
   */
  show(step: number, signal?: AbortSignal): Promise<boolean> {
    return new Promise<boolean>((settle, fail) => {
      this.#wanted?.settle(false);
      this.#wanted = { step, signal, settle, fail };
      void this.#work();
    });
  }

  /**
   * Makes the picture of the step on display again, because the request has changed. Resolves when a picture
   * shows it, or there is none to be made again; rejects when that fails.
   */
  refresh(): Promise<void> {
    const request = ++this.#request;
    return new Promise((resolve, reject) => {
      if (this.picture === undefined && !this.#underway) return resolve();
      this.#refreshes.push({ request, resolve, reject });
      void this.#work();
    });
  }

  /** Forgets the picture and everything under way: the run is another. `step` is what will be shown first. */
  clear(step: number): void {
    this.interrupt();
    this.step = step;
    this.picture = undefined;
    this.#shownRequest = -1;
  }

  /** Gives up what is under way and keeps the picture: there is nobody to make another. */
  interrupt(): void {
    this.#generation++;
    this.#wanted?.settle(false);
    this.#wanted = undefined;
    this.#endRefreshes(this.#request, (refresh) => refresh.resolve());
  }

  #endRefreshes(
    upTo: number,
    end: (refresh: { resolve(): void; reject(error: unknown): void }) => void,
  ): void {
    const ended = this.#refreshes.filter(({ request }) => request <= upTo);
    this.#refreshes = this.#refreshes.filter(({ request }) => request > upTo);
    ended.forEach(end);
  }

  async #work(): Promise<void> {
    if (this.#underway) return;
    this.#underway = true;
    for (;;) {
      const wanted = this.#wanted;
      this.#wanted = undefined;
      const stale = this.picture !== undefined && this.#shownRequest !== this.#request;
      if (wanted) await this.#showWanted(wanted);
      else if (stale) await this.#showAgain();
      else break;
    }
    this.#underway = false;
    // What could not be shown at all is not waited for.
    this.#endRefreshes(this.#request, (refresh) => refresh.resolve());
  }

  async #showWanted(wanted: Wanted): Promise<void> {
    const checkpoint = this.stage.nearest(wanted.step);
    if (!checkpoint || wanted.signal?.aborted) return wanted.settle(false);
    const upToDate = this.picture !== undefined && this.#shownRequest === this.#request;
    if (upToDate && checkpoint.step === this.step) return wanted.settle(true);
    try {
      wanted.settle(await this.#make(checkpoint, wanted.signal));
    } catch (error) {
      wanted.fail(error);
    }
  }

  async #showAgain(): Promise<void> {
    const request = this.#request;
    try {
      const checkpoint = this.stage.nearest(this.step);
      if (checkpoint) await this.#make(checkpoint);
    } catch (error) {
      this.#endRefreshes(request, (refresh) => refresh.reject(error));
      this.stage.failed(error as LabError);
    } finally {
      // Whatever came of it, the same request is not tried again and again.
      this.#shownRequest = Math.max(this.#shownRequest, request);
      this.#endRefreshes(this.#shownRequest, (refresh) => refresh.resolve());
    }
  }

  async #make(checkpoint: Checkpoint, signal?: AbortSignal): Promise<boolean> {
    const generation = this.#generation;
    const request = this.#request;
    const start = performance.now();
    let picture: Picture;
    try {
      picture = await this.stage.probe(checkpoint);
    } catch (error) {
      if (generation !== this.#generation || signal?.aborted) return false;
      throw error;
    }
    if (generation !== this.#generation || signal?.aborted) return false;
    this.probeMs = performance.now() - start;
    const stepChanged = this.picture === undefined || this.step !== checkpoint.step;
    this.step = checkpoint.step;
    this.picture = picture;
    this.#shownRequest = request;
    this.stage.shown(stepChanged);
    this.#endRefreshes(request, (refresh) => refresh.resolve());
    return true;
  }
}
