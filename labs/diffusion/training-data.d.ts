/** @file What a run learns from: fresh points for every step, or a fixed number of points again and again. */
import { type RandomStream } from '../../core/training/random.ts';
import { type Mixture } from './data/mixture.ts';
import type { DiffusionConfig } from './types.ts';
/** The data of a run, in data units. */
export interface TrainingData {
    /** The density the batches are drawn from; undefined where it has no closed form. */
    readonly density: Mixture | undefined;
    /** The points of a run that has only so many, [points, 2]; undefined when every step has fresh ones. */
    readonly points: Float32Array | undefined;
    /** Points of one batch, [count, 2]. */
    draw(count: number, stream: RandomStream): Float32Array;
}
/** What shapes the data, as opposed to the network. */
export type DataConfig = Pick<DiffusionConfig, 'dataset' | 'drawn' | 'points'>;
/** The data of a run with this seed, which chooses the points where their number is fixed. */
export declare function trainingData({ dataset, drawn, points }: DataConfig, seed: number): TrainingData;
