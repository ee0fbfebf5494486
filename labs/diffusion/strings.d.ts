/** @file Every word the reader sees in this lab. Functions take what has to be filled in. */
import type { DatasetName, DdpmVariance, PanelConfig, Prediction, SamplerName, ScheduleConfig, ScheduleName, Spacing, WeightsChoice } from './types.ts';
import type { FieldKind } from './views/arrows.ts';
declare const scheduleText: ({ name, steps, zeroTerminalSnr }: ScheduleConfig) => string;
/** The lab's words, by picture. */
export declare const strings: {
    readonly common: {
        waiting: string;
        panelName: (index: number) => string;
        samplers: Record<SamplerName, string>;
        schedules: Record<ScheduleName, string>;
        spacings: Record<Spacing, string>;
        variances: Record<DdpmVariance, string>;
        datasets: Record<DatasetName, string>;
        predictions: Record<Prediction, {
            name: string;
            hint: string;
        }>;
        scheduleText: typeof scheduleText;
        samplerText: ({ sampler, steps, eta, variance }: PanelConfig) => string;
    };
    readonly time: {
        heading: string;
        label: string;
        noise: string;
        data: string;
        valueText: (share: string, alphaBar: string) => string;
        readout: (share: string) => string;
        signal: (alphaBar: string) => string;
        play: string;
        pause: string;
        previous: string;
        next: string;
    };
    readonly process: {
        field: string;
        fields: Record<FieldKind, string>;
        particles: string;
        weights: string;
        weightKinds: Record<WeightsChoice, string>;
        trails: string;
        newNoise: string;
        newNoiseHint: string;
        fieldHint: string;
        fieldMissing: string;
        sameNoise: (count: string) => string;
        forward: string;
        forwardSummary: string;
        forwardCaption: string;
    };
    readonly panel: {
        figures: string;
        energyDistance: string;
        highQuality: string;
        highQualityHint: string;
        modes: string;
        modesHint: string;
        spread: string;
        spreadHint: string;
        energyDistanceHint: string;
        nullBand: (low: string, high: string) => string;
        modesOf: (modes: string) => string;
        spreadOf: (spread: string) => string;
        within: string;
        above: string;
        lost: (lost: string) => string;
        frame: (frame: number, frames: number) => string;
        cloud: (name: string, sampler: string, frame: string, count: string, spread: string, energyDistance: string) => string;
        cloudForward: (count: string, alphaBar: string, spread: string) => string;
        withField: (kind: string) => string;
        scale: (units: number) => string;
    };
    readonly sampler: {
        legend: (name: string) => string;
        sampler: string;
        steps: string;
        eta: string;
        etaHint: string;
        variance: string;
        spacing: string;
        clip: string;
        clipHint: (units: string) => string;
        schedule: string;
        levels: string;
        zeroTerminalSnr: string;
        copy: (other: string) => string;
        summary: (spacing: string, clip: string, schedule: string) => string;
        noClip: string;
        clipped: (bound: number) => string;
        evaluations: (count: number) => string;
    };
    readonly schedule: {
        heading: string;
        quantity: string;
        quantities: {
            alphaBar: string;
            logSnr: string;
        };
        alphaBarAxis: string;
        logSnrAxis: string;
        progress: string;
        training: string;
        trainingText: (text: string) => string;
        terminal: string;
        schedule: string;
        usedBy: string;
        alphaBar: string;
        snr: string;
        amplitude: string;
        starts: string;
        verdict: {
            ok: string;
            mild: string;
            alarm: string;
        };
        alarm: (panels: string, alphaBar: string, share: string) => string;
        hint: string;
    };
    readonly data: {
        dataset: string;
        draw: string;
        pad: string;
        instructions: string;
        count: (count: number) => string;
        limit: (max: number) => string;
        cursor: (x: string, y: string, count: number) => string;
        set: (x: string, y: string, count: number) => string;
        removed: (x: string, y: string, count: number) => string;
        nothingNear: string;
        undo: string;
        clear: string;
        train: string;
        text: string;
        textLabel: string;
        textHint: (min: number, max: number) => string;
        limitHint: (max: string) => string;
        use: string;
        badLine: (line: number, text: string) => string;
        label: (count: number) => string;
        kept: string;
    };
    readonly advanced: {
        fields: {
            'schedule.steps': {
                name: string;
                hint: string;
            };
            depth: {
                name: string;
                hint: string;
            };
            width: {
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
            decaySteps: {
                name: string;
                hint: string;
            };
            emaDecay: {
                name: string;
                hint: string;
            };
            dataScale: {
                name: string;
                hint: string;
            };
            points: {
                name: string;
                hint: string;
            };
        };
        range: (min: string, max: string) => string;
        schedule: string;
        zeroTerminalSnr: string;
        zeroTerminalSnrHint: string;
        prediction: string;
        cost: (megaflops: string) => string;
        notNumber: (name: string, range: string) => string;
        apply: string;
        undo: string;
    };
    readonly charts: {
        loss: string;
        lossAxis: string;
        lossSeries: string;
        floorSeries: string;
        valueText: (loss: string) => string;
        distance: string;
        distanceAxis: string;
        distanceSeries: string;
        quality: string;
        qualityAxis: string;
        qualitySeries: string;
        bandTop: (value: string) => string;
        bandBottom: (value: string) => string;
        rule: string;
    };
    readonly measures: {
        figure: string;
        nullBand: string;
        exact: string;
        none: string;
        working: string;
        waitsForPause: string;
        at: (step: string, count: string) => string;
        stale: (step: string) => string;
        failed: (message: string) => string;
        bounded: (low: string, high: string) => string;
        scoreErrors: string;
        lambda: string;
        error: string;
        floor: string;
        scoreCaption: string;
        scoreAxis: string;
        formula: string;
        meaning: string;
        baseline: string;
        source: string;
    };
    readonly lab: {
        label: string;
        presets: Record<"classic" | "clipping" | "drawn" | "eta" | "few-steps" | "memorising" | "short-schedule", {
            name: string;
            lesson: string;
        }>;
        advanced: string;
        measures: string;
        twoPanels: string;
        badTime: string;
    };
};
export {};
