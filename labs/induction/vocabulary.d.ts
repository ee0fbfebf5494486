/**
 * @file How tokens are written for the reader. Up to 64 tokens each has one character; a larger vocabulary is
 * written as numbers. Shapes: V vocabulary; a token is a whole number from 0 to V - 1.
 */
/** Why a text is not a sequence of this vocabulary; each carries what a message needs to say so. */
export type SequenceProblem = {
    readonly kind: 'unknown-token';
    readonly text: string;
} | {
    readonly kind: 'too-long';
    readonly length: number;
    readonly max: number;
} | {
    readonly kind: 'too-short';
    readonly length: number;
    readonly min: number;
};
/** Either the tokens a text stands for, or what is wrong with it. */
export type ParsedSequence = {
    readonly tokens: readonly number[];
    readonly problem?: undefined;
} | {
    readonly tokens?: undefined;
    readonly problem: SequenceProblem;
};
/** Two tokens are the fewest that hold a prediction: the second from the first. */
export declare const SHORTEST_SEQUENCE = 2;
/** Whether tokens of this vocabulary are single characters. */
export declare function hasCharacters(vocabulary: number): boolean;
/** The characters that can be typed, in the order of their tokens; empty where tokens are numbers. */
export declare function charactersOf(vocabulary: number): string;
/** The token as the reader sees it. */
export declare function tokenText(token: number, vocabulary: number): string;
/** The sequence as the reader types it; {@link parseTokens} reads it back. */
export declare function formatTokens(tokens: readonly number[], vocabulary: number): string;
/**
 * The tokens a text stands for. White space is ignored between characters and separates numbers.
 * @param maxLength T, the longest sequence the model can read.
 */
export declare function parseTokens(text: string, vocabulary: number, maxLength: number): ParsedSequence;
