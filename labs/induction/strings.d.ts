/** @file Every word the reader sees in this lab's pictures. Layers and heads are counted from 1. */
import type { AblationKind, Head, Positions, Task } from './types.ts';
import type { SequenceProblem } from './vocabulary.ts';
declare const layerName: (layer: number) => string;
/** The lab's words, by picture. Functions take what has to be filled in. */
export declare const strings: {
    readonly common: {
        layerName: typeof layerName;
        nats: (number: string) => string;
        outOfAction: string;
        waiting: string;
        chance: string;
        exact: string;
        intact: string;
        ablated: string;
        tableTwin: string;
    };
    readonly attention: {
        heading: string;
        grid: string;
        caption: string;
        layer: (layer: number, layers: number) => "reads the tokens" | "reads what layer 1 wrote" | "the only layer";
        map: (head: Head) => string;
        cell: (query: string, queryAt: number, key: string, keyAt: number, weight: string) => string;
        headButton: (name: string) => string;
        takeOut: string;
        out: string;
        outShort: string;
        previousToken: string;
        prefixMatching: string;
        evenly: string;
        detail: (name: string) => string;
    };
    readonly ablation: {
        heading: string;
        kind: string;
        kinds: Record<AblationKind, {
            name: string;
            question: string;
        }>;
        groups: string;
        restore: string;
        keepOnly: string;
        keepOnlyHint: (names: string) => string;
        keepOnlyNone: string;
        allOf: (layer: number) => string;
        none: string;
        out: (names: string) => string;
        all: string;
        effect: string;
        inducible: string;
        icl: string;
        iclHint: string;
        noContext: string;
        rises: (from: string, to: string, by: string) => string;
        unchanged: (loss: string) => string;
        lost: (share: string) => string;
        intactOnly: (loss: string) => string;
        redundancy: string;
    };
    readonly circuit: {
        heading: string;
        stages: {
            previousToken: string;
            match: string;
            copy: string;
        };
        token: string;
        logit: string;
        layer: (layer: number) => string;
        caption: string;
        formed: (writer: string, reader: string) => string;
        unformed: (missing: string) => string;
        disjoint: string;
        broken: string;
        missing: {
            previousToken: string;
            match: string;
            copy: string;
        };
        oneLayer: string;
        label: string;
        gauges: string;
        gaugesHint: string;
        gauge: {
            previousToken: string;
            match: string;
            copy: string;
        };
        gaugeChance: (chance: string) => string;
        matchValue: (logits: string) => string;
        bands: (composition: string) => string;
        composition: string;
        match: string;
        copying: string;
        previousTokenScore: string;
        writer: string;
        reader: string;
        head: string;
        nullIs: (mean: string, upper: string) => string;
        pairsTable: string;
        headsTable: string;
    };
    readonly sequence: {
        heading: string;
        input: string;
        inputCharacters: (characters: string, max: number) => string;
        inputNumbers: (vocabulary: number, max: number) => string;
        repeat: string;
        noRepeat: string;
        problem: (problem: SequenceProblem, vocabulary: number, characters: string) => string;
        unchanged: string;
        tokens: string;
        tokensHint: string;
        tokenLoss: (text: string, position: number, next: string, loss: string) => string;
        tokenLast: (text: string, position: number) => string;
        at: (text: string, position: number) => string;
        looks: string;
        atPosition: (position: number) => string;
        lanes: (names: string) => string;
        evenly: (weight: string) => string;
        next: string;
        nextChance: (chance: string) => string;
        nextIs: (text: string) => string;
        nextOpen: string;
        actual: string;
        probability: string;
        attribution: string;
        attributionOf: (text: string) => string;
        attributionNone: string;
        logit: string;
        identity: (error: string) => string;
    };
    readonly measures: {
        behaviour: string;
        perHead: string;
        weights: string;
        recall: string;
        terms: string;
        figure: string;
        now: string;
        ablated: string;
        intact: string;
        exact: string;
        chance: string;
        unit: string;
        position: (position: number) => string;
        byPosition: string;
        byPositionHint: (rows: string, chance: string) => string;
        even: (number: string) => string;
        chanceIs: (number: string) => string;
        matchChance: string;
        reader: (name: string) => string;
        pairCorner: string;
        standout: string;
        formula: string;
        meaning: string;
        baseline: string;
        source: string;
        ownDefinition: string;
        onlyTwoLayers: string;
    };
    readonly advanced: {
        fields: {
            vocabulary: {
                name: string;
                hint: string;
            };
            context: {
                name: string;
                hint: string;
            };
            width: {
                name: string;
                hint: string;
            };
            heads: {
                name: string;
                hint: string;
            };
            layers: {
                name: string;
                hint: string;
            };
            batch: {
                name: string;
                hint: string;
            };
            learningRate: {
                name: string;
                hint: string;
            };
            headDropout: {
                name: string;
                hint: string;
            };
        };
        from: (min: string, max: string) => string;
        task: string;
        tasks: Record<Task, {
            name: string;
            hint: string;
        }>;
        positions: string;
        positionKinds: Record<Positions, {
            name: string;
            hint: string;
        }>;
        control: string;
        controlHint: string;
        cost: (gigaflops: string, megabytes: string, maxGigaflops: string, maxMegabytes: string) => string;
        notNumber: (name: string, range: string) => string;
        apply: string;
        undo: string;
    };
    readonly charts: {
        loss: string;
        lossAxis: string;
        nats: string;
        inducible: string;
        other: string;
        control: string;
        chance: (vocabulary: number, nats: string) => string;
        exact: (nats: string) => string;
        cliff: (step: number) => string;
        cliffRule: string;
        valueText: (loss: string) => string;
        scores: string;
        scoresAxis: string;
        prefixMatching: string;
        recallPrevious: string;
        recallMatch: string;
        recallCopy: string;
        controlPrefixMatching: string;
    };
    readonly lab: {
        label: string;
        presets: {
            classic: string;
            bare: string;
            redundant: string;
            'one-layer': string;
            bigrams: string;
        };
        advanced: string;
        measures: string;
    };
};
export {};
