/** @file `<diffusion-cloud>`: particles in the plane, with their ways, the data under them and arrows over them. */
import { type PropertyValues } from 'lit';
import type { ColorName } from '../../../core/element/theme.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { type Trails } from './raster.ts';
/** Arrows to lay over the particles. */
export interface Arrows {
    /** [n, 4]: x, y, to x, to y in data units. */
    readonly lines: Float32Array;
    readonly color: ColorName;
}
/** Everything that one picture shows; all coordinates in data units. */
export interface Scene {
    /** Half the side of the picture. */
    readonly extent: number;
    /** What lies under everything, [n, 2]; the same array as before costs nothing. */
    readonly base?: Float32Array;
    readonly trails?: Trails;
    /** The particles, [n, 2]. */
    readonly points: Float32Array;
    readonly color: ColorName;
    readonly arrows?: Arrows;
    /** Single points to be told from the particles, [n, 2]: drawn as small crosses over them. */
    readonly marks?: Float32Array;
    /** The picture in words. */
    readonly label: string;
}
/** A square picture of particles. */
export declare class DiffusionCloud extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** What to draw; a new object is drawn anew. */
    scene?: Scene;
    private canvas;
    connectedCallback(): void;
    disconnectedCallback(): void;
    protected firstUpdated(): void;
    protected updated(changed: PropertyValues<this>): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-cloud': DiffusionCloud;
    }
}
