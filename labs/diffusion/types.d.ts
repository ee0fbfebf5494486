/**
 * @file The words this lab's worker and views share. Points are interleaved x, y pairs in data units (the units of
 * `data/`); the network works in model units, data units divided by `dataScale`. Frames run from noise to data.
 */
/** Noise schedules; definitions and sources in `schedules.ts`. */
export type ScheduleName = 'linear' | 'linear-rescaled' | 'scaled-linear' | 'cosine' | 'sigmoid';
/** A noise schedule. */
export interface ScheduleConfig {
    readonly name: ScheduleName;
    /** T, number of noise levels, 10 to 1000. */
    readonly steps: number;
    /** Rescaled so that nothing of the signal is left at the last level (Lin et al. 2023, algorithm 1). */
    readonly zeroTerminalSnr: boolean;
}
/** What the network predicts: the noise, the data, or v = sqrt(alphaBar) eps - sqrt(1 - alphaBar) x0. */
export type Prediction = 'eps' | 'x0' | 'v';
export type SamplerName = 'ddpm' | 'ddim' | 'heun' | 'dpm-solver++';
/** Variance of a DDPM step: the posterior's, or beta (Ho et al. 2020, section 3.2). */
export type DdpmVariance = 'fixed-small' | 'fixed-large';
/** How the sampler's levels are spread over the schedule's (Lin et al. 2023, table 2). */
export type Spacing = 'leading' | 'trailing' | 'linspace';
/** How points are drawn from a trained model. */
export interface SamplerConfig {
    readonly sampler: SamplerName;
    /** Steps from noise to data; network evaluations are twice as many for Heun. */
    readonly steps: number;
    /** DDIM's noise, 0 (none) to 1 (as much as DDPM with fixed-small). Other samplers ignore it. */
    readonly eta: number;
    /** Other samplers than DDPM ignore it. */
    readonly variance: DdpmVariance;
    readonly spacing: Spacing;
    /** Bound of |x0| in model units at every step, or null for none. */
    readonly clip: number | null;
}
/** A panel: a sampler, and the schedule whose levels it walks down. */
export interface PanelConfig extends SamplerConfig {
    readonly schedule: ScheduleConfig;
}
export type DatasetName = '8gaussians' | 'moons' | 'pinwheel' | 'swissroll' | '2spirals' | 'checkerboard' | 'rings' | 'drawn';
/** Everything that shapes a run besides its seed. Limits are in `config.ts`. */
export interface DiffusionConfig {
    readonly dataset: DatasetName;
    /** The reader's points, [x, y] in data units, each within +-4; used when `dataset` is "drawn". */
    readonly drawn: readonly (readonly [number, number])[];
    /** Number of different training points; null draws fresh points for every step. */
    readonly points: number | null;
    /** Data units a model unit. */
    readonly dataScale: number;
    readonly schedule: ScheduleConfig;
    readonly prediction: Prediction;
    /** Hidden layers. */
    readonly depth: number;
    /** Units a hidden layer. */
    readonly width: number;
    /** Points a step. */
    readonly batch: number;
    /** Peak learning rate: 50 steps of warm-up, then cosine decay to 0 at `decaySteps`. */
    readonly learningRate: number;
    readonly decaySteps: number;
    /** Decay of the weights' moving average a step, warmed up as min(decay, (1 + step) / (10 + step)). */
    readonly emaDecay: number;
}
/** Which weights draw: their moving average, or those of the step itself. */
export type WeightsChoice = 'ema' | 'raw';
/** What `sample()` takes; absent fields are those of the first panel. */
export interface SampleOptions extends Partial<PanelConfig> {
    /** Number of points, 1 to 20,000. */
    readonly count?: number;
    /** Seed of the starting noise and of the sampler's own noise. */
    readonly seed?: number;
}
/** What the element asks the worker for. */
export interface DiffusionRequest {
    readonly panels: readonly [PanelConfig, PanelConfig];
    /** Particles in each panel. */
    readonly count: number;
    /** Seeds the starting noise, the same for both panels. */
    readonly noiseSeed: number;
    readonly weights: WeightsChoice;
    /** Whether the score field is wanted. */
    readonly field: boolean;
    /** Asks for the full measures of this sampler's points as well. */
    readonly measure?: PanelConfig;
    /** Asks for one sampling instead of a picture: only `sample` of the answer is filled in. */
    readonly sample?: {
        readonly panel: PanelConfig;
        readonly count: number;
        readonly seed: number;
    };
}
/** A sampling, frame by frame. */
export interface Trajectories {
    readonly count: number;
    /** steps + 1 frames. */
    readonly frames: number;
    /** Level of each frame as a share of T: 1 is the last level, 0 is the data. */
    readonly times: Float32Array;
    /** alphaBar of each frame; 1 at the data. */
    readonly alphaBars: Float32Array;
    /** [frames, count, 2]. */
    readonly positions: Float32Array;
}
/** One panel of the picture. */
export interface PanelPicture {
    readonly panel: PanelConfig;
    readonly trajectories: Trajectories;
    /** Whether any point was lost to a number that is not finite, and how many. */
    readonly lost: number;
    /** Quick figures of the last frame, from its first 1,000 points. */
    readonly figures: QuickFigures;
}
export interface QuickFigures {
    readonly energyDistance: number;
    /** Standard deviation a coordinate, against the data's: below it the samples shrink. */
    readonly spread: number;
    /** Share of points within three standard deviations of a centre; NaN where the data have no centres. */
    readonly highQuality: number;
    /** Centres with at least one such point; NaN where the data have no centres. */
    readonly modes: number;
}
/** Scores (gradients of log density) on a square grid, for a handful of levels of the training schedule. */
export interface ScoreField {
    /** Grid points along each side. */
    readonly side: number;
    /** The grid spans -extent .. extent in data units, row-major from the lowest y. */
    readonly extent: number;
    /** Level of each frame as a share of T, descending from 1. */
    readonly times: Float32Array;
    readonly alphaBars: Float32Array;
    /** [times, side * side, 2], in 1 / data units. */
    readonly learned: Float32Array;
    /** In closed form for mixtures of gaussians; of the finite sample for other data. */
    readonly exact: Float32Array;
}
/** An interval that true points against true points fall into, by measure. */
export type NullBand = Readonly<Record<'energyDistance' | 'slicedWasserstein' | 'mmd' | 'highQuality', readonly [low: number, high: number]>>;
/** Squared error of the learned score at one noise level, E|eps - eps*|^2 a coordinate, against its floor. */
export interface ScoreErrorLevel {
    /** log SNR of the level. */
    readonly lambda: number;
    /** E|eps_theta - eps*|^2, the part that training can remove. */
    readonly error: number;
    /** E|eps - eps*|^2, what no network can remove. */
    readonly floor: number;
}
/** What `measure()` returns; definitions in `measures/`. */
export interface Measures {
    readonly step: number;
    readonly energyDistance: number;
    readonly slicedWasserstein: number;
    readonly mmd: number;
    readonly highQuality: number;
    readonly modes: number;
    /** Mean negative log-likelihood of held-out true points in nats, by the probability-flow ODE. */
    readonly nll: number;
    /** The true density's own, where it is known; NaN elsewhere. */
    readonly exactNll: number;
    /** Mean of `scoreErrors[].error`. */
    readonly scoreError: number;
    readonly scoreErrors: readonly ScoreErrorLevel[];
    readonly nullBand: NullBand;
    /** Points compared on each side. */
    readonly count: number;
}
/** What the views draw for one step of training. */
export interface DiffusionPicture {
    readonly step: number;
    readonly weights: WeightsChoice;
    readonly panels: readonly [PanelPicture, PanelPicture];
    /** True points, [count, 2]: the forward process starts from them. */
    readonly data: Float32Array;
    /** The noise that both panels start from and that the forward process adds, [count, 2] standard normal. */
    readonly noise: Float32Array;
    /** Quick figures' null band for as many points as they come from. */
    readonly nullBand: Pick<NullBand, 'energyDistance' | 'highQuality'>;
    readonly field: ScoreField | undefined;
    readonly measures: Measures | undefined;
    readonly sample: Trajectories | undefined;
}
/** What `sample()` resolves with. */
export interface Sampling {
    /** [count, 2] in data units. */
    readonly points: Float32Array;
    readonly trajectories: Trajectories;
}
