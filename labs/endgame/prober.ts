/**
 * @file Looks at a policy without touching its training: its candidates in the reader's position, a step of training
 * acted out, and how it plays.
 */

import type { Executor } from '../../core/executors/executor.ts';
import { actStep } from './acted-step.ts';
import { candidatesOf, policyOf } from './candidates.ts';
import { isLegalForWhite, rulesOf } from './chess/rules.ts';
import { controlConfig } from './config.ts';
import { evaluatePlayer } from './evaluation.ts';
import { createPlayer, type Player } from './player.ts';
import type { Choice } from './rollouts.ts';
import { sideSize, unpackSide, type SideState } from './side-state.ts';
import { distanceToMate, histogramOf, tablebaseOf } from './tablebase.ts';
import type {
  Candidate,
  Defence,
  EndgameConfig,
  EndgamePicture,
  EndgameRequest,
  Evaluation,
  Measures,
} from './types.ts';

/** Games a distance in every picture, and in the full measures. */
export const PICTURE_GAMES = 8;
export const MEASURE_GAMES = 50;

/** A run under observation. */
export interface Prober {
  /** Everything the views draw. The same arguments give identical numbers. */
  picture(step: number, arena: Float32Array, request: EndgameRequest): Promise<EndgamePicture>;
  dispose(): void;
}

/** The states of the run's sides in its arena: the policy's, and the control's where there is one. */
function sidesOf(
  config: EndgameConfig,
  arena: Float32Array,
): { readonly policy: SideState; readonly control: SideState | undefined } {
  const size = sideSize(config);
  return {
    policy: unpackSide(config, arena.subarray(0, size)),
    control: config.control ? unpackSide(controlConfig(config), arena.subarray(size)) : undefined,
  };
}

/** A prober of runs of this configuration and seed. */
export function createProber(config: EndgameConfig, seed: number, executor: Executor): Prober {
  const table = tablebaseOf(config.ending);
  // Loaded when first asked for: a run that moves to another device is to train again at once.
  let loaded: Player | undefined;

  async function playerOf({ parameters }: SideState): Promise<Player> {
    loaded ??= await createPlayer(config, executor);
    loaded.use(parameters);
    return loaded;
  }

  async function evaluation(
    step: number,
    side: SideState,
    defence: Defence,
    choice: Choice,
    games: number,
  ): Promise<Evaluation> {
    return evaluatePlayer(await playerOf(side), { config, seed, step, defence, choice, games });
  }

  async function mateRates(step: number, side: SideState): Promise<number[]> {
    const { byDistance } = await evaluation(step, side, 'best', 'greedy', PICTURE_GAMES);
    return Object.values(byDistance);
  }

  /** None in a state that is no legal position with White to move, as when the ending has just been changed. */
  async function candidates(side: SideState, state: number): Promise<Candidate[]> {
    if (!isLegalForWhite(rulesOf(config.ending), state)) return [];
    const [policy] = await policyOf(config, await playerOf(side), [state]);
    return candidatesOf(config, state, policy);
  }

  async function measures(
    step: number,
    policy: SideState,
    control: SideState | undefined,
  ): Promise<Measures> {
    return {
      step,
      level: policy.curriculum.level,
      greedyBest: await evaluation(step, policy, 'best', 'greedy', MEASURE_GAMES),
      greedyRandom: await evaluation(step, policy, 'random', 'greedy', MEASURE_GAMES),
      sampledBest: await evaluation(step, policy, 'best', 'sampled', MEASURE_GAMES),
      control: control && (await evaluation(step, control, 'best', 'greedy', MEASURE_GAMES)),
    };
  }

  return {
    async picture(step, arena, { state, before, evaluate, measure }) {
      const { policy, control } = sidesOf(config, arena);
      return {
        step,
        level: policy.curriculum.level,
        frontierSuccess: policy.curriculum.success,
        state,
        distance: distanceToMate(table, state),
        candidates: await candidates(policy, state),
        controlCandidates: control && (await candidates(control, state)),
        acted:
          before && before.step < step
            ? await actStep(
                config,
                seed,
                await playerOf(policy),
                { step, from: before.step },
                sidesOf(config, before.parameters).policy,
                policy.parameters,
              )
            : undefined,
        histogram: histogramOf(table),
        byDistance: await mateRates(step, policy),
        controlByDistance: control && (await mateRates(step, control)),
        evaluation: evaluate && (await evaluation(step, policy, evaluate.defence, 'greedy', evaluate.games)),
        measures: measure ? await measures(step, policy, control) : undefined,
      };
    },
    dispose: () => loaded?.dispose(),
  };
}
