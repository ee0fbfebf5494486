/**
 * @file `<diffusion-lab>`: what the reader sees and touches. The run, its transport and its timeline are
 * LabElement's; here the model's configuration, the two panels, the reader's drawing and the pictures meet.
 */
import { type PropertyValues, type TemplateResult } from 'lit';
import type { ChartDescription } from '../../core/element/lab-hooks.ts';
import { LabElement } from '../../core/element/lab-element.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { RunTensors } from '../../core/training/run-file.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import type { DiffusionConfig, DiffusionPicture, DiffusionRequest, Measures, PanelConfig, SampleOptions, SamplerConfig, Sampling } from './types.ts';
import './views/advanced-panel.ts';
import './views/drawing-pad.ts';
import './views/measures-view.ts';
import './views/process-view.ts';
/** What `measure()` takes: a sampler; absent fields are those of the first panel. */
export type MeasureOptions = Partial<SamplerConfig & PanelConfig>;
type Panels = readonly [PanelConfig, PanelConfig];
/**
 * Trains a small diffusion model on points in the plane, and shows its forward and its reverse process.
 * Members besides those of every lab: `panels`, `time`, `drawing`, `config`, `sample()`.
 */
export declare class DiffusionLab extends LabElement<DiffusionConfig, DiffusionRequest, DiffusionPicture, Measures> {
    #private;
    static styles: import("lit").CSSResult[];
    readonly lab = "diffusion";
    readonly presets: {
        name: "classic" | "clipping" | "drawn" | "eta" | "few-steps" | "memorising" | "short-schedule";
        label: string;
    }[];
    protected readonly label: string;
    private currentPanels;
    private choices;
    private noiseSeed;
    private measuresOpen;
    private drawDetails;
    /** How the two panels draw their points. A copy: change it by setting it. */
    get panels(): Panels;
    /** @throws LabError `bad-config` for a sampler, a schedule or a number out of bounds; nothing changes then. */
    set panels(panels: Panels);
    /** Diffusion time on display: 1 is the last noise level, 0 the data. It moves nothing but the pictures. */
    get time(): number;
    /** @throws LabError `bad-argument` unless it is a number; it is held to 0 to 1. */
    set time(time: number);
    /** The reader's own data, [x, y] in data units. A copy. */
    get drawing(): [number, number][];
    /**
     * Starts a new run on these points, paused.
     * @throws an error with `code` "bad-config" when they are no data to train on; nothing changes then.
     */
    set drawing(points: readonly (readonly [number, number])[]);
    /**
     * Draws points from the model at the step on display. The same options give the same points.
     * Rejects with a LabError: `bad-config` for an option out of bounds.
     */
    sample(options?: SampleOptions): Promise<Sampling>;
    protected createWorkerUrl(): string;
    protected configFor(preset: string): DiffusionConfig;
    protected defaultTotalSteps(config: DiffusionConfig): number;
    protected request(options?: unknown): DiffusionRequest;
    /** Measures the points of `options`' sampler; those of the first panel unless it says otherwise. */
    measure(options?: MeasureOptions): Promise<Measures>;
    protected measuresOf({ measures }: DiffusionPicture): Measures;
    encodeConfig(config: DiffusionConfig): JsonValue;
    validateConfig(value: unknown): DiffusionConfig;
    toTensors(config: DiffusionConfig, parameters: Float32Array): RunTensors;
    fromTensors(config: DiffusionConfig, tensors: RunTensors): Float32Array;
    connectedCallback(): void;
    /** A preset brings its panels; one that differs from the last in nothing else keeps the run. */
    protected settingsChanged(): void;
    /** A recorded run of the preset that is chosen leaves it chosen, although others may share its configuration. */
    protected adoptSettings(config: DiffusionConfig, seed: number): void;
    protected chart(rows: readonly Row[]): ChartDescription;
    protected renderSettings(): TemplateResult;
    protected renderPicture(picture: DiffusionPicture): TemplateResult;
    protected willUpdate(changed: PropertyValues): void;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-lab': DiffusionLab;
    }
}
export {};
