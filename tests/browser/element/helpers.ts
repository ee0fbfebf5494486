/** @file What the tests of the element share: mounting a toy lab, waiting, and counting workers. */

import { afterEach, beforeEach, expect, onTestFinished, vi } from 'vitest';
import { LabError } from '../../../core/element/errors.ts';
import type { LabEventName } from '../../../core/element/events.ts';
import './toy-lab.ts';
import type { ToyLab } from './toy-lab.ts';

/** Every worker that the page has made in this test, and whether it was ended. */
export const workers: { terminated: boolean }[] = [];
/** Rejections that nobody handled. */
const noise: unknown[] = [];

const NativeWorker = globalThis.Worker;

beforeEach(() => {
  workers.length = 0;
  noise.length = 0;
  globalThis.Worker = class extends NativeWorker {
    readonly entry = { terminated: false };
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.push(this.entry);
    }
    override terminate(): void {
      this.entry.terminated = true;
      super.terminate();
    }
  };
  const heard = (event: PromiseRejectionEvent): void => {
    noise.push(event.reason);
    event.preventDefault();
  };
  addEventListener('unhandledrejection', heard);
  onTestFinished(() => removeEventListener('unhandledrejection', heard));
});

afterEach(async () => {
  document.body.replaceChildren();
  scrollTo(0, 0);
  globalThis.Worker = NativeWorker;
  await sleep(20);
  expect(noise, 'rejections that nobody handled').toEqual([]);
});

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A toy lab on the page. */
export function mount(attributes: Record<string, string> = {}, parent: Node = document.body): ToyLab {
  const lab = document.createElement('toy-lab');
  for (const [name, value] of Object.entries(attributes)) lab.setAttribute(name, value);
  parent.appendChild(lab);
  return lab;
}

/** A toy lab that is ready, with its first picture on display. */
export async function mountReady(attributes: Record<string, string> = {}): Promise<ToyLab> {
  const lab = mount(attributes);
  await lab.ready;
  await vi.waitFor(() => expect(lab.shownPicture).toBeDefined());
  return lab;
}

export function next(lab: ToyLab, event: LabEventName): Promise<CustomEvent> {
  return new Promise((resolve) => lab.addEventListener(event, resolve, { once: true }));
}

/** What the lab dispatches from now on, such as `play@0`. */
export function listen(lab: EventTarget): string[] {
  const heard: string[] = [];
  for (const name of ['ready', 'play', 'pause', 'step', 'seek', 'end', 'error'] as const) {
    lab.addEventListener(`lab-${name}`, (event) => {
      heard.push(`${name}@${(event as CustomEvent<{ step: number }>).detail.step}`);
    });
  }
  return heard;
}

/** The steps of the `lab-step`s among what was heard. */
export function stepsOf(heard: readonly string[]): number[] {
  return heard.filter((text) => text.startsWith('step@')).map((text) => Number(text.slice(5)));
}

/** The LabError a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<LabError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LabError);
  return error as LabError;
}

/** A button of the lab by its accessible name or text. */
export function button(lab: ToyLab, name: string): HTMLButtonElement {
  const found = [...lab.renderRoot.querySelectorAll('button')].find(
    (candidate) => (candidate.ariaLabel ?? candidate.textContent!.trim()) === name,
  );
  if (!found) throw new Error(`There is no button "${name}".`);
  return found;
}

/** What the lab's live region says. */
export const said = (lab: ToyLab): string => lab.renderRoot.querySelector('[aria-live]')!.textContent!.trim();

/** The text of the error panel, or null. */
export const problem = (lab: ToyLab): string | null =>
  lab.renderRoot.querySelector('[part~="error"] p')?.textContent ?? null;
