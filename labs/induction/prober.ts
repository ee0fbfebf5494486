/**
 * @file Looks at a model without touching its training: runs it on the fixed measuring sequences and on the
 * reader's, intact and with heads out of action, and turns what comes back into figures and pictures.
 *
 * One batch holds everything, so that a probe is one run of one program (two with ablations): sequence 0 is
 * the reader's, then come the measuring sequences of the task, then, for the fixed-period task, repeats
 * of all periods for the prefix-matching score.
 */

import type { Executor, LoadedProgram, Tensors } from '../../core/executors/executor.ts';
import { lateModule } from '../../core/worker/late-module.ts';
import { exactBatchLosses } from './exact-predictor.ts';
import { gatingInputs, headInputs, interventionInputs, type ProbeRows } from './intervention.ts';
import { behaviour } from './measures/behaviour.ts';
import { createMatrixMemory, within } from './measures/matrix-memory.ts';
import { matchingQueries, prefixMatchingAt, type PatternShape } from './measures/prefix-matching.ts';
import { previousToken } from './measures/previous-token.ts';
import { recallGauges, type RecallGauges } from './measures/recall-gauges.ts';
import type { circuitFigures } from './measures/weight-measures.ts';
import type { ModelWeights } from './measures/weights.ts';
import { inductionGating, inductionIntervention, inductionProbe, PROBE, type ModelShape } from './model.ts';
import { modelWeights } from './parameters.ts';
import { sequencePicture } from './sequence-picture.ts';
import { copiedTokens, matchedTokens, nextTokens, sampleBatch, type Batch, type TaskConfig } from './task.ts';
import type {
  AblationKind,
  Ablations,
  Behaviour,
  CircuitFigures,
  InductionPicture,
  InductionRequest,
  Measures,
  PerHead,
  PictureMeasures,
} from './types.ts';

/** Sequences of the task on which losses and scores are measured, the same at every step. */
export const MEASURING_SEQUENCES = 16;

/** Figures cheap enough to take while training: what a row of the history carries besides its losses. */
export interface QuickFigures {
  readonly measured: Behaviour;
  /** The best head's. */
  readonly prefixMatching: number;
  /** The best head's. */
  readonly previousToken: number;
  readonly recall: Measures['recall'];
}

/** A model under observation. */
export interface Prober {
  /** Figures of the intact model with these parameters. */
  figures(parameters: Float32Array): Promise<QuickFigures>;
  /** Everything the views draw. The same arguments give identical numbers. */
  picture(step: number, parameters: Float32Array, request: InductionRequest): Promise<InductionPicture>;
  dispose(): void;
}

type Outputs = Readonly<Record<string, Float32Array>>;

/** The sequences of a probe; [total, T] each, the reader's row left empty. */
interface ProbeBatch extends ProbeRows {
  readonly tokens: Int32Array;
  readonly targets: Int32Array;
  /** Of the task's rows. */
  readonly inducible: Uint8Array;
  /** Rows of repeated random tokens, with the queries to measure prefix matching at. */
  readonly repeats: { readonly start: number; readonly batch: Batch };
}

function probeBatch(config: TaskConfig, seed: number): ProbeBatch {
  const { context } = config;
  const measuring = { ...config, batch: MEASURING_SEQUENCES };
  const task = sampleBatch(measuring, seed, 0, 'measure');
  // The trap's sequences cannot tell matching from looking back by a fixed distance; others can.
  const ownRepeats = config.task !== 'fixed-period';
  const repeats = ownRepeats
    ? task
    : sampleBatch({ ...measuring, task: 'random-period' }, seed, 0, 'measure/repeats');
  const total = 1 + MEASURING_SEQUENCES * (ownRepeats ? 1 : 2);
  const tokens = new Int32Array(total * context);
  tokens.set(task.tokens, context);
  const repeatsStart = ownRepeats ? 1 : 1 + MEASURING_SEQUENCES;
  tokens.set(repeats.tokens, repeatsStart * context);
  return {
    total,
    task: { start: 1, end: 1 + MEASURING_SEQUENCES },
    tokens,
    targets: nextTokens(tokens, context),
    inducible: task.inducible,
    repeats: { start: repeatsStart, batch: repeats },
  };
}

