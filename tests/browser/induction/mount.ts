/** @file A lab on the test page, as any page would put it there. */

import '../../../labs/induction/induction-lab.ts';
import type { InductionLab } from '../../../labs/induction/induction-lab.ts';

/** Attributes of the element to make. */
export type LabAttributes = Readonly<Record<string, string>>;

/** A lab in the document, started. Remove it with `remove()`; `unmountAll` does so for all. */
export async function mountLab(attributes: LabAttributes = {}): Promise<InductionLab> {
  const lab = document.createElement('induction-lab');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes }))
    lab.setAttribute(name, value);
  document.body.append(lab);
  await lab.ready;
  return lab;
}

/** Removes every lab from the page. */
export function unmountAll(): void {
  for (const lab of document.querySelectorAll('induction-lab')) lab.remove();
}

/** The largest of the second layer's values. */
export function bestInLayer(values: readonly (readonly number[])[], layer: number): number {
  return Math.max(...values[layer]);
}

/** The head of a layer with the largest value. */
export function bestHead(values: readonly (readonly number[])[], layer: number): [number, number] {
  return [layer, values[layer].indexOf(bestInLayer(values, layer))];
}
