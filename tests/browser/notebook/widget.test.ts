import { afterEach, describe, expect, it, vi } from 'vitest';
import { labWidget, type AnyLab, type WidgetModel } from '../../../core/notebook/widget.ts';
import '../element/toy-lab.ts';

/** The front end's half of a Python object, as a host keeps it. */
class FakeModel implements WidgetModel {
  readonly listeners = new Map<string, Set<() => void>>();
  /** What Python has been sent, one entry a message. */
  readonly sent: Record<string, unknown>[] = [];
  #unsent: Record<string, unknown> = {};

  constructor(readonly traits: Record<string, unknown>) {}

  get(name: string): unknown {
    return this.traits[name];
  }
  set(name: string, value: unknown): void {
    this.#unsent[name] = value;
    this.fromPython(name, value);
  }
  save_changes(): void {
    this.sent.push(this.#unsent);
    this.#unsent = {};
  }
  on(event: string, listener: () => void): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }
  off(event: string, listener: () => void): void {
    this.listeners.get(event)?.delete(listener);
  }
  /** A trait that Python assigns to. */
  fromPython(name: string, value: unknown): void {
    this.traits[name] = value;
    for (const listener of this.listeners.get(`change:${name}`) ?? []) listener();
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

function show(traits: Record<string, unknown>) {
  const model = new FakeModel(traits);
  const el = document.createElement('div');
  document.body.append(el);
  const end = widget.render({ model, el });
  return { model, el, end, lab: el.firstElementChild as Scaled };
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
    await vi.waitFor(() => expect(model.get('metrics')).toMatchObject({ step: 10 }));
    expect(lab.currentStep).toBe(10);
  });

  it('follows traits that Python sets, and tells Python where it is', async () => {
    const { model, lab } = show({ step: 0, trained_steps: 0, seed: 0 });
    model.fromPython('step', 25);
    await vi.waitFor(() => expect(model.get('trained_steps')).toBe(25));
    expect(lab.currentStep).toBe(25);
    await lab.seek(5);
    await vi.waitFor(() => expect(model.get('step')).toBe(5));
    model.fromPython('seed', 4);
    await vi.waitFor(() => expect(model.get('trained_steps')).toBe(0));
    expect(lab.seed).toBe(4);
  });

  it('plays and pauses by a trait, in messages no more frequent than ten a second', async () => {
    const { model, lab } = show({ playing: false, step: 0 });
    const started = performance.now();
    model.fromPython('playing', true);
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(20), { timeout: 10_000 });
    model.fromPython('playing', false);
    expect(lab.paused).toBe(true);
    await vi.waitFor(() => expect(model.get('step')).toBe(lab.currentStep));
    expect(model.sent.length).toBeLessThanOrEqual((performance.now() - started) / 100 + 1);
  });

  it('says in the trait “error” what cannot be done, and takes it back when something can', async () => {
    const { model, lab } = show({ scale: 1, error: '' });
    model.fromPython('scale', -1);
    await vi.waitFor(() => expect(model.get('error')).toBe('A scale is not negative.'));
    model.fromPython('scale', 2);
    await vi.waitFor(() => expect(model.get('error')).toBe(''));
    expect(lab.scale).toBe(2);
  });

  it('sends only traits that the Python class has, and what has not changed not again', async () => {
    const { model, lab } = show({ trained_steps: 0 });
    await lab.train(5);
    await vi.waitFor(() => expect(model.get('trained_steps')).toBe(5));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(Object.keys(model.traits)).toEqual(['trained_steps']);
    expect(model.sent.filter((message) => message.trained_steps === 5).length).toBe(1);
  });

  it('leaves nothing behind when the view ends', async () => {
    const { model, el, end, lab } = show({ step: 0, seed: 0 });
    await lab.train(3);
    end();
    expect(el.children.length).toBe(0);
    expect([...model.listeners.values()].every((listeners) => listeners.size === 0)).toBe(true);
    const { length } = model.sent;
    model.fromPython('step', 20);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(model.sent.length).toBe(length);
    expect(lab.currentStep).toBeLessThan(20);
  });
});
