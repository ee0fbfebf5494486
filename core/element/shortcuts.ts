/** @file Keys of a lab while the focus is inside it: those of media players, and no more. */

import type { ReactiveControllerHost } from 'lit';

/** What the keys do. */
export interface ShortcutActions {
  toggle(): void;
  stepBack(): void;
  stepForward(): void;
}

/** Controls that need their own characters. */
const TYPING = 'input, select, textarea, [contenteditable=""], [contenteditable="true"]';
/** Controls that Space presses. */
const PRESSED_BY_SPACE = 'button, a[href], summary, [role="button"], [role="gridcell"], [role="application"]';

function matches(event: KeyboardEvent, selector: string): boolean {
  return event.composedPath().some((target) => target instanceof Element && target.matches(selector));
}

/** `k` and Space play or pause, `,` and `.` go a recorded step back or on. */
export function addShortcuts(host: ReactiveControllerHost & HTMLElement, actions: ShortcutActions): void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (matches(event, TYPING)) return;
    const action = actionOf(event, actions);
    if (!action) return;
    event.preventDefault();
    action();
  };
  host.addController({
    hostConnected: () => host.addEventListener('keydown', pressed),
    hostDisconnected: () => host.removeEventListener('keydown', pressed),
  });
}

function actionOf(event: KeyboardEvent, actions: ShortcutActions): (() => void) | undefined {
  switch (event.key) {
    case 'k':
      return event.repeat ? undefined : () => actions.toggle();
    case ' ':
      return event.repeat || matches(event, PRESSED_BY_SPACE) ? undefined : () => actions.toggle();
    case ',':
      return () => actions.stepBack();
    case '.':
      return () => actions.stepForward();
    default:
      return undefined;
  }
}
