/** @file Points as text, one `x, y` a line, and back. */

/** A point, [x, y] in data units. */
export type Point = readonly [number, number];

/** What the text says, or which line it is that says nothing. */
export type ParsedPoints =
  { readonly points: readonly Point[]; readonly bad?: undefined } | { readonly bad: BadLine };

/** A line that is not a point: its number, from 1, and its text, cut short. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
}

/** One line a point, two decimals at most. */
export function writePoints(points: readonly Point[]): string {
  return points.map(([x, y]) => `${round(x)}, ${round(y)}`).join('\n');
}

/** Two numbers a line, separated by a comma or space; empty lines count nothing. */
export function readPoints(text: string): ParsedPoints {
  const points: Point[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i].trim();
    if (line === '') continue;
    // A true minus sign may come with text copied from a page.
    const numbers = line
      .replaceAll('−', '-')
      .split(/\s*[,;\s]\s*/)
      .map(Number);
    if (numbers.length !== 2 || !numbers.every(Number.isFinite)) {
      return { bad: { line: i + 1, text: line.slice(0, 40) } };
    }
    points.push([numbers[0], numbers[1]]);
  }
  return { points };
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
