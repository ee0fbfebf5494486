/**
 * @file The language of the bigram task, after Bietti, Cabannes, Bouchacourt, Jégou & Bottou (2023), "Birth of
 * a Transformer: A Memory Viewpoint" (arXiv 2306.00802): a Markov chain over tokens, fixed by the run's seed,
 * in which a few *trigger* tokens are each followed by an *output* token drawn anew for every sequence. What
 * follows an ordinary token can be learnt by heart; what follows a trigger can only be read off the sequence.
 *
 * Where this departs from the paper, so that a network of width 32 and batches of 16 sequences of 64 tokens
 * show the transition within a few hundred steps: triggers are frequent (two fifths of the draws), there are
 * six of them, outputs are never triggers, and the background rows are Dirichlet draws instead of Shakespeare's
 * characters. Measured with V = T = 64, width 32, B = 16, learning rate 1e-2, positions added, float32, over
 * seeds 0-3: the best layer-2 head's prefix-matching score on inducible positions passes 0.5 at step 250-300
 * with one head a layer, 300 with two and 350-500 with four, and with two is 0.96-0.99 at step 1,500, where the
 * inducible loss is 0.00-0.09 nats. One layer stays at 3.0-3.2. Eight triggers form as well, at 450-550.
 */
/** Probability that a free draw is a trigger, shared evenly among them. */
export declare const TRIGGER_RATE = 0.4;
/** Concentration of the Dirichlet distribution of each background row: low, so that bigrams are worth learning. */
export declare const BACKGROUND_CONCENTRATION = 0.1;
/** Number of triggers K: six, or a quarter of a vocabulary below 24. Tokens 0..K-1 are the triggers. */
export declare function triggerCount(vocabulary: number): number;
/** What is fixed by the seed and known to whoever has seen enough sequences. */
export interface BigramLanguage {
    /** V. */
    readonly vocabulary: number;
    /** K; tokens 0..K-1 are triggers, tokens K..V-1 can be outputs. */
    readonly triggers: number;
    /** Probabilities of the first token, [V]. */
    readonly first: Float64Array;
    /** Probabilities of the token after an ordinary token, row-major [V, V]; the rows of triggers are zero. */
    readonly transitions: Float64Array;
}
/**
 * The language of a run. The latest one is kept, since every batch of a run asks for the same.
 * @throws RangeError when the vocabulary is below 4, which leaves no trigger.
 */
export declare function bigramLanguage(vocabulary: number, seed: number): BigramLanguage;
