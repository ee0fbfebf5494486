/** @file What the four phases say, with the numbers of the step, and the whole step in words. */

import type { ActedGroup, ActedStep, Candidate, Outcome } from '../types.ts';
import { formatStep } from '../../../core/plot/format.ts';
import { decimal, signed } from '../../../core/plot/numbers.ts';
import { change, percent } from './numbers.ts';
import type { Phase } from './phases.ts';
import { sceneStrings as words } from './strings.ts';

const OUTCOMES: readonly Outcome[] = ['stalemate', 'piece-lost', 'out-of-moves'];

function pieceName({ fen }: ActedGroup): string {
  return fen.includes('R') ? words.pieces.R : words.pieces.Q;
}

function mostChanged(candidates: readonly Candidate[]): Candidate | undefined {
  const size = ({ probability, after }: Candidate) => Math.abs((after ?? probability) - probability);
  return candidates.reduce<Candidate | undefined>(
    (most, candidate) => (!most || size(candidate) > size(most) ? candidate : most),
    undefined,
  );
}

function rewardCaption(group: ActedGroup): string {
  const count = (outcome: Outcome) => group.rollouts.filter((rollout) => rollout.outcome === outcome).length;
  const failures = OUTCOMES.map((outcome) => ({ outcome, games: count(outcome) }))
    .filter(({ games }) => games > 0)
    .map(({ outcome, games }) => words.failure(outcome, games, pieceName(group)));
  return words.reward(count('mate'), group.rollouts.length, failures.join(', '));
}

function advantageCaption({ rollouts, meanReward, dropped }: ActedGroup): string {
  const above = rollouts.find(({ advantage }) => advantage > 0);
  const below = rollouts.find(({ advantage }) => advantage < 0);
  if (dropped || !above || !below) return words.noContrast(decimal(meanReward));
  return words.advantage(decimal(meanReward), signed(above.advantage), signed(below.advantage));
}

function updateCaption({ edges }: ActedStep, group: ActedGroup): string {
  const sentences: string[] = [];
  const largest = edges.reduce<(typeof edges)[number] | undefined>(
    (most, edge) => (!most || Math.abs(edge.change) > Math.abs(most.change) ? edge : most),
    undefined,
  );
  if (largest)
    sentences.push(words.update(edges.length, words.layers[largest.layer], change(largest.change)));
  const moved = mostChanged(group.candidates);
  if (moved) {
    sentences.push(
      words.moved(moved.san, percent(moved.probability), percent(moved.after ?? moved.probability)),
    );
  }
  if (group.dropped) sentences.push(words.ofOthers);
  return sentences.join(' ');
}

/** What a phase of the step says. */
export function caption(acted: ActedStep, group: ActedGroup, phase: Phase): string {
  switch (phase) {
    case 'sample': {
      const { candidates, rollouts } = group;
      const favourite = candidates.reduce((a, b) => (b.probability > a.probability ? b : a));
      return words.sample(rollouts.length, candidates.length, favourite.san, percent(favourite.probability));
    }
    case 'reward':
      return rewardCaption(group);
    case 'advantage':
      return advantageCaption(group);
    case 'update':
      return updateCaption(acted, group);
  }
}

/** A heading and its lines. */
export interface Paragraph {
  readonly heading: string;
  readonly lines: readonly string[];
}

const MOST_LINES = 8;

/** Everything the picture shows of a group, as text. */
export function description(acted: ActedStep, group: ActedGroup): Paragraph[] {
  const { candidates, games, game, outcomes, start, edges, edge } = words.description;
  return [
    {
      heading: words.title(formatStep(acted.step), group.distance),
      lines: [
        start(group.fen),
        ...(['sample', 'reward', 'advantage', 'update'] as const).map((p) => caption(acted, group, p)),
      ],
    },
    {
      heading: candidates,
      lines: group.candidates
        .slice(0, MOST_LINES)
        .map(({ san, probability, after }) =>
          words.description.change(san, percent(probability), percent(after ?? probability)),
        ),
    },
    {
      heading: games,
      lines: group.rollouts.map(({ san, outcome, reward, advantage }) =>
        game(san.join(' '), outcomes[outcome], reward, signed(advantage)),
      ),
    },
    {
      heading: edges,
      lines: acted.edges
        .slice(0, MOST_LINES)
        .map(({ layer, from, to, change: by }) => edge(words.layers[layer], from, to, change(by))),
    },
  ];
}
