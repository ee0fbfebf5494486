import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import type { Experiment } from '../../../core/training/experiment.ts';
import { gradeGames, updateBatch } from '../../../labs/endgame/batch.ts';
import { DEFAULT_CONFIG, defaultSteps, PRESETS } from '../../../labs/endgame/config.ts';
import { hashGames } from '../../../labs/endgame/env.ts';
import { createEndgameExperiment } from '../../../labs/endgame/experiment.ts';
import { createLearner } from '../../../labs/endgame/learner.ts';
import { createPlayer } from '../../../labs/endgame/player.ts';
import { initialParameters } from '../../../labs/endgame/policy.ts';
import { firstSide, sideSize, unpackSide } from '../../../labs/endgame/side-state.ts';
import { createSide, playStep } from '../../../labs/endgame/side.ts';
import { tablebaseOf } from '../../../labs/endgame/tablebase.ts';
import type { EndgameConfig, EndgamePicture, EndgameRequest } from '../../../labs/endgame/types.ts';

const LIMITS = { totalSteps: 100, budgetBytes: 1 << 24 };
const SMALL: EndgameConfig = { ...DEFAULT_CONFIG, width: 32, group: 8, startsPerStep: 16 };

type EndgameExperiment = Experiment<EndgameRequest, EndgamePicture>;

let wasm: Executor;
beforeAll(async () => {
  wasm = await createWasmExecutor();
});
afterAll(() => wasm.dispose());

const create = (config: EndgameConfig, seed: number, executor = wasm): Promise<EndgameExperiment> =>
  createEndgameExperiment(config, seed, executor, LIMITS);

/** The first step's games and what they teach, at the weights of step 0. */
async function firstBatch(config: EndgameConfig, seed: number, partSize: number) {
  const { parameters, curriculum } = firstSide(config, seed);
  const player = await createPlayer(config, wasm);
  player.use(parameters);
  const played = await playStep(config, seed, 1, curriculum, player);
  player.dispose();
  return { played, batch: updateBatch(config, played, played.graded, 16, partSize) };
}

describe('an update', () => {
  it.each([1, 0.7, 1.6])('begins at a ratio of 1 for every move, at temperature %d', async (temperature) => {
    const config = { ...DEFAULT_CONFIG, temperature };
    const learner = await createLearner(config, wasm, initialParameters(config, 0));
    const { batch } = await firstBatch(config, 0, learner.partSize);
    expect(batch.count).toBeGreaterThan(500);
    const first = await learner.update(batch);
    expect(first!.ratioDistance).toBeLessThan(1e-6);
    expect(first!.clipLow + first!.clipHigh).toBe(0);
    // From the second on they move: only there can the clip act.
    const second = await learner.update(batch);
    expect(second!.ratioDistance).toBeGreaterThan(0.01);
    learner.dispose();
  });

  it('on groups without contrast leaves the weights bit for bit, and counts the groups', async () => {
    const learner = await createLearner(SMALL, wasm, initialParameters(SMALL, 0));
    const { played, batch } = await firstBatch(SMALL, 0, learner.partSize);
    // With momentum in the optimiser, as a gradient of zeros would show.
    await learner.update(batch);
    const before = learner.parameters.slice();
    const { games } = played;
    games.outcomes.fill(1);
    const graded = gradeGames(games, SMALL);
    expect(graded.droppedCount).toBe(SMALL.startsPerStep);
    const nothing = updateBatch(SMALL, played, graded, 16, learner.partSize);
    expect(nothing.count).toBe(0);
    expect(await learner.update(nothing)).toBeUndefined();
    expect(learner.parameters).toEqual(before);
    expect(learner.updates).toBe(1);
    learner.dispose();
  });

  it('is not touched by which groups were dropped: theirs add exactly nothing', async () => {
    const { played, batch } = await firstBatch(SMALL, 1, 256);
    const { dropped, advantages } = played.graded;
    expect(dropped.includes(1) && dropped.includes(0)).toBe(true);
    dropped.forEach((gone, group) => {
      const ofGroup = advantages.subarray(group * SMALL.group, (group + 1) * SMALL.group);
      expect(ofGroup.every((advantage) => advantage === 0)).toBe(gone === 1);
    });
    const kept = Array.from({ length: played.moves.count }, (_, i) => played.moves.games[i]).filter(
      (game) => !dropped[Math.floor(game / SMALL.group)],
    );
    expect(batch.count).toBe(kept.length);
    expect(batch.coefficients.subarray(batch.count).every((value) => value === 0)).toBe(true);
  });
});

