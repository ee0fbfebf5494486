/** @file What a lab tells core about itself: the methods and properties that a subclass of LabElement fills in. */

import { nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { LineSeries, Mark, Reference } from '../plot/series.ts';
import type { Row } from '../training/experiment.ts';
import type { JsonValue } from '../training/strict-json.ts';
import type { StateFields } from './restore.ts';
import type { RunCodec, TensorCodec } from './run-transfer.ts';
import type { StateValues } from './share.ts';
import { SpeakingElement } from './speaking-element.ts';
import type { Preset } from './transport-bar.ts';

/** The chart that is the lab's timeline: one value a row in each series. */
export interface ChartDescription {
  readonly label: string;
  /** Unit or quantity of the vertical axis. */
  readonly yLabel?: string;
  readonly series: readonly LineSeries[];
  readonly references?: readonly Reference[];
  readonly marks?: readonly Mark[];
  /** What a screen reader adds to the step, such as `loss 1.83 nats`. */
  readonly valueText?: (row: Row) => string;
}

/**
 * The hooks. `Config` shapes a run, `Request` is what the views ask of the model, `Picture` what they draw,
 * `Measures` what `measure()` returns.
 */
export abstract class LabHooks<Config, Request, Picture, Measures>
  extends SpeakingElement
  implements RunCodec<Config>
{
  /** The lab's short name, as in its tag and its run files: `induction`. */
  abstract readonly lab: string;
  /** That of its shell (`shell.ts`), which may be around it. */
  protected override get tag(): string {
    return `${this.lab}-lab`;
  }
  /** The lab's name for people, the accessible name of the whole. */
  protected abstract readonly label: string;
  /** Named configurations; the first is the default. Their labels are in the lab's language. */
  abstract readonly presets: readonly Preset[];

  /** What the model does at the step on display; undefined before the first and after a reset. */
  @state() protected picture: Picture | undefined;

  /** Address of the lab's worker module. */
  protected abstract createWorkerUrl(): string | URL;
  /** The configuration of one of `presets`. */
  protected abstract configFor(preset: string): Config;
  /** Optimiser steps of a run, unless the page or the reader asks for others. */
  protected abstract defaultTotalSteps(config: Config): number;
  /**
   * What to ask of the model now. Call `refresh()` when it changes; `options` are those of `measure()`, and
   * undefined for a picture; `step` is the recorded step that is asked about.
   */
  protected abstract request(options?: unknown, step?: number): Request;
  /** The part of a picture that `measure()` returns. */
  protected abstract measuresOf(picture: Picture): Measures;
  /** The lab's own picture. Called only while `picture` is there. */
  protected abstract renderPicture(picture: Picture): unknown;
  /** The chart over the recorded rows. `undefined`: a plain slider is the timeline. */
  protected chart(_rows: readonly Row[]): ChartDescription | undefined {
    return undefined;
  }
  /** The lab's own fields among the run's settings. */
  protected renderSettings(): unknown {
    return nothing;
  }

  /**
   * The lab's part of `state`: interventions and view, as far as they are not the default. Preset, configuration,
   * seed and step are written by core; keys may not be theirs.
   */
  protected shareState(): StateValues {
    return {};
  }
  /**
   * Takes over the interventions and the view that `shareState` wrote, and asks for a refresh; what is absent gets
   * its default. Preset, configuration and seed are in force by now, the step comes next. Never throws.
   */
  protected restoreState(_fields: StateFields): void | Promise<void> {}

  /** The configuration as it is written into a run file. */
  abstract encodeConfig(config: Config): JsonValue;
  /** Checks a configuration. Throws an error with `code` and `message` when it is out of bounds. */
  abstract validateConfig(value: unknown): Config;
  /** Fetches how the parameter arena is written into a run file: a module of the lab's, mostly `./tensors.ts`. */
  abstract tensorCodec(): Promise<TensorCodec<Config>>;
}
