/**
 * @file A lab as a notebook's widget, after anywidget's front-end specification: a module whose `render` is given
 * the model of a Python object, and the element to draw in. What the lab shows and what the object's traits say
 * are kept the same, in both directions; a trait that the Python class does not have is left out.
 *
 * https://anywidget.dev/en/afm/
 */

import type { LabElement } from '../element/lab-element.ts';

/** The model that the host hands over: the front end's copy of the Python object's traits. */
export interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/** What `render` is given. */
export interface RenderContext {
  readonly model: WidgetModel;
  readonly el: HTMLElement;
}

/** A widget's module. `render` returns what ends the view. */
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

/** The widget of the lab `tag`, whose element must be defined. `own` are the traits that only this lab has. */
export function labWidget<Lab extends AnyLab>(tag: string, own: Traits<Lab>): LabWidget {
  const traits: Traits<Lab> = { ...COMMON, ...own, ...MOTION };
  return {
    render({ model, el }) {
      const lab = document.createElement(tag) as Lab;
      const shown = Object.entries(traits).filter(([name]) => model.get(name) !== undefined);
      const known = new Map<string, unknown>();
      let problem = '';
      let timer: ReturnType<typeof setTimeout> | undefined;

      /** Tells Python what has changed in the lab. */
      function tell(): void {
        timer = undefined;
        const values = shown.map(([name, trait]) => [name, trait.read(lab)] as const);
        if (model.get('error') !== undefined) values.push(['error', problem || (lab.error?.message ?? '')]);
        const changed = values.filter(([name, value]) => !same(value, known.get(name)));
        for (const [name, value] of changed) {
          known.set(name, value);
          model.set(name, value);
        }
        if (changed.length > 0) model.save_changes();
      }
      const tellSoon = (): void => {
        timer ??= setTimeout(tell, PACE_MS);
      };

      /** Has the lab take over a trait that Python has changed. What goes wrong becomes the trait `error`. */
      async function take(name: string, write: NonNullable<Trait<Lab>['write']>): Promise<void> {
        const value = model.get(name);
        if (same(value, known.get(name))) return;
        known.set(name, value);
        try {
          problem = '';
          await write(lab, value as never);
        } catch (error) {
          problem = (error as Error).message;
        }
        tellSoon();
      }

      const changes = shown.flatMap(([name, { write }]) =>
        write ? [{ event: `change:${name}`, listener: () => void take(name, write) }] : [],
      );
      // What stands in the model as the lab has it anyway is no change.
      for (const [name, trait] of shown) known.set(name, trait.read(lab));
      el.append(lab);
      for (const { event, listener } of changes) {
        listener();
        model.on(event, listener);
      }
      lab.addController({ hostUpdated: tellSoon });
      return () => {
        clearTimeout(timer);
        for (const { event, listener } of changes) model.off(event, listener);
        lab.remove();
      };
    },
  };
}
