/** @file A figure's definition, one press of its name away: formula, meaning, baseline, sources. */
import { type DefinedFigure, type Source } from '../definitions.ts';
/** Styles of {@link termButton} and {@link definitionText}. */
export declare const definitionStyles: import("lit").CSSResult;
/** The figure's name as a button that opens its definition, which has the id `definition-<figure>`. */
export declare function termButton(figure: DefinedFigure, open: boolean, toggle: (figure: DefinedFigure) => void): import("lit-html").TemplateResult<1>;
/** What the button opens. */
export declare function definitionText(figure: DefinedFigure): import("lit-html").TemplateResult<1>;
/** The works, linked; the lab itself where there are none. */
export declare function sourceLinks(sources: readonly Source[]): string | import("lit-html").TemplateResult<1>[];
