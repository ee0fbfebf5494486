/** @file Orbiting by pointer: a drag turns, two fingers and Ctrl with the wheel zoom; the page still scrolls. */

import { orbit, zoom, type View } from './orbit.ts';

/** Radians turned by a drag across one pixel. */
const TURN = 0.006;

/**
 * Watches pointers and the wheel on `surface`.
 * @param now the view as it is.
 * @param turned is given each new view.
 * @returns how to stop.
 */
export function watchPointers(
  surface: HTMLElement,
  now: () => View,
  turned: (view: View) => void,
): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  const stop = new AbortController();
  const { signal } = stop;
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };

  surface.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      // Synthetic pointers cannot be captured; they are followed all the same.
      try {
        surface.setPointerCapture(event.pointerId);
      } catch {
        return;
      }
    },
    { signal },
  );
  surface.addEventListener(
    'pointermove',
    (event) => {
      const from = pointers.get(event.pointerId);
      if (!from) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      const before = pointers.size === 2 ? spread() : 0;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (before > 0) turned(zoom(now(), spread() / before));
      else turned(orbit(now(), -dx * TURN, dy * TURN));
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    surface.addEventListener(type, (event) => pointers.delete(event.pointerId), { signal });
  }
  surface.addEventListener(
    'wheel',
    (event) => {
      // The wheel alone scrolls the page; a pinch on a touchpad arrives as Ctrl and the wheel.
      if (!event.ctrlKey) return;
      event.preventDefault();
      turned(zoom(now(), Math.exp(-event.deltaY * 0.01)));
    },
    { signal, passive: false },
  );
  return () => stop.abort();
}