/** A prober of models of this shape on the task of `config`. */
export function createProber(config: ModelShape & TaskConfig, seed: number, executor: Executor): Prober {
  const { layers, heads, context } = config;
  const batch = probeBatch(config, seed);
  // Loaded when first asked for: a run that moves to another device is to train again at once.
  let intactProgram: LoadedProgram | undefined;
  let gating: LoadedProgram | undefined;
  let intervention: LoadedProgram | undefined;
  let latest: Unablated | undefined;
  let viewFigures: Promise<typeof circuitFigures | undefined> | undefined;
  /** Parameters of `latest`: memory that is got anew at every step costs more than the copy. */
  let own: Float32Array | undefined;
  /** Outputs of runs that are over, for the next of their kind to write into. */
  let spentFigures: Outputs | undefined;
  let spentGated: Outputs | undefined;
  let spentIntervened: Outputs | undefined;
  /** Matrices of a training step's figures, of `latest`, and of a picture. */
  const memory = {
    figures: createMatrixMemory(),
    latest: createMatrixMemory(),
    picture: createMatrixMemory(),
  };
  const circuitTokens = { matched: matchedTokens(config), copied: copiedTokens(config) };
  const taskTokens = batch.tokens.subarray(context, (1 + MEASURING_SEQUENCES) * context);
  const queries = matchingQueries(batch.repeats.batch.tokens, batch.repeats.batch.inducible, context);
  const exact = behaviour(exactBatchLosses(config, seed, taskTokens), batch.inducible, config);

  function inputs(reader: readonly number[]): { tokens: Int32Array; targets: Int32Array } {
    const tokens = batch.tokens.slice();
    const targets = batch.targets.slice();
    tokens.set(reader);
    targets.set(reader.slice(1));
    return { tokens, targets };
  }

  const behaviourOf = (outputs: Outputs): Behaviour =>
    behaviour(
      outputs[PROBE.rows].subarray(context, (1 + MEASURING_SEQUENCES) * context),
      batch.inducible,
      config,
    );

  /** Scores of every head from its patterns on MEASURING_SEQUENCES rows of the batch from `start`. */
  function perHead(
    outputs: Outputs,
    start: number,
    score: (patterns: Float32Array, shape: PatternShape) => number[],
  ): PerHead {
    const size = heads * context * context;
    return Array.from({ length: layers }, (_, layer) =>
      score(outputs[PROBE.pattern(layer)].subarray(start * size, (start + MEASURING_SEQUENCES) * size), {
        batch: MEASURING_SEQUENCES,
        heads,
        context,
      }),
    );
  }

  const prefixScores = (outputs: Outputs): PerHead =>
    perHead(outputs, batch.repeats.start, (patterns, shape) => prefixMatchingAt(patterns, queries, shape));
  const previousScores = (outputs: Outputs): PerHead => perHead(outputs, batch.task.start, previousToken);

  async function runIntact(
    parameters: Float32Array,
    reader: readonly number[],
    spent: Outputs | undefined,
  ): Promise<Outputs> {
    intactProgram ??= await executor.load(inductionProbe(config, batch.total));
    intactProgram.writeParameters(parameters);
    return intactProgram.run(1, inputs(reader), spent);
  }

  /** What a picture shows whatever is ablated: kept, since heads are taken out and put back at one step. */
  async function withoutAblations(
    parameters: Float32Array,
    tokens: readonly number[],
    figures: typeof circuitFigures | undefined,
  ): Promise<Unablated> {
    const known = latest && !latest.circuit === !figures ? latest : undefined;
    if (known && sameValues(known.parameters, parameters) && sameValues(known.tokens, tokens)) return known;
    own ??= new Float32Array(parameters.length);
    own.set(parameters);
    const spent = latest?.intact;
    // Should the run fail, its outputs are neither the former nor the new ones.
    latest = undefined;
    const intact = await runIntact(own, tokens, spent);
    const model = modelWeights(config, own);
    const weights = within(memory.latest, () => ({
      gauges: recallGauges(model, circuitTokens),
      circuit: figures?.(model),
    }));
    return (latest = { parameters: own, tokens, intact, model, ...weights });
  }

  /** For views they are asked for once, so that without them seeks stay what they are. */
  async function figuresFor(use: InductionRequest['circuit']): Promise<typeof circuitFigures | undefined> {
    if (use === 'measure') return fetchFigures();
    return use && (viewFigures ??= fetchFigures().catch(() => undefined));
  }

  async function runAblated(
    parameters: Float32Array,
    tokens: readonly number[],
    kind: AblationKind,
    taken: Tensors,
    intact: Outputs,
  ): Promise<Outputs> {
    const given = inputs(tokens);
    // Patterns are only passed around where they are to be kept: there are many.
    if (kind === 'pattern-preserving') {
      intervention ??= await executor.load(inductionIntervention(config, batch.total));
      intervention.writeParameters(parameters);
      const intervening = interventionInputs(config, kind, taken, intact);
      return (spentIntervened = await intervention.run(1, { ...given, ...intervening }, spentIntervened));
    }
    gating ??= await executor.load(inductionGating(config, batch.total));
    gating.writeParameters(parameters);
    spentGated = await gating.run(1, { ...given, ...gatingInputs(taken, intact) }, spentGated);
    const first = [PROBE.pattern(0), PROBE.headOutput(0)];
    return { ...spentGated, ...Object.fromEntries(first.map((name) => [name, intact[name]])) };
  }

  function measuresOf(
    step: number,
    { intact, gauges, circuit }: Unablated,
    outputs: Outputs,
  ): PictureMeasures {
    return {
      step,
      ...behaviourOf(outputs),
      ...circuit,
      matchPairs: gauges.matchPairs,
      recall: gauges.best,
      prefixMatching: prefixScores(outputs),
      previousToken: previousScores(outputs),
      intact: behaviourOf(intact),
      exact,
    };
  }

  return {
    async figures(parameters) {
      const outputs = (spentFigures = await runIntact(parameters, [], spentFigures));
      return {
        measured: behaviourOf(outputs),
        prefixMatching: Math.max(...prefixScores(outputs).flat()),
        previousToken: Math.max(...previousScores(outputs).flat()),
        recall: within(memory.figures, () => recallGauges(modelWeights(config, parameters), circuitTokens))
          .best,
      };
    },
    async picture(step, parameters, request) {
      const known = knownHeads(request.ablations, config);
      const tokens = request.tokens.slice(0, context);
      const unablated = await withoutAblations(parameters, tokens, await figuresFor(request.circuit));
      const { intact, model } = unablated;
      const taken = known.heads.length > 0 ? headInputs(config, known, batch, intact) : undefined;
      const outputs = taken ? await runAblated(parameters, tokens, known.kind, taken, intact) : intact;
      return {
        step,
        ablations: known,
        measures: measuresOf(step, unablated, outputs),
        sequence: within(memory.picture, () => sequencePicture(config, model, tokens, taken, outputs)),
      };
    },
    dispose() {
      intactProgram?.dispose();
      gating?.dispose();
      intervention?.dispose();
    },
  };
}

/** What is known of a model on the reader's tokens, all heads in action. */
interface Unablated {
  readonly parameters: Float32Array;
  readonly tokens: readonly number[];
  readonly intact: Outputs;
  readonly model: ModelWeights;
  readonly gauges: RecallGauges;
  /** Where they were asked for. */
  readonly circuit: CircuitFigures | undefined;
}

/** Fetched when a circuit is first to be shown. @throws Error with `code` "lab-not-loaded" when that fails. */
async function fetchFigures(): Promise<typeof circuitFigures> {
  const module = await lateModule('The circuit’s figures', () => import('./measures/weight-measures.ts'));
  return module.circuitFigures;
}

function sameValues(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The ablations without heads that this model does not have, as when a smaller preset has been chosen. */
function knownHeads({ heads, kind }: Ablations, shape: ModelShape): Ablations {
  return { kind, heads: heads.filter(([layer, head]) => layer < shape.layers && head < shape.heads) };
}
