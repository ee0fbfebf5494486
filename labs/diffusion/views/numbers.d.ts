/** @file How figures are written where the plots' own format does not do. */
/** A fixed number of digits with a true minus sign; a dash where there is no number. */
export declare function decimal(value: number, digits?: number): string;
/** A share of 1 as a percentage; the space does not break. */
export declare function percent(share: number, digits?: number): string;
/** A figure that spans many powers of ten: three decimals, and powers below. */
export declare function small(value: number): string;
/** A number as a reader would type it, for fields. */
export declare function plain(value: number): string;
