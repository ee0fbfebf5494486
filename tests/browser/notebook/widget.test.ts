import { afterEach, describe, expect, it, vi } from 'vitest';
import { labWidget, type AnyLab, type WidgetModel } from '../../../core/notebook/widget.ts';
import '../element/toy-lab.ts';

type Listener = (model: unknown, value: unknown) => void;

/**
 * The front end's half of a Python object, as Jupyter keeps it: what is set to what it is already is no change, and
 * listeners belong to a view, with which they go.
 */
class PythonObject {
  listeners: { event: string; listener: Listener; view: unknown }[] = [];
  /** What Python has been sent, one entry a message. */
  readonly sent: Record<string, unknown>[] = [];
  #unsent: Record<string, unknown> = {};

  constructor(readonly traits: Record<string, unknown>) {}

  /** A trait that Python assigns to. */
  assign(name: string, value: unknown): void {
    if (JSON.stringify(this.traits[name]) === JSON.stringify(value)) return;
    this.traits[name] = value;
    for (const { event, listener } of this.listeners) {
      if (event === `change:${name}`) listener(this, value);
    }
  }

  /** The model as anywidget hands it to one view. */
  modelFor(view: unknown): WidgetModel {
    return {
      get: (name) => this.traits[name],
      set: (name, value) => {
        this.#unsent[name] = value;
        this.assign(name, value);
      },
      save_changes: () => {
        this.sent.push(this.#unsent);
        this.#unsent = {};
      },
      on: (event: string, listener: Listener) => {
        this.listeners = [...this.listeners, { event, listener, view }];
      },
      off: (event: string, listener: Listener) => {
        this.listeners = this.listeners.filter(
          (known) => known.event !== event || known.listener !== listener || known.view !== view,
        );
      },
    };
  }
}

type Scaled = AnyLab & { scale: number };

const widget = labWidget<Scaled>('toy-lab', {
  scale: {
    read: (lab) => lab.scale,
    write: (lab, scale: number) => {
      if (scale < 0) throw new Error('A scale is not negative.');
      lab.scale = scale;
    },
  },
});

/** A notebook's cells that show one object, in the way of anywidget's runtime. */
function notebook(traits: Record<string, unknown>) {
  const model = new PythonObject(traits);
  const { render } = widget();
  /** @param attach whether the cell is on the page before its widget is drawn, which Jupyter does not promise. */
  function cell(attach = true) {
    const el = document.createElement('div');
    if (attach) document.body.append(el);
    const cleanup = render({ model: model.modelFor(el), el });
    const end = (): void => {
      model.listeners = model.listeners.filter(({ view }) => view !== el);
      cleanup();
      el.remove();
    };
    return { el, end };
  }
  return { model, cell };
}

function show(traits: Record<string, unknown>) {
  const { model, cell } = notebook(traits);
  const { el, end } = cell();
  return { model, el, end, cell, lab: el.firstElementChild as Scaled };
}

afterEach(() => document.body.replaceChildren());

describe('a lab in a notebook', () => {
  it('starts as the Python object says, at the step that it says', async () => {
    const { model, lab } = show({
      seed: 7,
      preset: 'sparse',
      total_steps: 40,
      scale: 3,
      step: 10,
      metrics: {},
    });
    expect([lab.seed, lab.preset, lab.totalSteps, lab.scale]).toEqual([7, 'sparse', 40, 3]);
    await vi.waitFor(() => expect(model.traits.metrics).toMatchObject({ step: 10 }));
    expect(lab.currentStep).toBe(10);
  });

  it('follows traits that Python sets, and tells Python where it is', async () => {
    const { model, lab } = show({ step: 0, trained_steps: 0, seed: 0 });
    model.assign('step', 25);
    await vi.waitFor(() => expect(model.traits.trained_steps).toBe(25));
    // The picture of a step comes after the step.
    await vi.waitFor(() => expect(lab.currentStep).toBe(25));
    await lab.seek(5);
    await vi.waitFor(() => expect(model.traits.step).toBe(5));
    model.assign('seed', 4);
    await vi.waitFor(() => expect(model.traits.trained_steps).toBe(0));
    expect(lab.seed).toBe(4);
  });

  it('plays and pauses by a trait, in messages no more frequent than ten a second', async () => {
    const { model, lab } = show({ playing: false, step: 0 });
    const started = performance.now();
    model.assign('playing', true);
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(20), { timeout: 10_000 });
    model.assign('playing', false);
    expect(lab.paused).toBe(true);
    await vi.waitFor(() => expect(model.traits.step).toBe(lab.currentStep));
    expect(model.sent.length).toBeLessThanOrEqual((performance.now() - started) / 100 + 1);
  });

  it('says in the trait “error” what cannot be done, and takes it back when something can', async () => {
    const { model, lab } = show({ scale: 1, error: '' });
    model.assign('scale', -1);
    await vi.waitFor(() => expect(model.traits.error).toBe('A scale is not negative.'));
    model.assign('scale', 2);
    await vi.waitFor(() => expect(model.traits.error).toBe(''));
    expect(lab.scale).toBe(2);
  });

  it('sends only traits that the Python class has, and what has not changed not again', async () => {
    const { model, lab } = show({ trained_steps: 0 });
    await lab.train(5);
    await vi.waitFor(() => expect(model.traits.trained_steps).toBe(5));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(Object.keys(model.traits)).toEqual(['trained_steps']);
    expect(model.sent.filter((message) => message.trained_steps === 5).length).toBe(1);
  });

  it('leaves nothing behind when the view ends', async () => {
    const { model, el, end, lab } = show({ step: 0, seed: 0 });
    await lab.train(3);
    end();
    expect(el.children.length).toBe(0);
    expect(model.listeners).toEqual([]);
    const { length } = model.sent;
    model.assign('step', 20);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(model.sent.length).toBe(length);
    expect(lab.currentStep).toBeLessThan(20);
  });

  it('takes a later step for an earlier one, and another seed for both, without calling that an error', async () => {
    const { model, lab } = show({ step: 0, seed: 0, error: '', trained_steps: 0 });
    await lab.ready;
    model.assign('step', 5000);
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(0));
    model.assign('step', 30);
    await vi.waitFor(() => expect(lab.currentStep).toBe(30));
    model.assign('step', 6000);
    model.assign('seed', 4);
    model.assign('step', 8);
    await vi.waitFor(() => expect([lab.seed, lab.currentStep]).toEqual([4, 8]));
    await vi.waitFor(() => expect(model.traits).toMatchObject({ step: 8, trained_steps: 8 }));
    expect(model.sent.flatMap(({ error }) => error || [])).toEqual([]);
  });

