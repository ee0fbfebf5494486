/** @file A lab's attributes, each of them a property too, and the configuration they stand for. */

import { property } from 'lit/decorators.js';
import type { BackendChoice } from '../executors/choose.ts';
import { BACKENDS, LOADING, oneOf, toSeed, type Loading } from './attributes.ts';
import { LabHooks } from './lab-hooks.ts';

/** The attributes. What is unknown falls back to the default, with one warning in the console. */
export abstract class LabSettings<Config, Request, Picture, Measures> extends LabHooks<
  Config,
  Request,
  Picture,
  Measures
> {
  #seed = 0;
  #preset: string | undefined;
  #backend: BackendChoice = 'auto';
  #src = '';
  #loading: Loading = 'lazy';
  #config: Config | undefined;
  #custom = false;

  /** Called when a new run is due, because what determines it has changed. */
  protected abstract settingsChanged(): void;
  /** Called when another file is to be opened; '' for none. */
  protected abstract sourceChanged(src: string): void;
  /** Called when `loading` has changed. */
  protected abstract loadingChanged(): void;

  /** Numbers the run: the same seed gives the same run. A new value starts a new run, paused. */
  @property({ reflect: true, converter: { fromAttribute: (value) => value, toAttribute: String } })
  get seed(): number {
    return this.#seed;
  }
  set seed(value: number | string | null) {
    const seed = toSeed(this.tag, value);
    if (seed === this.#seed) return;
    this.#seed = seed;
    this.settingsChanged();
  }

  /** Name of one of `presets`. A new value starts a new run, paused. */
  @property({ reflect: true })
  get preset(): string {
    return this.#preset ?? this.presets[0].name;
  }
  set preset(value: string | null) {
    const names = this.presets.map(({ name }) => name);
    const preset = oneOf(this.tag, 'preset', value, names, names[0]);
    if (preset === this.preset && !this.#custom) return;
    this.#preset = preset;
    this.#config = undefined;
    this.#custom = false;
    this.settingsChanged();
  }

  /** Who is to compute: auto, webgpu, webgl, wasm or cpu. A new value starts a new run, paused. */
  @property({ reflect: true })
  get backend(): BackendChoice {
    return this.#backend;
  }
  set backend(value: BackendChoice | null) {
    const backend = oneOf(this.tag, 'backend', value, BACKENDS, 'auto');
    if (backend === this.#backend) return;
    this.#backend = backend;
    this.settingsChanged();
  }

  /** Address of a run file to open. */
  @property({ reflect: true })
  get src(): string {
    return this.#src;
  }
  set src(value: string | null) {
    this.#src = value ?? '';
    this.sourceChanged(this.#src);
  }

  /**
   * Address of the lab's worker module, for pages that forbid `blob:` workers: a copy on the page's own origin,
   * beside the files it came with. Heeded when the next worker is started.
   */
  @property({ attribute: 'worker-url' }) workerUrl = '';

  /** Plays once the lab is ready and in view. */
  @property({ type: Boolean, reflect: true }) autoplay = false;

  /** Plays along with other labs; without it, a lab that is played pauses the one that was playing. */
  @property({ type: Boolean, reflect: true }) concurrent = false;

  /** `lazy`: starts when it comes near the viewport or a method asks; `eager`: at once. */
  @property({ reflect: true })
  get loading(): Loading {
    return this.#loading;
  }
  set loading(value: Loading | null) {
    this.#loading = oneOf(this.tag, 'loading', value, LOADING, 'lazy');
    this.loadingChanged();
  }

  /** The configuration of the run. Setting it checks it (see `validateConfig`) and starts a new run, paused. */
  get config(): Config {
    return (this.#config ??= this.configFor(this.preset));
  }
  set config(value: Config) {
    const before = this.preset;
    this.#config = this.validateConfig(value);
    const preset = this.#presetOf(this.#config);
    this.#custom = preset === undefined;
    this.#preset = preset ?? before;
    this.requestUpdate('preset', before);
    this.settingsChanged();
  }

  /** The preset that the configuration is; undefined when it is none of them. */
  protected get activePreset(): string | undefined {
    return this.#custom ? undefined : this.preset;
  }

  /**
   * Takes over what determined a recorded run, or is to determine a new one; the run is the caller's.
   * @param preset the one that the configuration is, or was made from.
   */
  protected adoptSettings(config: Config, seed: number, preset = this.#presetOf(config)): void {
    const text = (value: Config): string => JSON.stringify(this.encodeConfig(value));
    this.#config = config;
    this.#custom = preset === undefined || text(this.configFor(preset)) !== text(config);
    if (preset !== undefined) this.#preset = preset;
    this.#seed = seed;
    this.requestUpdate();
  }

  /** Presets may share a configuration and differ in what they show: then the present one is meant. */
  #presetOf(config: Config): string | undefined {
    const text = (value: Config): string => JSON.stringify(this.encodeConfig(value));
    const names = [this.preset, ...this.presets.map(({ name }) => name)];
    return names.find((name) => text(this.configFor(name)) === text(config));
  }
}
