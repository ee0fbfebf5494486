/** @file Figures whose number of digits depends on their size. */
/** A probability: `31 %`, and with one decimal below 10 %. */
export declare function percent(probability: number): string;
/** A change of a weight, with its sign and two significant digits: `−0.0031`. */
export declare function change(value: number): string;
