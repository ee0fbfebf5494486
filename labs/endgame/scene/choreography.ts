/**
 * @file What moves when: every amount in the picture as a pure function of the moment. The parts of the scene
 * read these amounts and know nothing of phases.
 */

import { line, ramp, type Moment } from './phases.ts';

/** The amounts. All are 0 to 1. */
export interface Cues {
  /** The candidates' columns of probability, 0 flat to 1 full height. */
  columns: number;
  /** How strongly they show. */
  columnOpacity: number;
  /** Their height between the probability before the update (0) and after it (1). */
  after: number;
  /** How far the games have got, from their start to the end of the longest. */
  games: number;
  /** How strongly the games show. */
  gameOpacity: number;
  /** The seal that closes a mate. */
  seals: number;
  /** The frame that rewards hang on. */
  frame: number;
  /** A reward's way from the end of its game to its place in the frame. */
  rewards: number;
  /** The plane at the mean of the rewards. */
  mean: number;
  /** The bars between the mean and each reward. */
  bars: number;
  /** How golden what is above the mean has become. */
  gold: number;
  /** How far the embers of what is below it have fallen. */
  embers: number;
  /** How strongly the network shows. */
  network: number;
  /** The spark's way from the frame to the network's outputs. */
  spark: number;
  /** How far the credit has come back through the layers, outputs to inputs. */
  edges: number;
}

/** Amounts to write into. */
export function stillCues(): Cues {
  return {
    columns: 0,
    columnOpacity: 0,
    after: 0,
    games: 0,
    gameOpacity: 0,
    seals: 0,
    frame: 0,
    rewards: 0,
    mean: 0,
    bars: 0,
    gold: 0,
    embers: 0,
    network: 0,
    spark: 0,
    edges: 0,
  };
}

/** Writes the amounts at `moment` into `cues`. Each phase begins where the one before it ended. */
export function cuesAt({ phase, progress: at }: Moment, cues: Cues): void {
  const past = phase === 'sample' ? 0 : phase === 'reward' ? 1 : phase === 'advantage' ? 2 : 3;
  const sample = past > 0 ? 1 : at;
  const reward = past > 1 ? 1 : past === 1 ? at : 0;
  const advantage = past > 2 ? 1 : past === 2 ? at : 0;
  const update = past === 3 ? at : 0;

  cues.columns = ramp(sample, 0, 0.2);
  cues.columnOpacity = 1 - 0.75 * ramp(reward, 0, 0.2) + 0.75 * ramp(update, 0.5, 0.66);
  cues.after = ramp(update, 0.71, 0.96);
  cues.games = line(sample, 0.24, 0.97);
  cues.gameOpacity =
    1 - 0.35 * (ramp(reward, 0.3, 0.6) - ramp(advantage, 0.3, 0.55)) - 0.93 * ramp(update, 0.05, 0.3);
  cues.seals = ramp(reward, 0.02, 0.2);
  cues.frame = ramp(reward, 0.1, 0.35) * (1 - ramp(update, 0.22, 0.4));
  cues.rewards = line(reward, 0.25, 0.95);
  cues.mean = ramp(advantage, 0.02, 0.25) * (1 - ramp(update, 0, 0.15));
  cues.bars = ramp(advantage, 0.18, 0.4) * (1 - ramp(update, 0.1, 0.25));
  cues.gold = ramp(advantage, 0.3, 0.55);
  cues.embers = line(advantage, 0.35, 1);
  cues.network = 0.25 + 0.75 * ramp(update, 0, 0.12);
  cues.spark = line(update, 0.06, 0.34);
  cues.edges = line(update, 0.32, 0.7);
}
