/**
 * @file Every figure the lab shows, defined: what it is called, how it is computed, what it means, what it is to
 * be compared with, and where it comes from. The lab shows these one click away from each figure; the files in
 * `measures/` compute them.
 *
 * Symbols: V vocabulary, T context, d width, D head size; positions q (query, the token that looks) and k (key,
 * the token looked at), counted from 0; A[q, k] attention; row vectors (x W) throughout.
 */

import { words } from '../../core/element/language.ts';

/** Where a definition comes from. */
export interface Source {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly link: string;
}

/** One figure, defined. */
export interface Definition {
  readonly name: string;
  /** In plain text with Unicode signs. */
  readonly formula: string;
  /** One sentence. */
  readonly meaning: string;
  /** What to compare the figure with: chance, the exact predictor, or random weights. */
  readonly baseline: string;
  /** None where the definition is this lab's own. */
  readonly sources: readonly Source[];
}

/** The works the figures come from. */
export const SOURCES = {
  olsson: {
    authors: 'Olsson, Elhage, Nanda, Joseph, DasSarma, Henighan et al.',
    year: 2022,
    title: 'In-context Learning and Induction Heads',
    link: 'https://arxiv.org/abs/2209.11895',
  },
  elhage: {
    authors: 'Elhage, Nanda, Olsson, Henighan, Joseph, Mann et al.',
    year: 2021,
    title: 'A Mathematical Framework for Transformer Circuits',
    link: 'https://transformer-circuits.pub/2021/framework/index.html',
  },
  bietti: {
    authors: 'Bietti, Cabannes, Bouchacourt, Jégou & Bottou',
    year: 2023,
    title: 'Birth of a Transformer: A Memory Viewpoint',
    link: 'https://arxiv.org/abs/2306.00802',
  },
  sahin: {
    authors: 'Şahin, Feucht, Belfki, Brinkmann, Mueller, Bau & Wendler',
    year: 2025,
    title: 'In-Context Learning Without Copying',
    link: 'https://arxiv.org/abs/2511.05743',
  },
  yin: {
    authors: 'Yin & Steinhardt',
    year: 2025,
    title: 'Which Attention Heads Matter for In-Context Learning?',
    link: 'https://arxiv.org/abs/2502.14010',
  },
} as const satisfies Record<string, Source>;

/** What the lab does not show: the bounds of its claims, with the works that drew them. */
export const SCOPE = words('scope', {
  text:
    'What forms here is copying in context: a token seen before, and what followed it, is found and repeated. ' +
    'Other in-context learning need not rest on it: models trained without loss on tokens that can be copied ' +
    'still learn tasks from examples whose answer is not in the context, and in larger language models such ' +
    'tasks depend more on other heads.',
  sources: [SOURCES.sahin, SOURCES.yin],
});

const { olsson, elhage, bietti, sahin, yin } = SOURCES;

