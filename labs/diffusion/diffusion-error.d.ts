/** @file The one error of this lab's mathematics: what was asked cannot be computed, and what to change. */
export type DiffusionErrorCode = 
/** A schedule out of its limits. */
'bad-schedule'
/** A sampler's setting out of its limits. */
 | 'bad-sampler'
/** A prediction of the noise where nothing is left of the signal: x0 cannot be told from it. */
 | 'eps-without-signal'
/** Points that cannot be used: too few, not finite, out of range. */
 | 'bad-points';
/** `message` says what to do about it. */
export declare class DiffusionError extends Error {
    readonly code: DiffusionErrorCode;
    constructor(code: DiffusionErrorCode, message: string);
}
