/** @file The circuit diagram's twin: its heads and pairs as tables. */
import type { Head, Measures } from '../types.ts';
import type { Chance, ChanceBand } from './chance.ts';
/** Every figure the diagram draws, with the values chance gives. */
export declare function circuitTable(measures: Measures, chance: Chance, ablated: readonly Head[]): import("lit-html").TemplateResult<1>;
/** "random 0.18, up to 0.21". */
export declare function bandText({ mean, upper }: ChanceBand): string;
