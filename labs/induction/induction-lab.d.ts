/**
 * @file `<induction-lab>`: what the reader sees and touches. The run, its transport and its timeline are
 * LabElement's; here the model's configuration, the reader's ablations and sequence, and the pictures meet.
 */
import { type PropertyValues, type TemplateResult } from 'lit';
import type { ChartDescription } from '../../core/element/lab-hooks.ts';
import { LabElement } from '../../core/element/lab-element.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { RunTensors } from '../../core/training/run-file.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import type { Cliff } from './measures/cliff.ts';
import type { AblationKind, Ablations, Head, InductionConfig, InductionPicture, InductionRequest, Measures } from './types.ts';
import './views/ablation-panel.ts';
import './views/attention-grid.ts';
import './views/circuit-diagram.ts';
/**
 * Trains an attention-only transformer on sequences that repeat, and shows the induction circuit form.
 * Members besides those of every lab: `ablate()`, `ablations`, `config`, `sequence`.
 */
export declare class InductionLab extends LabElement<InductionConfig, InductionRequest, InductionPicture, Measures> {
    static styles: import("lit").CSSResult[];
    readonly lab = "induction";
    readonly presets: {
        name: "bare" | "bigrams" | "classic" | "one-layer" | "redundant";
        label: string;
    }[];
    protected readonly label: string;
    private readonly scoreChart;
    /** What lies far down is fetched when the reader comes near. */
    private readonly below;
    private currentAblations;
    private readerTokens;
    private highlightQuery;
    private measuresOpen;
    /** The cliff of the recorded run, or undefined while there is none. */
    get cliff(): Cliff | undefined;
    /** Heads out of action, and how. A copy: change it with `ablate()`. */
    get ablations(): Ablations;
    /**
     * Takes exactly these heads out of action, at whatever step is on display; training is untouched. An empty
     * list restores all. Resolves when the picture shows it.
     * @throws LabError `bad-ablation` for a head that the model does not have or an unknown kind.
     */
    ablate(heads: readonly Head[], kind?: AblationKind): Promise<void>;
    /** The reader's own sequence, as token numbers; at most the context's length. */
    get sequence(): readonly number[];
    set sequence(tokens: readonly number[]);
    protected createWorkerUrl(): string;
    protected configFor(preset: string): InductionConfig;
    protected defaultTotalSteps(): number;
    protected request(): InductionRequest;
    protected measuresOf(picture: InductionPicture): Measures;
    encodeConfig(config: InductionConfig): JsonValue;
    validateConfig(value: unknown): InductionConfig;
    toTensors(config: InductionConfig, parameters: Float32Array): RunTensors;
    fromTensors(config: InductionConfig, tensors: RunTensors): Float32Array;
    protected chart(rows: readonly Row[]): ChartDescription;
    protected renderSettings(): TemplateResult;
    protected renderPicture(picture: InductionPicture): TemplateResult;
    protected updated(changed: PropertyValues): void;
    protected willUpdate(changed: PropertyValues): void;
    private onMeasures;
    private onAblate;
    private onAblations;
}
declare global {
    interface HTMLElementTagNameMap {
        'induction-lab': InductionLab;
    }
}
