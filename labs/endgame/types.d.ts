/**
 * @file The words this lab's worker and views share. Squares are 0..63 from a1 along the first rank to h8. A
 * state is (whiteKing * 64 + piece) * 64 + blackKing. An action is actor * 64 + destination, actor 0 the king,
 * 1 the piece. Distances are to mate, in White's moves; a distance is null where no mate can be forced.
 */
/** King and queen, or king and rook, against king. */
export type Ending = 'KQK' | 'KRK';
/** How Black replies: by the table, resisting longest (ties at random), or with any legal move. */
export type Defence = 'best' | 'random';
/** A rollout's advantage from the rewards r of its group; definitions in `grpo.ts`. */
export type AdvantageKind = 'mean' | 'std' | 'std-population' | 'leave-one-out';
/** How the moves of a batch are weighed against each other. */
export type Aggregation = 'sequence' | 'token' | 'constant';
/** Where games start: at the frontier of the curriculum, or anywhere. */
export type Starts = 'reverse' | 'flat';
/** Everything that shapes a run besides its seed. Limits are in `config.ts`. */
export interface EndgameConfig {
    readonly ending: Ending;
    readonly starts: Starts;
    /** Defence met in training. */
    readonly defence: Defence;
    /** Units of each of the two hidden layers. */
    readonly width: number;
    /** Whether the board's eight symmetries are folded into one. */
    readonly folding: boolean;
    /** G, rollouts from one start. */
    readonly group: number;
    /** Starts a step. */
    readonly startsPerStep: number;
    /** Optimiser updates on one batch of games. */
    readonly updatesPerStep: number;
    readonly learningRate: number;
    readonly temperature: number;
    readonly advantage: AdvantageKind;
    readonly aggregation: Aggregation;
    /** The ratio is clipped to 1 - clipLow .. 1 + clipHigh. */
    readonly clipLow: number;
    readonly clipHigh: number;
    /** Weight of KL (k3) to the policy of step 0; 0 leaves it out. */
    readonly klWeight: number;
    /** White's moves allowed beyond the start's distance. */
    readonly slack: number;
    /** Share of starts from the frontier; the others come uniformly from below it. */
    readonly frontierShare: number;
    /** The frontier advances when its moving success passes this, */
    readonly advanceAt: number;
    /** and falls back one level when it stays below this for `retreatAfter` steps. */
    readonly retreatBelow: number;
    readonly retreatAfter: number;
    /** Trains a policy with flat starts beside this one, on as many games. */
    readonly control: boolean;
}
/** What became of a game. */
export type Outcome = 'mate' | 'stalemate' | 'piece-lost' | 'out-of-moves';
/** One legal move of White's, as the policy and as the table see it. */
export interface Candidate {
    readonly action: number;
    /** As `a1b2`. */
    readonly move: string;
    readonly san: string;
    /** The policy's probability, at the training temperature. */
    readonly probability: number;
    /** The same after the update; undefined outside an acted step. */
    readonly after?: number;
    /** Distance to mate once it is played (0: it mates); null when it gives the win away. */
    readonly distance: number | null;
    /** Moves lost against the best; null when it gives the win away. */
    readonly regret: number | null;
}
/** A game of the group, from its start. */
export interface Rollout {
    /** White's actions, in order. */
    readonly actions: readonly number[];
    /** States before each of White's moves, and the last one; one more than `actions` unless mate ended it. */
    readonly states: readonly number[];
    /** The game in SAN, both sides' moves in turn. */
    readonly san: readonly string[];
    /** Probability with which each of White's moves was sampled. */
    readonly probabilities: readonly number[];
    readonly outcome: Outcome;
    readonly reward: number;
    readonly advantage: number;
}
/** A start, its group of games, and what the update made of White's first move. */
export interface ActedGroup {
    readonly state: number;
    readonly fen: string;
    readonly distance: number;
    readonly rollouts: readonly Rollout[];
    readonly candidates: readonly Candidate[];
    readonly meanReward: number;
    /** All rewards equal: dropped from the update. */
    readonly dropped: boolean;
}
/** A weight of the network and how the update changed it. */
export interface EdgeChange {
    /** 0: input to first hidden layer, 1: between the hidden layers, 2: to the moves. */
    readonly layer: 0 | 1 | 2;
    readonly from: number;
    readonly to: number;
    readonly weight: number;
    readonly change: number;
}
/** One step of training, replayed from its seed with the weights it began with. */
export interface ActedStep {
    readonly step: number;
    /** The step whose weights the games were sampled with; step - 1 unless the timeline is thinned there. */
    readonly from: number;
    /** Frontier of the curriculum, in moves to mate. */
    readonly level: number;
    /** A handful of groups: those with contrast first. */
    readonly groups: readonly ActedGroup[];
    readonly groupCount: number;
    readonly droppedCount: number;
    /** The largest weight changes of each layer, largest first. */
    readonly edges: readonly EdgeChange[];
    /** Units of each layer, inputs first. */
    readonly units: readonly [number, number, number, number];
}
/** What `evaluate()` takes. */
export interface EvaluateOptions {
    readonly defence?: Defence;
    /** Games a distance, 1 to 1,000. */
    readonly games?: number;
}
/** Greedy play from seeded starts at every distance. */
export interface Evaluation {
    readonly step: number;
    readonly defence: Defence;
    /** Games a distance. */
    readonly games: number;
    /** Share of games mated within the distance and 20 moves more, by distance. */
    readonly byDistance: Readonly<Record<number, number>>;
    /** Mean loss of distance a move against the table, over moves that keep the win. */
    readonly regret: number;
    /** Share of moves that the table finds best. */
    readonly optimalShare: number;
}
/** What `measure()` returns. */
export interface Measures {
    readonly step: number;
    readonly level: number;
    /** Greedy and sampled play, against the best and a random defence. */
    readonly greedyBest: Evaluation;
    readonly greedyRandom: Evaluation;
    readonly sampledBest: Evaluation;
    /** The policy with flat starts, where it is trained. */
    readonly control: Evaluation | undefined;
}
/** What the element asks the worker for. */
export interface EndgameRequest {
    /** The position whose candidates are wanted, White to move. */
    readonly state: number;
    /** The recorded step before the one on display, with its arena: asks for the step to be acted out. */
    readonly before?: {
        readonly step: number;
        readonly parameters: Float32Array;
    };
    /** Asks for one evaluation. */
    readonly evaluate?: Required<EvaluateOptions>;
    /** Asks for the full measures. */
    readonly measure?: boolean;
}
/** What the views draw for one step of training. */
export interface EndgamePicture {
    readonly step: number;
    /** Frontier of the curriculum, in moves to mate. */
    readonly level: number;
    /** Moving average of success at the frontier. */
    readonly frontierSuccess: number;
    readonly state: number;
    readonly distance: number | null;
    /** Legal moves of `state`, most probable first. */
    readonly candidates: readonly Candidate[];
    /** The same for the policy with flat starts, where it is trained. */
    readonly controlCandidates: readonly Candidate[] | undefined;
    /** Undefined at step 0 and where the step before is not recorded. */
    readonly acted: ActedStep | undefined;
    /** Positions with White to move, by distance 1, 2, ...: what the curriculum climbs. */
    readonly histogram: readonly number[];
    /** Greedy mate rate by distance against the best defence, from a few games each. */
    readonly byDistance: readonly number[];
    /** The same for the policy with flat starts, where it is trained. */
    readonly controlByDistance?: readonly number[];
    readonly evaluation: Evaluation | undefined;
    readonly measures: Measures | undefined;
}
