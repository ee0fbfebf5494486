/** @file Every word of the scene. */
import type { Outcome } from '../types.ts';
export declare const sceneStrings: {
    heading: string;
    phases: {
        sample: string;
        reward: string;
        advantage: string;
        update: string;
    };
    phaseGroup: string;
    play: string;
    pause: string;
    speed: string;
    slow: string;
    full: string;
    home: string;
    canvas: string;
    keys: string;
    pointer: string;
    words: string;
    waiting: string;
    /** Shown in place of the picture; nothing where there is one. */
    messages: {
        idle: string;
        loading: string;
        hardware: string;
        software: string;
        none: string;
        lost: string;
        gone: string;
    };
    again: string;
    stills: string;
    title: (step: string, distance: number) => string;
    sample: (rollouts: number, legal: number, favourite: string, probability: string) => string;
    reward: (mates: number, rollouts: number, failures: string) => string;
    failure: (outcome: Outcome, count: number, piece: string) => string;
    pieces: {
        Q: string;
        R: string;
    };
    advantage: (mean: string, above: string, below: string) => string;
    noContrast: (mean: string) => string;
    update: (edges: number, layer: string, change: string) => string;
    moved: (san: string, before: string, after: string) => string;
    ofOthers: string;
    layers: string[];
    legend: {
        raised: string;
        lowered: string;
    };
    labels: {
        reward: (reward: number, games: number) => string;
        column: (san: string, before: string, now: string) => string;
        mean: (mean: string) => string;
        inputs: (piece: string) => string;
        hidden: (units: number) => string;
        moves: (piece: string) => string;
    };
    description: {
        start: (fen: string) => string;
        candidates: string;
        change: (san: string, before: string, after: string) => string;
        games: string;
        game: (san: string, outcome: string, reward: number, advantage: string) => string;
        outcomes: {
            mate: string;
            stalemate: string;
            'piece-lost': string;
            'out-of-moves': string;
        };
        edges: string;
        edge: (layer: string, from: number, to: number, change: string) => string;
    };
};
