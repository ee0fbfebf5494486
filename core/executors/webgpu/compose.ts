/** @file Fills the holes of a WGSL template; the whole of the shaders' preprocessor. */

/** What goes into the holes, by name: numbers are written as they are. */
export type Holes = Readonly<Record<string, string | number | boolean>>;

const REPEATED = /^(\s*)\$each (\w+) (\S+): (.*)$/;

/**
 * The template with `${name}` replaced by `holes.name`, and every line `$each i n: text` by n lines of `text`
 * with `i` = 0 ... n − 1. Loops over registers are written so: software adapters index them slowly.
 * @throws Error naming a hole that nothing fills.
 */
export function compose(template: string, holes: Holes): string {
  return template
    .split('\n')
    .flatMap((line) => unroll(line, holes))
    .join('\n');
}

function unroll(line: string, holes: Holes): string[] {
  const repeated = REPEATED.exec(line);
  if (!repeated) return [fill(line, holes)];
  const [, indent, variable, count, text] = repeated;
  return Array.from({ length: Number(fill(count, holes)) }, (_, i) =>
    unroll(indent + text, { ...holes, [variable]: i }),
  ).flat();
}

function fill(text: string, holes: Holes): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    if (!(name in holes)) throw new Error(`compose: nothing fills the hole "${name}" in "${text.trim()}".`);
    return String(holes[name]);
  });
}

/** A number as a WGSL literal of type f32. */
export function float(value: number): string {
  const text = String(value);
  return `${text}${/[.e]/.test(text) ? '' : '.0'}f`;
}
