/**
 * @file What the network is told of the noise level: not its number but its log signal-to-noise ratio, so that a
 * network trained on one schedule can be asked on the levels of another.
 */
/** Bound of |log SNR|, in nats: at the last level of a zero-terminal-SNR schedule it would be infinite. */
export declare const LOG_SNR_BOUND = 20;
/** The half log-SNR, scaled to about -2.5 to 1.5, and its sines and cosines. */
export declare const LEVEL_FEATURES: number;
/** log SNR = ln(alphaBar / (1 - alphaBar)) in nats, within the bound. */
export declare function logSnr(alphaBar: number): number;
/** The level of this alphaBar as the network sees it, [LEVEL_FEATURES]. */
export declare function levelFeatures(alphaBar: number): Float32Array;