describe('a run', () => {
  it('is its seed: the hash of all moves repeats after 50 steps, and another seed has another', async () => {
    const run = async (seed: number) => {
      const side = await createSide(SMALL, seed, wasm);
      for (let step = 1; step <= 50; step++) await side.train(step);
      const { gamesHash, parameters } = side.state;
      side.dispose();
      return { gamesHash, parameters };
    };
    const once = await run(3);
    expect(await run(3)).toEqual(once);
    expect((await run(4)).gamesHash).not.toBe(once.gamesHash);
  });

  it('goes on from a resume point as if nothing had happened, its control too', async () => {
    const config = { ...SMALL, control: true, klWeight: 0.01 };
    const straight = await create(config, 5);
    await straight.train(4);
    const point = await straight.resumePoint();
    const rest = await straight.train(4);
    const resumed = await create(config, 5);
    await resumed.resume(point);
    expect(resumed.step).toBe(4);
    expect((await resumed.train(4)).map(({ row }) => row)).toEqual(rest.map(({ row }) => row));
    const [end, again] = [await straight.resumePoint(), await resumed.resumePoint()];
    expect(again.parameters).toEqual(end.parameters);
    expect(again.optimizer).toEqual(end.optimizer);
    straight.dispose();
    resumed.dispose();
  });

  it('gives its control the same number of games, from starts of its own', async () => {
    const experiment = await create({ ...SMALL, control: true }, 0);
    const [{ row }] = await experiment.train(1);
    expect(row['control.games']).toBe(row.games);
    expect(row['control.level']).toBe(10);
    expect(row['control.moves']).toBeGreaterThan(row.moves);
    experiment.dispose();
  });

  it('says of every step what happened, and of every twentieth how often it mates', async () => {
    const experiment = await create(SMALL, 0);
    const moments = await experiment.train(20);
    for (const { row } of moments) {
      for (const [name, value] of Object.entries(row)) expect(value, name).toSatisfy(Number.isFinite);
      for (const share of [
        'meanReward',
        'deadGroups',
        'clipLow',
        'clipHigh',
        'optimalShare',
        'frontierSuccess',
      ]) {
        expect(row[share], share).toBeGreaterThanOrEqual(0);
        expect(row[share], share).toBeLessThanOrEqual(1);
      }
      expect(row.games).toBe(row.step * 128);
      expect('mate.1' in row).toBe(row.step === 20);
    }
    expect(moments[19].row['mate.10']).toBeGreaterThanOrEqual(0);
    // A moment at rest repeats what its step said.
    expect((await experiment.record()).row).toMatchObject(moments[19].row);
    experiment.dispose();
  });

  it('refuses a configuration out of bounds by name', async () => {
    await expect(create({ ...SMALL, group: 1 }, 0)).rejects.toMatchObject({
      code: 'bad-config',
      field: 'group',
    });
  });

  it('runs on tfjs too, where it plays the same first games', async () => {
    const tiny = { ...SMALL, width: 8, group: 4, startsPerStep: 4, updatesPerStep: 2 };
    const run = async (executor: Executor) => {
      const experiment = await create(tiny, 1, executor);
      const [{ row }] = await experiment.train(1);
      const { parameters } = await experiment.resumePoint();
      experiment.dispose();
      return { row, parameters };
    };
    const ours = await run(wasm);
    const theirs = await run(await createTfjsExecutor('cpu'));
    expect(theirs.row.moves).toBe(ours.row.moves);
    theirs.parameters.forEach((value, i) => expect(value).toBeCloseTo(ours.parameters[i], 3));
  });
});

