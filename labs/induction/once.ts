/** @file What follows from an object that does not change, found once however many ask for it. */

/** `make`, with its results kept as long as the first argument lives; the others must follow from that one. */
export function once<Source extends object, Rest extends unknown[], Made>(
  make: (source: Source, ...rest: Rest) => Made,
): (source: Source, ...rest: Rest) => Made {
  const made = new WeakMap<Source, Made>();
  return (source, ...rest) => {
    let known = made.get(source);
    if (known === undefined) made.set(source, (known = make(source, ...rest)));
    return known;
  };
}
