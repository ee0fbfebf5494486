/** @file What a file or module of a build brings along. */

/** `root` and all that it imports statically, itself first. */
export function reach(
  root: string,
  importsOf: (id: string) => readonly string[] | undefined,
): ReadonlySet<string> {
  const reached = new Set([root]);
  for (const id of reached) for (const next of importsOf(id) ?? []) reached.add(next);
  return reached;
}
