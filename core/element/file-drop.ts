/** @file Run files dropped on a lab. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Opens the first file that is dropped on the host; other things may be dropped as before. */
export class FileDrop implements ReactiveController {
  /** Whether a file is held over the lab. */
  over = false;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly open: (file: File) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('dragover', this.#dragged);
    this.host.addEventListener('dragleave', this.#left);
    this.host.addEventListener('drop', this.#dropped);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('dragover', this.#dragged);
    this.host.removeEventListener('dragleave', this.#left);
    this.host.removeEventListener('drop', this.#dropped);
  }

  #setOver(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.host.requestUpdate();
  }

  readonly #dragged = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#setOver(true);
  };

  readonly #left = (event: DragEvent): void => {
    // Leaving a part of the lab for another is not leaving it.
    const into = event.relatedTarget;
    if (!(into instanceof Node) || !this.host.contains(into)) this.#setOver(false);
  };

  readonly #dropped = (event: DragEvent): void => {
    this.#setOver(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.open(file);
  };
}
