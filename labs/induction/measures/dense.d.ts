/**
 * @file Dense matrices in float64, row-major: all the linear algebra the weights' figures need. Everything is
 * one type of array, since loops that meet several run severalfold slower.
 */
/** A row-major matrix. */
export interface Matrix {
    readonly rows: number;
    readonly columns: number;
    readonly values: Float64Array;
}
/**
 * The matrix with these values, copied.
 * @throws RangeError when there are not rows × columns of them.
 */
export declare function matrix(values: ArrayLike<number>, rows: number, columns: number): Matrix;
/**
 * A · B.
 * @throws RangeError when the inner sizes differ.
 */
export declare function multiply(a: Matrix, b: Matrix): Matrix;
/** The transpose, copied. */
export declare function transpose(a: Matrix): Matrix;
/** Aᵀ · A, symmetric. */
export declare function gram(a: Matrix): Matrix;
/**
 * Σᵢⱼ AᵢⱼBᵢⱼ, the Frobenius inner product.
 * @throws RangeError when the shapes differ.
 */
export declare function innerProduct(a: Matrix, b: Matrix): number;
/** The rows named, in that order. */
export declare function selectRows(a: Matrix, rows: readonly number[]): Matrix;
/** Index of the largest of `count` values from `offset`, relative to it; the first of equals. */
export declare function argmax(values: ArrayLike<number>, offset: number, count: number): number;
