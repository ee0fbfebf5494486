/** @file A figure's definition, one press of its name away. */
import { type DefinedFigure } from '../definitions.ts';
/** Styles of {@link termButton} and {@link definitionText}. */
export declare const definitionStyles: import("lit").CSSResult;
/** The figure's name as a button that opens its definition. */
export declare function termButton(figure: DefinedFigure, open: boolean, toggle: () => void): import("lit-html").TemplateResult<1>;
/** What the button opens. */
export declare function definitionText(figure: DefinedFigure): import("lit-html").TemplateResult<1>;
