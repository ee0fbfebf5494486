/**
 * @file `map` and `filter` of iterators (ECMAScript 2025) where the engine has them not: jax-js calls them,
 * and Node has them from version 22 only.
 */

type Iterators = Record<'map' | 'filter', unknown>;

const prototype = Object.getPrototypeOf(
  Object.getPrototypeOf([][Symbol.iterator]()) as object,
) as Partial<Iterators>;

const helpers = {
  *map(this: Iterable<unknown>, change: (value: unknown, index: number) => unknown) {
    let index = 0;
    for (const value of this) yield change(value, index++);
  },
  *filter(this: Iterable<unknown>, keep: (value: unknown, index: number) => unknown) {
    let index = 0;
    for (const value of this) if (keep(value, index++)) yield value;
  },
} satisfies Iterators;

for (const [name, value] of Object.entries(helpers)) {
  if (name in prototype) continue;
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}
