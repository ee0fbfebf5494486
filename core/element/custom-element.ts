/**
 * @file Registers an element as lit's decorator does, but for a page on which two scripts bring the same one,
 * as two versions of a lab do: the first stays, the second says so, and neither breaks the page.
 */

/** Whether a duplicate has been told: one is enough for all the parts of a lab. */
let told = false;

function tellOnce(name: string): void {
  if (told) return;
  told = true;
  console.warn(
    `<${name}> was registered before by another script of ml-labs on this page, which stays in use. ` +
      `Load every lab from the same place and version.`,
  );
}

/** Registers the decorated class as `<name>`, unless the page has such an element already. */
export const customElement =
  (name: string) =>
  (constructor: CustomElementConstructor): void => {
    const there = customElements.get(name);
    if (!there) customElements.define(name, constructor);
    // A shell (`shell.ts`) has the name of the lab that it brings.
    else if (!('isShell' in there) || 'isShell' in constructor) tellOnce(name);
  };
