/** @file A page with the induction lab, to see how long a reader waits for the head. */

import '../labs/induction/induction-lab.ts';

/** How a run went. */
export interface Forming {
  /** From `play()` on a lab that had not started yet, its worker included. */
  readonly seconds: number;
  /** The first measured step at which the head was there. */
  readonly step: number;
  /** What the lab trained on. */
  readonly backend: string;
}

/** The prefix-matching score from which a head counts as formed. */
const FORMED = 0.5;

/** Puts a lab of the default preset on the page, plays it, and waits for the head. */
async function formHead(seed: number): Promise<Forming> {
  const lab = document.createElement('induction-lab');
  lab.setAttribute('seed', String(seed));
  document.body.append(lab);
  const start = performance.now();
  const forming = new Promise<Forming>((resolve, reject) => {
    lab.addEventListener('lab-step', () => {
      const row = lab.history.find(({ prefixMatching }) => prefixMatching > FORMED);
      if (!row) return;
      resolve({
        seconds: (performance.now() - start) / 1000,
        step: row.step,
        backend: lab.activeBackend ?? 'unknown',
      });
    });
    lab.addEventListener('lab-end', () => reject(new Error('The run ended without a head.')));
    lab.addEventListener('lab-error', (event) =>
      reject(new Error(String((event as CustomEvent).detail?.message ?? 'The lab failed.'))),
    );
  });
  lab.play();
  const result = await forming;
  lab.remove();
  return result;
}

const api = { formHead };

/** What the page offers as `globalThis.bench`. */
export type LabApi = typeof api;

Object.assign(globalThis, { bench: api });
