/** @file Orbiting by pointer: a drag turns, two fingers and Ctrl with the wheel zoom; the page still scrolls. */
import { type View } from './orbit.ts';
/**
 * Watches pointers and the wheel on `surface`.
 * @param now the view as it is.
 * @param turned is given each new view.
 * @returns how to stop.
 */
export declare function watchPointers(surface: HTMLElement, now: () => View, turned: (view: View) => void): () => void;
