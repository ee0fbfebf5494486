/**
 * @file Where games start. Reverse curriculum (Florensa et al., "Reverse Curriculum Generation for Reinforcement
 * Learning", CoRL 2017): starts lie near checkmate first and slide back as the policy learns to finish from there.
 *
 * A level holds the positions of one distance to mate. Most starts come from the frontier, the others uniformly
 * from the levels below it, lest they be forgotten. When the moving average of success at the frontier passes a
 * threshold the frontier advances and the average starts again from 0; when it stays too low for too long it falls
 * back one level (Salimans & Chen, "Learning Montezuma's Revenge from a Single Demonstration", 2018). Once the
 * threshold is passed at the last level, too, starts come from all levels evenly.
 *
 * `flat` is the control: every position is as likely as any other, from the first step on.
 */

import { randomStream, type RandomStream } from '../../core/training/random.ts';
import type { Tablebase } from './tablebase.ts';
import type { EndgameConfig } from './types.ts';

/** Weight of a step in the moving average of success at the frontier. */
export const FRONTIER_SMOOTHING = 0.2;

/** The rule, in numbers; `EndgameConfig` says what each means. */
export interface CurriculumConfig extends Pick<
  EndgameConfig,
  'starts' | 'frontierShare' | 'advanceAt' | 'retreatBelow' | 'retreatAfter'
> {
  /** Weight of a step in the moving average, 0 to 1. */
  readonly smoothing?: number;
}

/** How far a run has got. */
export interface Curriculum {
  /** The frontier: a distance to mate, in White's moves. With `flat` starts the longest. */
  readonly level: number;
  /** Moving average of success at the frontier, 0 to 1: a float32, so that it is stored without loss. */
  readonly success: number;
  /** Steps in a row that the average has been below `retreatBelow`. */
  readonly stuck: number;
}

/** Where a run begins. */
export function firstCurriculum(config: CurriculumConfig, longest: number): Curriculum {
  return { level: config.starts === 'flat' ? longest : 1, success: 0, stuck: 0 };
}

/** The distance of one start. */
function drawDistance(
  { starts, frontierShare, advanceAt }: CurriculumConfig,
  { level, success }: Curriculum,
  { levels, longest }: Tablebase,
  random: RandomStream,
): number {
  if (starts === 'flat') {
    // A position among all: its distance is that of the level it falls into.
    let position = random.integer(levels.reduce((total, states) => total + states.length, 0));
    return levels.findIndex((states) => (position -= states.length) < 0);
  }
  // Where the last level is passed as well there is no frontier left: all of them are practised.
  if (level === longest && success > advanceAt) return 1 + random.integer(longest);
  const atFrontier = random.uniform() < frontierShare;
  return atFrontier || level === 1 ? level : 1 + random.integer(level - 1);
}

/**
 * The starts of one step: states with White to move, [count]. The same arguments give the same starts; their
 * distances are in `table.white`.
 */
export function drawStarts(
  config: CurriculumConfig,
  curriculum: Curriculum,
  table: Tablebase,
  count: number,
  seed: number,
  step: number,
  stream = 'starts',
): Int32Array {
  const random = randomStream(seed, stream, step);
  return Int32Array.from({ length: count }, () => {
    const states = table.levels[drawDistance(config, curriculum, table, random)];
    return states[random.integer(states.length)];
  });
}

/**
 * Mean success over the starts of a step that lie at the frontier; undefined where none does.
 * @param distances of the starts, [starts].
 * @param successes share of each start's games that White won, [starts].
 */
export function frontierSuccess(
  { level }: Curriculum,
  distances: ArrayLike<number>,
  successes: ArrayLike<number>,
): number | undefined {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < distances.length; i++) {
    if (distances[i] !== level) continue;
    sum += successes[i];
    count++;
  }
  return count > 0 ? sum / count : undefined;
}

/**
 * The curriculum after a step.
 * @param success at the frontier in this step, 0 to 1; undefined where no start lay there, and nothing changes.
 */
export function afterStep(
  config: CurriculumConfig,
  before: Curriculum,
  longest: number,
  success: number | undefined,
): Curriculum {
  if (success === undefined) return before;
  const smoothing = config.smoothing ?? FRONTIER_SMOOTHING;
  const average = Math.fround((1 - smoothing) * before.success + smoothing * success);
  const stuck = average < config.retreatBelow ? before.stuck + 1 : 0;
  if (config.starts === 'flat') return { level: longest, success: average, stuck: 0 };
  if (average > config.advanceAt && before.level < longest) {
    return { level: before.level + 1, success: 0, stuck: 0 };
  }
  if (stuck >= config.retreatAfter && before.level > 1) {
    return { level: before.level - 1, success: 0, stuck: 0 };
  }
  return { level: before.level, success: average, stuck };
}

/** The curriculum as three numbers that a float32 array holds without loss. */
export function curriculumNumbers({ level, success, stuck }: Curriculum): [number, number, number] {
  return [level, success, stuck];
}

/**
 * The curriculum those numbers stand for.
 * @throws RangeError when they are not such numbers.
 */
export function curriculumOf(numbers: ArrayLike<number>, longest: number): Curriculum {
  const [level, success, stuck] = Array.from(numbers);
  const whole = Number.isInteger(level) && level >= 1 && level <= longest;
  if (
    numbers.length !== 3 ||
    !whole ||
    !(success >= 0 && success <= 1) ||
    !Number.isInteger(stuck) ||
    stuck < 0
  ) {
    throw new RangeError(
      `These are not the numbers of a curriculum of ${longest} levels: ${Array.from(numbers)}.`,
    );
  }
  return { level, success, stuck };
}
