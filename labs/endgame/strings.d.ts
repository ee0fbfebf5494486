/** @file Every word the reader sees in this lab's pictures. Distances are in White's moves. */
import type { AdvantageKind, Ending, Outcome } from './types.ts';
declare const games: (count: number) => string;
declare const moves: (count: number) => string;
/** The lab's words, by picture. Functions take what has to be filled in. */
export declare const strings: {
    readonly common: {
        waiting: string;
        none: string;
        mateIn: (distance: number) => string;
        noMate: string;
        games: typeof games;
        moves: typeof moves;
        notation: string;
    };
    readonly board: {
        pieces: {
            'white-king': string;
            'white-queen': string;
            'white-rook': string;
            'black-king': string;
        };
        empty: string;
        share: (share: string) => string;
        lastFrom: string;
        lastTo: string;
        choice: string;
        alarms: {
            check: string;
            mate: string;
            stalemate: string;
        };
        signs: {
            check: string;
            mate: string;
            stalemate: string;
        };
    };
    readonly acted: {
        readonly heading: string;
        readonly from: (step: number, from: number) => string;
        readonly none: string;
        readonly older: (step: number) => string;
        readonly group: string;
        readonly groupName: (index: number, distance: number, mated: number, size: number) => string;
        readonly droppedGroups: (dropped: number, all: number) => string;
        readonly phasesLabel: string;
        readonly phases: {
            sample: string;
            reward: string;
            advantage: string;
            update: string;
        };
        readonly previous: string;
        readonly next: string;
        readonly captions: {
            sample: (size: number, distance: number, best: string, share: string, tried: number) => string;
            reward: (mated: number, size: number, allowed: number, mean: string) => string;
            advantage: (rule: string, up: string, down: string) => string;
            dropped: (reward: string) => string;
            update: (rows: readonly (readonly [string, string, string])[]) => string;
            updateDropped: string;
        };
        readonly boardLabel: (phase: string, fen: string) => string;
        readonly legendPolicy: string;
        readonly legendChange: string;
        readonly candidates: string;
        readonly candidatesHint: string;
        readonly gamesHeading: string;
        readonly columns: {
            move: string;
            before: string;
            after: string;
            chosen: string;
            reward: string;
            advantage: string;
            distance: string;
            regret: string;
            number: string;
            game: string;
            outcome: string;
            oneReward: string;
            effect: string;
            probability: string;
            control: string;
        };
        readonly verdict: {
            up: string;
            down: string;
            none: string;
        };
        readonly showAll: (count: number) => string;
        readonly showFew: string;
        readonly showAllGames: (count: number) => string;
        readonly showFewGames: string;
        readonly edges: string;
        readonly edgesCaption: string;
        readonly layers: string[];
        readonly edge: (from: number, to: number) => string;
        readonly edgeColumns: {
            edge: string;
            value: string;
            change: string;
        };
        readonly watch: string;
        readonly close: string;
        readonly loadingScene: string;
        readonly noWebgl: string;
        readonly softwareWebgl: string;
        readonly anyway: string;
        readonly sceneFailed: string;
        readonly outcomes: Record<Outcome, string>;
        readonly advantageRules: Record<AdvantageKind, string>;
    };
    readonly curriculum: {
        heading: string;
        climbed: (level: number, longest: number) => string;
        flat: string;
        success: (success: string, advance: string, retreat: string, after: number) => string;
        share: (share: string) => string;
        positions: string;
        mates: string;
        legend: {
            passed: string;
            frontier: string;
            ahead: string;
        };
        policy: string;
        control: string;
        label: string;
        distance: string;
        table: string;
        columns: {
            distance: string;
            positions: string;
            state: string;
            mates: string;
            control: string;
        };
        note: (games: string) => string;
    };
    readonly position: {
        heading: string;
        lede: string;
        boardLabel: (fen: string) => string;
        mode: string;
        modes: {
            look: string;
            play: string;
            setup: string;
        };
        modeHints: {
            look: string;
            play: string;
            setup: string;
        };
        policyPlays: string;
        choices: {
            greedy: string;
            sampled: string;
        };
        fen: string;
        show: string;
        sideToMove: string;
        white: string;
        black: string;
        random: string;
        takeBack: string;
        newGame: string;
        fixed: string;
        truth: (distance: number | null) => string;
        candidates: string;
        moreMoves: (count: number) => string;
        blackToMove: string;
        moves: string;
        moveColumns: {
            number: string;
            white: string;
            lost: string;
            black: string;
            helped: string;
        };
        lostHint: string;
        win: string;
        draw: string;
        noMoves: string;
        yourTurn: (san: string | undefined) => string;
        thinking: string;
        results: {
            mate: (san: string, moves: number) => string;
            stalemate: (san: string) => string;
            'piece-lost': (san: string) => string;
            fifty: (san: string) => string;
        };
        legalSquares: (count: number) => string;
    };
    readonly advanced: {
        fields: {
            width: {
                name: string;
                hint: string;
            };
            group: {
                name: string;
                hint: string;
            };
            startsPerStep: {
                name: string;
                hint: string;
            };
            updatesPerStep: {
                name: string;
                hint: string;
            };
            learningRate: {
                name: string;
                hint: string;
            };
            temperature: {
                name: string;
                hint: string;
            };
            clipLow: {
                name: string;
                hint: string;
            };
            clipHigh: {
                name: string;
                hint: string;
            };
            klWeight: {
                name: string;
                hint: string;
            };
            slack: {
                name: string;
                hint: string;
            };
            frontierShare: {
                name: string;
                hint: string;
            };
            advanceAt: {
                name: string;
                hint: string;
            };
            retreatBelow: {
                name: string;
                hint: string;
            };
            retreatAfter: {
                name: string;
                hint: string;
            };
        };
        choices: {
            ending: {
                legend: string;
                values: {
                    KQK: {
                        name: string;
                        hint: string;
                    };
                    KRK: {
                        name: string;
                        hint: string;
                    };
                };
            };
            starts: {
                legend: string;
                values: {
                    reverse: {
                        name: string;
                        hint: string;
                    };
                    flat: {
                        name: string;
                        hint: string;
                    };
                };
            };
            defence: {
                legend: string;
                values: {
                    best: {
                        name: string;
                        hint: string;
                    };
                    random: {
                        name: string;
                        hint: string;
                    };
                };
            };
            advantage: {
                legend: string;
                values: {
                    mean: {
                        name: string;
                        hint: string;
                    };
                    std: {
                        name: string;
                        hint: string;
                    };
                    'std-population': {
                        name: string;
                        hint: string;
                    };
                    'leave-one-out': {
                        name: string;
                        hint: string;
                    };
                };
            };
            aggregation: {
                legend: string;
                values: {
                    sequence: {
                        name: string;
                        hint: string;
                    };
                    token: {
                        name: string;
                        hint: string;
                    };
                    constant: {
                        name: string;
                        hint: string;
                    };
                };
            };
        };
        flags: {
            folding: {
                name: string;
                hint: string;
            };
            control: {
                name: string;
                hint: string;
            };
        };
        from: (min: string, max: string) => string;
        notNumber: (name: string, range: string) => string;
        games: (count: number, limit: number) => string;
        apply: string;
        undo: string;
    };
    readonly charts: {
        timeline: string;
        timelineAxis: string;
        level: (longest: number) => string;
        success: string;
        mated: string;
        controlMated: string;
        advance: (share: string) => string;
        retreat: (share: string) => string;
        last: (step: number) => string;
        valueText: (level: number, longest: number, success: string) => string;
        flatText: (success: string) => string;
        choose: string;
        notLoss: string;
        second: {
            mateRate: string;
            meanReward: string;
            regret: string;
            optimalShare: string;
            deadGroups: string;
            entropy: string;
            clipFraction: string;
            kl: string;
            gradientNorm: string;
        };
        rate: (games: string, moves: string) => string;
        counts: (games: string, moves: string) => string;
        policy: string;
        control: string;
    };
    readonly measures: {
        button: string;
        measuring: string;
        at: (step: number, games: number) => string;
        stale: (step: number) => string;
        failed: (message: string) => string;
        hint: string;
        caption: string;
        summary: string;
        kinds: {
            greedyBest: string;
            greedyRandom: string;
            sampledBest: string;
            control: string;
        };
        distance: string;
        play: string;
        regret: string;
        optimal: string;
        regretNote: string;
    };
    readonly lab: {
        label: string;
        presets: {
            queen: string;
            rook: string;
            flat: string;
            'no-folding': string;
            'one-update': string;
        };
        advanced: string;
        measures: string;
    };
    readonly errors: {
        wrongPiece: (ending: Ending) => "This run is about king and queen against king. Give a position with a queen, or choose the rook preset." | "This run is about king and rook against king. Give a position with a rook, or choose the queen preset.";
        blackToMove: string;
        badDefence: string;
        badGames: string;
    };
};
export {};
