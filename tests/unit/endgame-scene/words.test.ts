import { expect, it } from 'vitest';
import { inLanguageOf, speak } from '../../../core/element/language.ts';
import { wordsOf } from '../../../core/element/speech.ts';
import { caption, description } from '../../../labs/endgame/scene/captions.ts';
import { cuesAt, stillCues } from '../../../labs/endgame/scene/choreography.ts';
import { labelsOf, moveLabels } from '../../../labs/endgame/scene/labels.ts';
import { sceneModel } from '../../../labs/endgame/scene/model.ts';
import { change, percent } from '../../../labs/endgame/scene/numbers.ts';
import { PHASES, type Phase } from '../../../labs/endgame/scene/phases.ts';
import { german } from '../../../labs/endgame/strings.de.ts';
import type { ActedGroup } from '../../../labs/endgame/types.ts';
import { actedStep } from '../../browser/endgame-scene/fixture.ts';

const acted = actedStep();
const group = acted.groups[0];
const mates = group.rollouts.filter(({ outcome }) => outcome === 'mate').length;

/** The group with other outcomes; advantages are reward minus mean. */
function withRewards(rewards: readonly number[]): ActedGroup {
  const meanReward = rewards.reduce((a, b) => a + b, 0) / rewards.length;
  return {
    ...group,
    meanReward,
    dropped: rewards.every((reward) => reward === rewards[0]),
    rollouts: rewards.map((reward, i) => ({
      ...group.rollouts[i],
      reward,
      outcome: reward ? 'mate' : 'stalemate',
      advantage: reward - meanReward,
    })),
  };
}

it('the captions carry the numbers of the step', () => {
  const favourite = group.candidates[0];
  expect(caption(acted, group, 'sample')).toContain(
    `${favourite.san} with ${percent(favourite.probability)}`,
  );
  expect(caption(acted, group, 'reward')).toContain(`${mates} of 16 games end in mate`);
  expect(caption(acted, group, 'advantage')).toContain(`mean is ${group.meanReward.toFixed(2)}`);
  expect(caption(acted, group, 'update')).toContain(`the ${acted.edges.length} weights`);
});

it('all mates, no mates and one mate are each said as they are', () => {
  expect(caption(acted, withRewards([1, 1]), 'reward')).toBe('All 2 games end in mate. Each earns 1.');
  expect(caption(acted, withRewards([0, 0]), 'reward')).toBe(
    'None of the 2 games ends in mate (2 stalemates). Each earns 0.',
  );
  expect(caption(acted, withRewards([1, 0, 0, 0]), 'reward')).toBe(
    '1 of 4 games ends in mate and earns 1. The others earn 0: 3 stalemates.',
  );
  expect(caption(acted, withRewards([1, 0, 0, 0]), 'advantage')).toMatch(/\+0\.75.*−0\.25/);
});

it('a group without contrast is said to be dropped, and claims no credit', () => {
  const even = withRewards([0, 0, 0, 0]);
  expect(caption(acted, even, 'advantage')).toContain('no contrast');
  expect(caption(acted, even, 'update')).toContain('because of the other groups');
});

it('the description names every game with its reward and advantage', () => {
  const text = description(acted, group).flatMap(({ lines }) => lines);
  for (const { san } of group.rollouts)
    expect(text.some((line) => line.startsWith(san.join(' ')))).toBe(true);
  expect(text[0]).toContain(group.fen);
});

const visible = (phase: Phase) => {
  const model = sceneModel(acted, group, 'beside');
  const labels = labelsOf(model);
  const cues = stillCues();
  cuesAt({ phase, progress: 1 }, cues);
  moveLabels(labels, model, cues);
  return labels.filter(({ opacity }) => opacity > 0.05).map(({ text }) => text);
};

it('the labels in the picture are the group’s numbers, before the update and after it', () => {
  const [{ san, probability, after }] = group.candidates;
  expect(visible('sample')).toContain(`${san} ${percent(probability)}`);
  expect(visible('reward')).toContain(`reward 1 · ${mates} games`);
  expect(visible('advantage')).toContain(`mean ${group.meanReward.toFixed(2)}`);
  expect(visible('update')).toContain(`${san} ${percent(probability)} → ${percent(after!)}`);
});

it('each phase shows labels, and no label is empty', () => {
  for (const phase of PHASES) {
    expect(visible(phase).length).toBeGreaterThan(1);
    expect(visible(phase)).not.toContain('');
  }
});

it('figures have the digits that their size asks for', () => {
  expect([0, 0.031, 0.31, 1].map(percent)).toEqual(['0\u00a0%', '3.1\u00a0%', '31\u00a0%', '100\u00a0%']);
  expect([0.00312, -0.012, 2e-6, 0].map(change)).toEqual(['+0.0031', '−0.012', '+2e−6', '0']);
});

/** Says it as a lab in German would. */
function inGerman<Text>(say: () => Text): Text {
  const lab = {} as Element;
  speak(lab, wordsOf('endgame-lab', german));
  return inLanguageOf(lab, say);
}

it('in German the captions agree in number, and figures have decimal commas', () => {
  inGerman(() => {
    expect(caption(acted, withRewards([1, 0, 0, 0]), 'reward')).toBe(
      '1 von 4 Partien endet mit Matt und erhält 1. Die anderen erhalten 0: 3-mal Patt.',
    );
    expect(caption(acted, withRewards([1, 1, 0, 0]), 'reward')).toContain(
      '2 von 4 Partien enden mit Matt und',
    );
    expect(caption(acted, withRewards([1, 0, 0, 0]), 'advantage')).toMatch(/\+0,75.*−0,25/);
    expect([0.00312, 2.5e-6].map(change)).toEqual(['+0,0031', '+3e−6']);
  });
});

it('the labels in German are the same figures in German words', () => {
  inGerman(() => {
    expect(visible('reward')).toContain(`${mates} Partien · je 1`);
    expect(visible('advantage')).toContain(`Mittel ${group.meanReward.toFixed(2).replace('.', ',')}`);
  });
});