/** The figures, in the order a reader meets them. */
export const DEFINITIONS = words('definitions', {
  loss: {
    name: 'Loss',
    formula: 'mean over positions of −ln p(next token)',
    meaning:
      'How surprised the model is by the next token, in nats, averaged over all positions that have one.',
    baseline:
      'ln V when every token is taken as equally likely; the exact predictor’s loss is the least possible.',
    sources: [],
  },
  inducibleLoss: {
    name: 'Loss on tokens that can be copied',
    formula:
      'mean of −ln p(next token) over inducible positions: the token was followed by the same next token earlier in the sequence (repeats: from the second period on; bigrams: after a trigger seen before)',
    meaning: 'How well the model predicts what it could copy from earlier in the same sequence.',
    baseline: 'ln V without copying; about 0 for the exact predictor.',
    sources: [olsson],
  },
  otherLoss: {
    name: 'Loss on other tokens',
    formula: 'mean of −ln p(next token) over all other positions',
    meaning:
      'How well the model predicts what cannot be copied; a model that copies with too much confidence does worse here than chance.',
    baseline:
      'ln V in the repeat tasks, where nothing better is possible; the exact predictor’s loss in the bigram task.',
    sources: [],
  },
  lossByPosition: {
    name: 'Loss by position',
    formula: 'L(t) = mean over sequences of −ln p(token t + 1 | tokens 0..t)',
    meaning: 'How the loss falls along the sequence as more context becomes available to copy from.',
    baseline: 'The exact predictor’s loss at the same positions.',
    sources: [olsson],
  },
  iclScore: {
    name: 'In-context-learning score',
    formula:
      'mean L(t) over the last quarter of positions − mean L(t) over positions that predict tokens before any repeat can start',
    meaning:
      'How much better late predictions are than early ones, in nats; negative means the context helps, and here it can help only by copying.',
    baseline:
      '0 for a model that ignores context; the exact predictor’s score is what the task allows. The paper compares token 500 with token 50 of natural text.',
    sources: [olsson, sahin, yin],
  },
  exact: {
    name: 'Exact predictor',
    formula:
      'p(next token | tokens so far) by Bayes’ rule over everything the task may have drawn for this sequence',
    meaning: 'The best any model can do that knows the task but not what was drawn for this sequence.',
    baseline:
      'It is the baseline: a loss above it is still to be learnt, a loss below it is luck or an error.',
    sources: [],
  },
  cliff: {
    name: 'Cliff',
    formula:
      'steepest descent of the smoothed loss where copying works (mean over 40 steps), if it falls by at least 1 nat below ln V and the middle half of the fall takes less than 0.4 of the steps up to its 90 % point; the range is from 10 % to 90 % of the fall',
    meaning:
      'The step at which the model starts to copy, if it does so abruptly rather than little by little.',
    baseline: 'None is reported for a flat curve, a straight decline or an exponential one.',
    sources: [],
  },
  attention: {
    name: 'Attention pattern',
    formula: 'A[q, k] = softmax over k ≤ q of (x_q W_Q)·(x_k W_K) / √D',
    meaning: 'How much the token at q takes from the token at k in this head; each row sums to 1.',
    baseline: '1 / (q + 1) when a head looks at all it can see evenly.',
    sources: [elhage],
  },
  prefixMatching: {
    name: 'Prefix matching',
    formula:
      'mean over queries q in the repeated part of Σ A[q, p + 1] over all p with token p = token q and p + 1 < q',
    meaning:
      'How much a head, reading a token it has seen before, looks at what came right after it then, on sequences that repeat with all periods (in the bigram task, on triggers seen before).',
    baseline:
      '1 for an ideal induction head; an even look scores the mean of (number of such keys) / (q + 1).',
    sources: [olsson],
  },
  previousToken: {
    name: 'Previous token',
    formula: 'mean over q ≥ 1 of A[q, q − 1]',
    meaning: 'How much a head looks at the token right before: the first half of an induction circuit.',
    baseline: '1 for an ideal previous-token head; an even look scores the mean of 1 / (q + 1).',
    sources: [olsson],
  },
  ovCopying: {
    name: 'OV copying',
    formula: 'Σ Re λᵢ / Σ |λᵢ|, λᵢ the eigenvalues of W_E W_V W_O W_U',
    meaning:
      'Whether attending to a token raises that token’s own logit, judged from the weights alone; from −1 to 1.',
    baseline:
      'Random weights give 0 with a spread that grows as heads get smaller, so small heads need a high score to mean anything.',
    sources: [elhage],
  },
  kComposition: {
    name: 'K-composition',
    formula:
      '‖W_QK W_OVᵀ‖ / (‖W_QK‖ ‖W_OV‖), W_QK = W_Q W_Kᵀ of a layer-2 head, W_OV = W_V W_O of a layer-1 head, Frobenius norms',
    meaning: 'How much of what the later head matches its queries against was written by the earlier head.',
    baseline: '1 / √d for random weights, give or take the band beside it: high in a narrow model.',
    sources: [elhage],
  },
  match: {
    name: 'Match circuit',
    formula:
      'W_E W_QK W_OVᵀ W_Eᵀ / √D over tokens (rows: query; columns: the key’s previous token); mean diagonal − mean off-diagonal',
    meaning:
      'By how many attention logits the later head prefers keys whose previous token is the query’s own token.',
    baseline: '0 for random weights, on average.',
    sources: [elhage],
  },
  recallPreviousToken: {
    name: 'Recall: previous token',
    formula: 'share of positions q ≥ 1 whose largest P_q W_Q W_Kᵀ P_kᵀ over k ≤ q is at k = q − 1',
    meaning: 'For how many positions the layer-1 head’s weights already point one position back.',
    baseline: 'The mean of 1 / (q + 1) for random weights. The paper lets keys after q compete too.',
    sources: [bietti],
  },
  recallMatch: {
    name: 'Recall: match',
    formula: 'share of tokens t whose row of the match circuit is largest at t',
    meaning:
      'For how many tokens the layer-2 head’s weights already look for keys that come after the same token.',
    baseline:
      '1 / (number of tokens compared) for random weights: all V, or the triggers in the bigram task.',
    sources: [bietti],
  },
  recallCopy: {
    name: 'Recall: copy',
    formula: 'share of tokens t whose row of W_E W_V W_O W_U is largest at t',
    meaning:
      'For how many tokens the last layer’s head already raises the logit of the token it attends to most.',
    baseline: '1 / V for random weights.',
    sources: [bietti],
  },
  attribution: {
    name: 'Direct logit attribution',
    formula:
      'logit of the next token = Σ over parts of (what the part adds to the residual stream) · W_U[:, next token]',
    meaning:
      'What the embedding, the position and each head add to the logit of the true next token, directly.',
    baseline:
      '0 for a part that plays no direct role; the parts sum to the model’s own logit, and the error of that sum is shown.',
    sources: [elhage],
  },
} satisfies Record<string, Definition>);

/** The figures that have a definition. */
export type DefinedFigure = keyof typeof DEFINITIONS;
