import { hasCircuit, type InductionPicture } from '../types.ts';

/**
 * Asks the lab for the circuit's figures, which few visits need, where the view has a picture without them: an event
 * `lab-circuit`. To be called after an update.
 */
export function askForCircuit(view: HTMLElement & { readonly picture?: InductionPicture }): void {
  const { picture } = view;
  if (picture && !hasCircuit(picture.measures)) {
    view.dispatchEvent(new CustomEvent('lab-circuit', { bubbles: true }));
  }
}
