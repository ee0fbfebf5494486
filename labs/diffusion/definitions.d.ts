/** @file Every figure of this lab in words: formula, meaning, what to compare it with, and where it comes from. */
/** A published work. */
export interface Source {
    readonly authors: string;
    readonly year: number;
    readonly title: string;
    readonly link: string;
}
/** What a figure is. */
export interface Definition {
    readonly name: string;
    readonly formula: string;
    readonly meaning: string;
    readonly baseline: string;
    /** Empty where the lab itself defines the figure. */
    readonly sources: readonly Source[];
}
/** Figures with a definition. */
export type DefinedFigure = 'energyDistance' | 'slicedWasserstein' | 'mmd' | 'highQuality' | 'modes' | 'nll' | 'scoreError';
/** The definitions, in the order in which they are shown. */
export declare const DEFINITIONS: Readonly<Record<DefinedFigure, Definition>>;
