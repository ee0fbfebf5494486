/** @file `<diffusion-panel>`: one sampler at one diffusion time, and how well its points end up. */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { NullBand, PanelConfig, PanelPicture, Prediction, ScoreField } from '../types.ts';
import { type FieldKind } from './arrows.ts';
import './cloud.ts';
import type { Arrows } from './cloud.ts';
import './sampler-form.ts';
/** What belongs to all three pictures alike. */
export interface Surroundings {
    readonly extent: number;
    readonly dataScale: number;
    /** True points, [n, 2]. */
    readonly data: Float32Array;
    /** Their standard deviation a coordinate. */
    readonly dataSpread: number;
    /** Centres the data have; NaN where they have none. */
    readonly centres: number;
    readonly nullBand: Pick<NullBand, 'energyDistance' | 'highQuality'>;
    readonly field: ScoreField | undefined;
    readonly fieldKind: FieldKind;
    readonly trails: boolean;
    /** The points a run learns from, [n, 2], where they are few enough to be shown one by one. */
    readonly training: Float32Array | undefined;
    readonly prediction: Prediction;
}
/** Arrows at the level nearest to `alphaBar`; undefined while none are wanted or there. */
export declare function arrowsAt({ field, fieldKind, dataScale }: Surroundings, alphaBar: number): Arrows | undefined;
/** The two panels' colours. */
export declare const PANEL_COLORS: readonly ['model', 'model-2'];
/** A sampler's particles, its figures and its settings. */
export declare class DiffusionPanel extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** 0 or 1. */
    index: number;
    picture?: PanelPicture;
    /** The settings wanted now; the picture's may be older. */
    panel?: PanelConfig;
    surroundings?: Surroundings;
    time: number;
    protected willUpdate(changed: PropertyValues<this>): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-panel': DiffusionPanel;
    }
}
