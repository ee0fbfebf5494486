/**
 * @file A lab as a notebook's widget, after anywidget's front-end specification: a module whose default export makes
 * the widget of one Python object, and whose `render` is given the front end's model of that object and the element
 * to draw in, once for every cell that shows it. What the lab shows and what the object's traits say are kept the
 * same, in both directions; a trait that the Python class does not have is left out.
 *
 * One object is one run: it is shown where it was asked for last, and goes back when that view ends. Two labs of one
 * object would each train, and set the same traits to different values.
 *
 * https://anywidget.dev/en/afm/
 */

import type { LabElement } from '../element/lab-element.ts';
import type { LabError } from '../element/errors.ts';

/** The model that the host hands over: the front end's copy of the Python object's traits. */
export interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/** What `render` is given, as far as it is used here: a model and an element of this view's own. */
export interface RenderContext {
  readonly model: WidgetModel;
  /** It may not be on the page yet. */
  readonly el: HTMLElement;
}

/** The widget of one Python object. `render` returns what ends the view. */
export interface LabWidget {
  render(context: RenderContext): () => void;
}

/** A lab of whatever configuration. */
export type AnyLab = LabElement<unknown, unknown, unknown, unknown>;

/** One trait: its value as the lab has it, and, unless only the lab can change it, how the lab takes a new one. */
export interface Trait<Lab> {
  read(lab: Lab): unknown;
  write?(lab: Lab, value: never): unknown;
}

/** Traits by name, in the order in which a new lab takes them over. */
export type Traits<Lab> = Readonly<Record<string, Trait<Lab>>>;

/** Least time between two messages to Python while the lab moves, in milliseconds. */
const PACE_MS = 100;

const COMMON: Traits<AnyLab> = {
  preset: { read: (lab) => lab.preset, write: (lab, value: string) => (lab.preset = value) },
  seed: { read: (lab) => lab.seed, write: (lab, value: number) => (lab.seed = value) },
  backend: { read: (lab) => lab.backend, write: (lab, value: AnyLab['backend']) => (lab.backend = value) },
  total_steps: {
    read: (lab) => lab.totalSteps,
    write: (lab, value: number) => value > 0 && (lab.totalSteps = value),
  },
  trained_steps: { read: (lab) => lab.trainedSteps },
  metrics: {
    read: (lab) => lab.history.findLast(({ step }) => step <= lab.currentStep) ?? {},
  },
};

/** Taken over last, since they set the lab in motion. */
const MOTION: Traits<AnyLab> = {
  step: {
    read: (lab) => lab.currentStep,
    write: (lab, value: number) => (value === lab.currentStep ? undefined : lab.seek(value)),
  },
  playing: {
    read: (lab) => !lab.paused,
    write: (lab, value: boolean) => (value ? lab.play() : lab.pause()),
  },
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a promise says whose time has passed, because something else was asked for: nothing has gone wrong. */
const GIVEN_UP: readonly LabError['code'][] = ['interrupted', 'seek-replaced'];

/** A lab and the traits of its object, kept the same while it is bound to the model of a view. */
class Binding<Lab extends AnyLab> {
  /** What both sides know of each trait. */
  readonly #known = new Map<string, unknown>();
  #problem = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #model: WidgetModel | undefined;
  #changes: readonly { readonly event: string; readonly listener: () => void }[] = [];

  constructor(
    readonly lab: Lab,
    private readonly traits: Traits<Lab>,
  ) {
    // What stands in the model as the lab has it anyway is no change.
    for (const [name, trait] of Object.entries(traits)) this.#known.set(name, trait.read(lab));
    lab.addController({ hostUpdated: () => this.#tellSoon() });
  }

  /** Begins with what the model says; another view's model is let go. */
  bind(model: WidgetModel): void {
    this.release();
    this.#model = model;
    this.#changes = Object.entries(this.traits).flatMap(([name, { write }]) =>
      write && model.get(name) !== undefined
        ? [{ event: `change:${name}`, listener: () => void this.#take(model, name, write) }]
        : [],
    );
    for (const { event, listener } of this.#changes) {
      listener();
      model.on(event, listener);
    }
    this.#tellSoon();
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const { event, listener } of this.#changes) this.#model?.off(event, listener);
    this.#changes = [];
    this.#model = undefined;
  }

  #tellSoon(): void {
    if (this.#model) this.#timer ??= setTimeout(() => this.#tell(this.#model!), PACE_MS);
  }

  /** Tells Python what has changed in the lab. */
  #tell(model: WidgetModel): void {
    this.#timer = undefined;
    const { lab } = this;
    const values: [string, unknown][] = Object.entries(this.traits).map(([name, { read }]) => [
      name,
      read(lab),
    ]);
    values.push(['error', this.#problem || (lab.error?.message ?? '')]);
    const changed = values.filter(
      ([name, value]) => model.get(name) !== undefined && !same(value, this.#known.get(name)),
    );
    for (const [name, value] of changed) {
      this.#known.set(name, value);
      model.set(name, value);
    }
    if (changed.length > 0) model.save_changes();
  }

  /**
   * Has the lab take over a trait that Python has changed; None leaves it to the lab. What goes wrong becomes the
   * trait `error`.
   */
  async #take(model: WidgetModel, name: string, write: NonNullable<Trait<Lab>['write']>): Promise<void> {
    const value = model.get(name);
    if (same(value, this.#known.get(name))) return;
    this.#known.set(name, value);
    try {
      this.#problem = '';
      if (value !== null) await write(this.lab, value as never);
    } catch (error) {
      const { code, message } = error as LabError;
      if (!GIVEN_UP.includes(code)) this.#problem = message;
    }
    this.#tellSoon();
  }
}

/** Makes widgets of the lab `tag`, whose element must be defined. `own` are the traits that only this lab has. */
export function labWidget<Lab extends AnyLab>(tag: string, own: Traits<Lab>): () => LabWidget {
  const traits: Traits<Lab> = { ...COMMON, ...own, ...MOTION };
  return () => {
    const views: RenderContext[] = [];
    let binding: Binding<Lab> | undefined;

    function show({ model, el }: RenderContext): void {
      binding ??= new Binding(document.createElement(tag) as Lab, traits);
      el.append(binding.lab);
      binding.bind(model);
    }

    return {
      render(view) {
        views.push(view);
        show(view);
        return () => {
          const at = views.indexOf(view);
          if (at < 0) return;
          const shown = at === views.length - 1;
          views.splice(at, 1);
          const before = views.at(-1);
          if (!shown) return;
          if (before) return show(before);
          binding?.release();
          binding?.lab.remove();
          binding = undefined;
        };
      },
    };
  };
}
