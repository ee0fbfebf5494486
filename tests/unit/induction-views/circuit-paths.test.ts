import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../labs/induction/config.ts';
import type { Measures } from '../../../labs/induction/types.ts';
import { chanceOf } from '../../../labs/induction/views/chance.ts';
import {
  circuitStrengths,
  missingParts,
  strongestPath,
} from '../../../labs/induction/views/circuit-paths.ts';
import { buildPicture, type Fixture } from '../../browser/induction-views/fixture.ts';

const everyHead = () => true;

function circuit(fixture: Fixture = {}, change: Partial<Measures> = {}) {
  const { config, picture } = buildPicture(fixture);
  const measures = { ...picture.measures, ...change };
  return { strengths: circuitStrengths(measures, chanceOf(config)), matchPairs: measures.matchPairs };
}

describe('the circuit’s strongest path', () => {
  test('is the pair that looks back, matches and copies', () => {
    const { strengths, matchPairs } = circuit();
    expect(strongestPath(strengths, matchPairs, everyHead)).toEqual({ writer: 0, reader: 0 });
    expect(missingParts(strengths, matchPairs, everyHead)).toEqual([]);
  });

  test('does not exist before formation, and every part is missing', () => {
    const { strengths, matchPairs } = circuit({ formed: false });
    expect(strongestPath(strengths, matchPairs, everyHead)).toBeUndefined();
    expect(missingParts(strengths, matchPairs, everyHead)).toEqual(['previousToken', 'match', 'copy']);
  });

  test('does not run through a head that is out of action', () => {
    const { strengths, matchPairs } = circuit();
    const without = (layer: number, head: number) => layer !== 0 || head !== 0;
    expect(strongestPath(strengths, matchPairs, without)).toBeUndefined();
    expect(missingParts(strengths, matchPairs, without)).toEqual(['previousToken', 'match']);
  });

  test.each([
    [
      'previousToken',
      {
        previousToken: [
          [0.1, 0.1],
          [0, 0],
        ],
      },
    ],
    [
      'match',
      {
        kCompositionPairs: [
          [0.2, 0.2],
          [0.2, 0.2],
        ],
      },
    ],
    [
      'match',
      {
        matchPairs: [
          [-1, -1],
          [-1, -1],
        ],
      },
    ],
    [
      'copy',
      {
        ovCopying: [
          [0.9, 0.9],
          [0.3, -0.9],
        ],
      },
    ],
  ] as const)('does not exist without %s', (part, change) => {
    const { strengths, matchPairs } = circuit({}, change);
    expect(strongestPath(strengths, matchPairs, everyHead)).toBeUndefined();
    expect(missingParts(strengths, matchPairs, everyHead)).toEqual([part]);
  });

  test('takes the strongest of two', () => {
    const { strengths, matchPairs } = circuit(
      {},
      {
        previousToken: [
          [0.2, 0.4],
          [0, 0],
        ],
        kCompositionPairs: [
          [0.5, 0.5],
          [0.5, 0.5],
        ],
        matchPairs: [
          [5, 5],
          [5, 5],
        ],
        ovCopying: [
          [0, 0],
          [0.6, 0.8],
        ],
      },
    );
    expect(strongestPath(strengths, matchPairs, everyHead)).toEqual({ writer: 1, reader: 1 });
  });

  test('needs two layers', () => {
    const { strengths, matchPairs } = circuit({ config: { layers: 1 } });
    expect(strongestPath(strengths, matchPairs, everyHead)).toBeUndefined();
  });

  test('strength is 0 at chance and 1 at the most', () => {
    const chance = chanceOf(DEFAULT_CONFIG);
    const { strengths } = circuit(
      {},
      {
        previousToken: [
          [2 * chance.previousToken, 1],
          [0, 0],
        ],
        ovCopying: [
          [-1, 0],
          [chance.copying.upper, 1],
        ],
        kCompositionPairs: [
          [chance.composition.mean, chance.composition.upper],
          [0, 1],
        ],
      },
    );
    expect(strengths.previousToken[0]).toEqual([0, 1]);
    expect(strengths.copying).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(strengths.composition).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });
});
