/** @file The few words inside the picture: where they stand in space, and how strongly they show. */

import { CERTAIN, shownProbability } from './candidates.ts';
import type { Cues } from './choreography.ts';
import { FRAME_Z, REWARD_ONE, REWARD_ZERO, rewardHeight, rodX } from './frame.ts';
import type { SceneModel } from './model.ts';
import { decimal, signed } from '../../../core/plot/numbers.ts';
import { percent } from './numbers.ts';
import { ramp } from './phases.ts';
import { sceneStrings as strings } from './strings.ts';

/** One label; all but its kind and amount may change from frame to frame. */
export interface SceneLabel {
  readonly kind: 'column' | 'reward' | 'mean' | 'gold' | 'ember' | 'layer';
  /** Which side of its place the text stands on. */
  readonly side: 'above' | 'left' | 'right';
  /** The column it names, where it does. */
  readonly column: number;
  text: string;
  x: number;
  y: number;
  z: number;
  opacity: number;
  /** The number in the text, so that it is written only when it changes. */
  shown: number;
}

const words = strings.labels;
const fixed = { column: -1, opacity: 0, shown: -1 } as const;

function frameLabels({ group, rods }: SceneModel): SceneLabel[] {
  const { rollouts, meanReward } = group;
  const count = rollouts.length;
  const won = rollouts.filter(({ reward }) => reward === 1).length;
  const place = { ...fixed, z: FRAME_Z };
  const left = -4.15;
  const found: SceneLabel[] = [];
  for (const [reward, games] of [
    [1, won],
    [0, count - won],
  ]) {
    if (games === 0) continue;
    const text = words.reward(reward, games);
    found.push({ ...place, kind: 'reward', side: 'right', text, x: 4.15, y: rewardHeight(reward) });
  }
  const text = words.mean(decimal(meanReward));
  found.push({ ...place, kind: 'mean', side: 'left', text, x: left, y: rewardHeight(meanReward) });
  const groups = [
    { kind: 'gold', keep: (a: number) => a > 0, y: REWARD_ONE + 0.25 },
    { kind: 'ember', keep: (a: number) => a < 0, y: REWARD_ZERO - 0.75 },
  ] as const;
  for (const { kind, keep, y } of groups) {
    const games = rollouts.flatMap(({ advantage }, game) => (keep(advantage) ? [game] : []));
    if (games.length === 0) continue;
    const x = games.reduce((sum, game) => sum + rodX(rods[game], count), 0) / games.length;
    found.push({ ...place, kind, side: 'above', text: signed(rollouts[games[0]].advantage), x, y });
  }
  return found;
}

function layerLabels({ network, acted, piece }: SceneModel): SceneLabel[] {
  const name = strings.pieces[piece];
  const texts = [
    words.inputs(name),
    words.hidden(acted.units[1]),
    words.hidden(acted.units[2]),
    words.moves(name),
  ];
  return texts.map((text, layer): SceneLabel => {
    const plates = network.plates.filter((plate) => plate.layer === layer);
    const x = (plates[0].x + plates.at(-1)!.x) / 2;
    const [{ y, z, halfDepth }] = plates;
    return { ...fixed, kind: 'layer', side: 'above', text, x, y: y - 0.42, z: z + halfDepth };
  });
}

/** The labels of a group, those that give way to none first. */
export function labelsOf(model: SceneModel): SceneLabel[] {
  const columns = model.labelled.map((column): SceneLabel => {
    const { x, z } = model.columns[column];
    return { ...fixed, kind: 'column', side: 'above', column, text: '', x, y: 0, z };
  });
  return [...frameLabels(model), ...columns, ...layerLabels(model)];
}

/** Brings the labels to these amounts. */
export function moveLabels(labels: readonly SceneLabel[], model: SceneModel, cues: Cues): void {
  const columns = cues.columns * ramp(cues.columnOpacity, 0.5, 0.9);
  for (const label of labels) {
    switch (label.kind) {
      case 'column': {
        const column = model.columns[label.column];
        const probability = shownProbability(column, cues.after);
        label.y = 0.12 + CERTAIN * probability * cues.columns;
        label.opacity = columns;
        const shown = Math.round(probability * 1000);
        if (shown !== label.shown) {
          label.shown = shown;
          label.text = words.column(column.san, percent(column.before), percent(probability));
        }
        break;
      }
      case 'reward':
        label.opacity = cues.frame;
        break;
      case 'mean':
        label.opacity = cues.mean;
        break;
      case 'gold':
      case 'ember':
        label.opacity = cues.gold * cues.bars;
        break;
      case 'layer':
        label.opacity = ramp(cues.network, 0.6, 1);
        break;
    }
  }
}
