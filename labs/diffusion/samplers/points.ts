/** @file Arithmetic on points: samplers work coordinate by coordinate, so shapes do not matter to them. */

/** Coordinates of any number of points of any dimension. */
export type Points = Float32Array | Float64Array;

/** An array of the same kind and length, to be filled. */
export function emptyLike<A extends Points>(x: A): A {
  return x.slice() as A;
}

/** a x + b y */
export function combine<A extends Points>(a: number, x: A, b: number, y: A): A {
  const sum = emptyLike(x);
  for (let i = 0; i < sum.length; i++) sum[i] = a * x[i] + b * y[i];
  return sum;
}

/** x + scale noise, in place. */
export function addNoise<A extends Points>(x: A, scale: number, noise: A): A {
  for (let i = 0; i < x.length; i++) x[i] += scale * noise[i];
  return x;
}
