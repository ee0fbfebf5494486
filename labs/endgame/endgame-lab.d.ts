/**
 * @file `<endgame-lab>`: what the reader sees and touches. The run, its transport and its timeline are
 * LabElement's; here the acted step, the curriculum, the curves and the reader's own game meet.
 */
import { type PropertyValues, type TemplateResult } from 'lit';
import type { ChartDescription } from '../../core/element/lab-hooks.ts';
import { LabElement } from '../../core/element/lab-element.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { RunTensors } from '../../core/training/run-file.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import type { Candidate, EndgameConfig, EndgamePicture, EndgameRequest, EvaluateOptions, Evaluation, Measures } from './types.ts';
import './views/acted-step.ts';
import './views/advanced-panel.ts';
import './views/curriculum-view.ts';
import './views/measures-view.ts';
import './views/position-panel.ts';
/** A move of the policy's in a position, and what it costs. */
export type PolicyMove = Pick<Candidate, 'move' | 'san' | 'probability' | 'distance' | 'regret'>;
/**
 * Trains a policy on chess endgames by group relative policy optimisation, from checkmate backwards.
 * Members besides those of every lab: `policy()`, `evaluate()`, `position`, `config`.
 */
export declare class EndgameLab extends LabElement<EndgameConfig, EndgameRequest, EndgamePicture, Measures> {
    static styles: import("lit").CSSResult[];
    readonly lab = "endgame";
    readonly presets: {
        name: "flat" | "no-folding" | "one-update" | "queen" | "rook";
        label: string;
    }[];
    protected readonly label: string;
    private readonly metricChart;
    private actedAt;
    /** The picture for which a step was acted out belatedly, or could not be. */
    private caughtUp;
    private readonly board;
    private acted;
    private metric;
    private lastMeasures;
    private measuring;
    private measureProblem;
    private measuresOpen;
    /** The reader's position as a FEN. Setting it checks it and ends the game on the board. */
    get position(): string;
    set position(fen: string);
    /**
     * The policy's moves at the step on display, most probable first. `distance` is to mate once the move is
     * played, `regret` what it costs, both in moves; null when it gives the win away.
     * Rejects with a LabError whose code says what is wrong with the position; see `POSITION_ERRORS`.
     */
    policy(fen: string): Promise<readonly PolicyMove[]>;
    /**
     * Greedy play at the step on display: `{ byDistance: { 1: rate, ... }, regret, optimalShare }`, from `games`
     * seeded games a distance. Rejects with a LabError.
     */
    evaluate({ defence, games }?: EvaluateOptions): Promise<Evaluation>;
    /** Greedy and sampled play against the best and a random defence, at the step on display. */
    measure(): Promise<Measures>;
    protected createWorkerUrl(): string;
    protected configFor(preset: string): EndgameConfig;
    protected defaultTotalSteps(config: EndgameConfig): number;
    protected request(options?: unknown, step?: number): EndgameRequest;
    protected measuresOf({ measures }: EndgamePicture): Measures;
    encodeConfig(config: EndgameConfig): JsonValue;
    validateConfig(value: unknown): EndgameConfig;
    toTensors(config: EndgameConfig, parameters: Float32Array): RunTensors;
    fromTensors(config: EndgameConfig, tensors: RunTensors): Float32Array;
    protected chart(rows: readonly Row[]): ChartDescription;
    protected renderSettings(): TemplateResult;
    protected renderPicture(picture: EndgamePicture): TemplateResult;
    private renderCurve;
    /** Games and moves so far, and a second while training runs. */
    private pace;
    private renderMeasures;
    protected willUpdate(changed: PropertyValues): void;
    protected updated(): void;
    /** Whether there is time to act a step out. */
    private get actable();
    /** The recorded step before this one, with its weights. */
    private recordedBefore;
    private policyMoves;
    private onMetric;
    private measureAndShow;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-lab': EndgameLab;
    }
}