describe('a picture', () => {
  it('acts out the very games of a step, and its groups with contrast first', async () => {
    const experiment = await create(SMALL, 2);
    const [before] = (await experiment.train(1)).slice(-1);
    const [after] = await experiment.train(1);
    const side = unpackSide(SMALL, before.parameters!);
    const player = await createPlayer(SMALL, wasm);
    player.use(side.parameters);
    const { games } = await playStep(SMALL, 2, 2, side.curriculum, player);
    player.dispose();
    expect(hashGames(games, side.gamesHash)).toBe(unpackSide(SMALL, after.parameters!).gamesHash);

    const state = tablebaseOf('KQK').levels[3][7];
    const picture = await experiment.probe(2, after.parameters!, {
      state,
      before: { step: 1, parameters: before.parameters! },
    });
    const acted = picture.acted!;
    expect(acted).toMatchObject({ step: 2, from: 1, groupCount: 16, units: [192, 32, 32, 128] });
    expect(acted.droppedCount / 16).toBe(after.row.deadGroups);
    expect(acted.groups.map(({ dropped }) => dropped)).toEqual(
      acted.groups.map(({ dropped }) => dropped).sort(),
    );
    for (const { candidates, rollouts, meanReward, dropped } of acted.groups) {
      const total = (values: number[]) => values.reduce((a, b) => a + b, 0);
      expect(total(candidates.map(({ probability }) => probability))).toBeCloseTo(1, 9);
      expect(total(candidates.map((candidate) => candidate.after!))).toBeCloseTo(1, 9);
      expect(total(rollouts.map(({ reward }) => reward)) / 8).toBe(meanReward);
      expect(total(rollouts.map(({ advantage }) => advantage))).toBeCloseTo(0, 9);
      for (const { actions, states, probabilities, outcome, reward } of rollouts) {
        expect(probabilities.length).toBe(actions.length);
        expect(states.length).toBe(actions.length + (outcome === 'mate' ? 0 : 1));
        expect(reward).toBe(outcome === 'mate' ? 1 : 0);
        const [{ probability }] = candidates.filter(({ action }) => action === actions[0]);
        expect(probabilities[0]).toBeCloseTo(probability, 6);
      }
      expect(dropped).toBe(new Set(rollouts.map(({ reward }) => reward)).size === 1);
    }
    for (const { layer, from, to, weight, change } of acted.edges) {
      const { hidden, inputs } = { hidden: 32, inputs: 192 };
      const start = [0, inputs * hidden + hidden, inputs * hidden + 2 * hidden + hidden * hidden][layer];
      const at = start + from * (layer === 2 ? 128 : hidden) + to;
      expect(weight).toBe(after.parameters![at]);
      expect(change).toBe(after.parameters![at] - before.parameters![at]);
    }
    experiment.dispose();
  });

  it('of one moment is the same whenever it is asked for, and leaves training alone', async () => {
    const request = {
      state: tablebaseOf('KQK').levels[4][9],
      evaluate: { defence: 'random', games: 3 },
      measure: true,
    } as const;
    const asked = await create({ ...SMALL, control: true }, 2);
    const left = await create({ ...SMALL, control: true }, 2);
    const [{ parameters }] = await asked.train(1);
    const picture = await asked.probe(1, parameters!.slice(), request);
    await asked.train(2);
    expect(await asked.probe(1, parameters!.slice(), request)).toEqual(picture);
    await left.train(3);
    expect((await asked.resumePoint()).parameters).toEqual((await left.resumePoint()).parameters);
    expect(picture.byDistance.length).toBe(10);
    expect(picture.evaluation).toMatchObject({ step: 1, defence: 'random', games: 3 });
    expect(picture.measures!.control!.defence).toBe('best');
    expect(picture.controlCandidates!.length).toBe(picture.candidates.length);
    asked.dispose();
    left.dispose();
  });

  it('of a position of another ending has no candidates', async () => {
    const experiment = await create(SMALL, 0);
    const { parameters } = await experiment.record();
    // The queen checks where a rook would not.
    const state = tablebaseOf('KRK').levels[9].find((s) => tablebaseOf('KQK').white[s] < 0)!;
    const picture = await experiment.probe(0, parameters!, { state });
    expect(picture).toMatchObject({ candidates: [], distance: null, acted: undefined, level: 1 });
    experiment.dispose();
  });

  it('of an arena holds the policy’s part and the control’s', () => {
    const config = { ...SMALL, control: true };
    expect(sideSize(config)).toBe(192 * 32 + 32 + 32 * 32 + 32 + 32 * 128 + 128 + 12);
  });
});

describe('what it shows', () => {
  it('on as many games, the curriculum is at the top while flat starts have learned short mates alone', async () => {
    const config = PRESETS.flat;
    const experiment = await create(config, 0);
    const { row } = (await experiment.train(defaultSteps(config))).at(-1)!;
    experiment.dispose();
    const mates = (prefix: string) => Array.from({ length: 10 }, (_, i) => row[`${prefix}mate.${i + 1}`]);
    expect(row.level).toBe(10);
    const policy = mates('');
    expect(policy.reduce((a, b) => a + b, 0) / 10).toBeGreaterThan(0.85);
    expect(Math.max(...mates('control.').slice(4))).toBeLessThan(0.2);
    expect(row['control.games']).toBe(row.games);
  }, 60_000);
});
