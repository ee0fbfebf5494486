/** @file A lab on the test page, as any page would put it there. */

import '../../../labs/diffusion/diffusion-lab.ts';
import type { DiffusionLab } from '../../../labs/diffusion/diffusion-lab.ts';
import type { DiffusionPicture } from '../../../labs/diffusion/types.ts';

/** A lab in the document, started. `unmountAll` removes it. */
export async function mountLab(attributes: Readonly<Record<string, string>> = {}): Promise<DiffusionLab> {
  const lab = document.createElement('diffusion-lab');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes }))
    lab.setAttribute(name, value);
  document.body.append(lab);
  await lab.ready;
  return lab;
}

/** Removes every lab from the page. */
export function unmountAll(): void {
  for (const lab of document.querySelectorAll('diffusion-lab')) lab.remove();
}

/** What the lab draws now. */
export async function pictureOf(lab: DiffusionLab): Promise<DiffusionPicture> {
  await lab.updateComplete;
  const view = lab.renderRoot.querySelector('diffusion-process');
  if (!view?.picture) throw new Error('The lab shows no picture.');
  return view.picture;
}
