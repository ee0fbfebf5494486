/** @file A file dragged onto an element and dropped there, as a reader does it. */

/** Drops `file` on `target`; true when the element takes it. */
export function dropFile(file: File, target: Element): boolean {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const drag = (type: string): DragEvent =>
    new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
  const over = drag('dragover');
  target.dispatchEvent(over);
  target.dispatchEvent(drag('drop'));
  return over.defaultPrevented;
}
