/** @file Everything the scene draws of one group of one step, worked out once when it is shown. */

import type { ActedGroup, ActedStep } from '../types.ts';
import { columnsOf, labelled, type Column } from './candidates.ts';
import { embersOf, type Embers } from './embers.ts';
import { rodOrder } from './frame.ts';
import { gamePaths, stretches, type GamePaths, type Stretch } from './games.ts';
import { networkLayout, relativeChanges, type NetworkLayout, type Standing } from './network.ts';

/** What is drawn of one group. */
export interface SceneModel {
  readonly acted: ActedStep;
  readonly group: ActedGroup;
  /** Letter of White's piece. */
  readonly piece: 'Q' | 'R';
  readonly columns: readonly Column[];
  /** Columns that carry a label. */
  readonly labelled: readonly number[];
  readonly paths: GamePaths;
  readonly stretches: readonly Stretch[];
  /** For each game, its rod in the frame. */
  readonly rods: readonly number[];
  readonly embers: Embers;
  readonly standing: Standing;
  readonly network: NetworkLayout;
  /** Size of each edge's change against the largest of its layer. */
  readonly changes: readonly number[];
}

const LABELS: Readonly<Record<Standing, number>> = { beside: 6, above: 4 };

/** The model of a group of an acted step. */
export function sceneModel(acted: ActedStep, group: ActedGroup, standing: Standing): SceneModel {
  const paths = gamePaths(group);
  const columns = columnsOf(group.candidates);
  return {
    acted,
    group,
    piece: group.fen.includes('R') ? 'R' : 'Q',
    columns,
    labelled: labelled(columns, LABELS[standing]),
    paths,
    stretches: stretches(paths),
    rods: rodOrder(group.rollouts.map(({ reward }) => reward)),
    embers: embersOf(paths),
    standing,
    network: networkLayout(acted.units, standing),
    changes: relativeChanges(acted.edges),
  };
}

/** Corners of what has to be in view, [n, 3]. */
export function extent(standing: Standing): Float32Array {
  const board = [-4.4, 4.4].flatMap((x) => [-4.4, 4.4].flatMap((z) => [x, -0.3, z]));
  const frame = [-4.2, 4.2].flatMap((x) => [x, 6.8, -5.1]);
  const network =
    standing === 'beside'
      ? [5.9, 13.9].flatMap((x) => [-0.4, 2.8].flatMap((z) => [x, -0.5, z, x, 6.4, z]))
      : [-3.4, 3.4].flatMap((x) => [-2.4, 0.6].flatMap((z) => [x, 8.1, z]));
  return Float32Array.from([...board, ...frame, ...network]);
}