  it('has its own values where Python says None', async () => {
    const { model, lab } = show({ step: null, seed: null, preset: null, total_steps: null, error: '' });
    await vi.waitFor(() => expect(model.traits.total_steps).toBe(lab.totalSteps));
    await lab.train(3);
    await vi.waitFor(() => expect(model.traits).toMatchObject({ step: 3, error: '' }));
  });

  it('draws in a cell that is not on the page yet, and that a scrolling notebook takes off it for a while', async () => {
    const { model, cell } = notebook({
      preset: 'slow',
      step: 0,
      playing: false,
      trained_steps: 0,
      error: '',
    });
    const { el } = cell(false);
    const lab = el.firstElementChild as Scaled;
    model.assign('step', 12);
    document.body.append(el);
    await vi.waitFor(() => expect(model.traits.trained_steps).toBe(12));
    model.assign('playing', true);
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(15));
    el.remove();
    await vi.waitFor(() => expect(lab.paused).toBe(true));
    const { trainedSteps } = lab;
    document.body.append(el);
    await vi.waitFor(() =>
      expect(model.traits).toMatchObject({ playing: false, trained_steps: trainedSteps }),
    );
    model.assign('step', trainedSteps + 5);
    await vi.waitFor(() => expect(model.traits.trained_steps).toBe(trainedSteps + 5));
    expect(model.sent.flatMap(({ error }) => error || [])).toEqual([]);
  });

  it('is one run for one object: it moves to the cell that shows it last, and back when that ends', async () => {
    const { model, el, end, cell, lab } = show({
      preset: 'slow',
      step: 0,
      playing: false,
      trained_steps: 0,
    });
    await lab.train(6);
    model.assign('playing', true);
    const second = cell();
    expect([el.children.length, second.el.firstElementChild]).toEqual([0, lab]);
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(10));
    expect([lab.paused, model.traits.playing]).toEqual([false, true]);
    second.end();
    expect(el.firstElementChild).toBe(lab);
    model.assign('playing', false);
    expect(lab.paused).toBe(true);
    await lab.seek(4);
    await vi.waitFor(() => expect(model.traits.step).toBe(4));
    cell();
    end();
    expect(lab.isConnected).toBe(true);
    model.assign('step', 2);
    await vi.waitFor(() => expect(lab.currentStep).toBe(2));
  });

  it('of another object is another run', () => {
    const [one, other] = [show({ seed: 1 }), show({ seed: 2 })];
    expect([one.lab.seed, other.lab.seed, one.lab === other.lab]).toEqual([1, 2, false]);
  });
});
