/** @file The words this lab's worker and views share: configuration, ablations, measures, pictures. */

/** Where positions enter: added to the residual stream, or to queries and keys only (shortformer). */
export type Positions = 'added' | 'queries-and-keys';

/** What the sequences are: repeats with a period drawn anew for each, repeats with one period, or trigger bigrams. */
export type Task = 'random-period' | 'fixed-period' | 'bigrams';

/** Everything that shapes a run besides its seed. Limits are in `config.ts`. */
export interface InductionConfig {
  readonly task: Task;
  readonly layers: number;
  /** Heads a layer. */
  readonly heads: number;
  /** V, number of different tokens. */
  readonly vocabulary: number;
  /** T, tokens a sequence. */
  readonly context: number;
  /** d_model. */
  readonly width: number;
  /** B, sequences a step. */
  readonly batch: number;
  readonly learningRate: number;
  readonly positions: Positions;
  /** Probability with which each head is silenced in each training sequence, so that none can be relied on. */
  readonly headDropout: number;
  /** Trains a one-layer model beside this one, on the same batches. */
  readonly control: boolean;
}

/** A head, by layer and index, both from 0. */
export type Head = readonly [layer: number, head: number];

/** What takes the place of an ablated head's output. Definitions: `ablation.ts`. */
export type AblationKind = 'zero' | 'mean' | 'resample' | 'pattern-preserving';

/** Heads out of action, and how. */
export interface Ablations {
  readonly heads: readonly Head[];
  readonly kind: AblationKind;
}

/** A figure for each head, `[layer][head]`. */
export type PerHead = readonly (readonly number[])[];

/** Losses and scores on the fixed measuring sequences, in nats. */
export interface Behaviour {
  /** Mean over all positions. */
  readonly loss: number;
  /** Mean over positions that an earlier part of the sequence determines. */
  readonly inducibleLoss: number;
  /** Mean over the others. */
  readonly otherLoss: number;
  /** Late minus early loss (negative = more). */
  readonly iclScore: number;
  /** Mean loss at each position 0..T-2. */
  readonly lossByPosition: readonly number[];
}

/** What `measure()` returns: behaviour and attention with the ablations in force, and the weights' own figures. */
export interface Measures extends Behaviour {
  readonly step: number;
  readonly prefixMatching: PerHead;
  readonly previousToken: PerHead;
  /** OV eigenvalue positivity, -1..1. */
  readonly ovCopying: PerHead;
  /** Strongest K-composition each head takes part in: as writer in layer 1, as reader in layer 2. */
  readonly kComposition: PerHead;
  /** K-composition of each pair, `[layer-1 head][layer-2 head]`; empty with one layer. */
  readonly kCompositionPairs: PerHead;
  /** Token-to-token match circuit of each pair: mean diagonal minus mean off-diagonal, in attention logits. */
  readonly matchPairs: PerHead;
  /** The three gauges of Bietti et al. 2023, each the best head's (or pair's) share in 0..1. */
  readonly recall: { readonly previousToken: number; readonly match: number; readonly copy: number };
  /** The same without ablations, for comparison. */
  readonly intact: Behaviour;
  /** The task's exact predictor on the same sequences. */
  readonly exact: Behaviour;
}

/** What the model does on the reader's sequence. */
export interface SequencePicture {
  readonly tokens: readonly number[];
  /** Attention, `[layer][head]`, each row-major [n, n] with n = tokens.length. */
  readonly patterns: readonly (readonly Float32Array[])[];
  /** Next-token probabilities, row-major [n, V]. */
  readonly probabilities: Float32Array;
  /** Loss in nats of predicting token t+1 at position t; n - 1 values. */
  readonly loss: readonly number[];
  /** Direct logit attribution of the true next token: `values` is row-major [n - 1, parts]. */
  readonly attribution: {
    /** `token`, `position`, and the heads, layer and head from 1: `2.1`. */
    readonly parts: readonly string[];
    readonly values: Float32Array;
    /** The model's own logit of the next token, n - 1 values. */
    readonly logits: Float32Array;
    /** Largest |sum of parts - logit| over positions. */
    readonly identityError: number;
  };
}

/** Figures of the weights that nothing shows but the circuit and the table of measures. */
export type CircuitFigures = Pick<Measures, 'ovCopying' | 'kComposition' | 'kCompositionPairs'>;

/** Measures of a picture, which has the circuit's figures where they were asked for. */
export type PictureMeasures = Omit<Measures, keyof CircuitFigures> & Partial<CircuitFigures>;

/** Whether a picture's measures are all there. */
export function hasCircuit(measures: PictureMeasures): measures is Measures {
  return measures.ovCopying !== undefined;
}

/** What the views draw for one step. */
export interface InductionPicture {
  readonly step: number;
  readonly ablations: Ablations;
  readonly measures: PictureMeasures;
  readonly sequence: SequencePicture;
}

/** What the element asks the worker for. */
export interface InductionRequest {
  readonly ablations: Ablations;
  readonly tokens: readonly number[];
  /**
   * What the circuit's figures are for, if they are asked for: a view goes without where their module cannot be
   * fetched, `measure()` does not.
   */
  readonly circuit: 'view' | 'measure' | undefined;
}
