/** @file Numbers as the scene writes them, with a true minus sign. */

const withMinus = (text: string) => text.replace('-', '−');

/** A probability: `31 %`, and one decimal below 10 %. */
export function percent(probability: number): string {
  const value = 100 * probability;
  return `${value >= 9.95 || value === 0 ? value.toFixed(0) : value.toFixed(1)} %`;
}

/** A mean reward: `0.44`. */
export function decimal(value: number): string {
  return withMinus(value.toFixed(2));
}

/** An advantage, with its sign: `+0.56`. */
export function signed(value: number): string {
  const text = value.toFixed(2);
  return value > 0 ? `+${text}` : withMinus(text);
}

/** A change of a weight, with its sign and two digits: `−0.0031`. */
export function change(value: number): string {
  const size = Math.abs(value);
  const text = size >= 0.0005 || size === 0 ? String(Number(value.toPrecision(2))) : value.toExponential(1);
  return value > 0 ? `+${text}` : text.replaceAll('-', '−');
}
