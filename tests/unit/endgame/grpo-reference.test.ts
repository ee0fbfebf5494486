import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { groupAdvantages } from '../../../labs/endgame/grpo.ts';
import {
  entropyOf,
  grpoLoss,
  logitGradient,
  maskedSoftmax,
  type LossSettings,
  type SampledRollout,
} from '../../../labs/endgame/grpo-reference.ts';

const settings: LossSettings = { clip: { low: 0.2, high: 0.2 }, aggregation: 'sequence' };
const all = [1, 1, 1];

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

describe('the masked softmax', () => {
  it('gives illegal moves probability and gradient 0, exactly, whatever their logits', () => {
    for (const logit of [-1e9, 0, 1e9, Infinity, NaN]) {
      const probabilities = maskedSoftmax([0.3, logit, -0.2, logit], [1, 0, 1, 0]);
      expect([probabilities[1], probabilities[3]]).toEqual([0, 0]);
      expect(sum(probabilities)).toBeCloseTo(1, 12);
      const gradient = logitGradient(probabilities, 0, -2);
      expect([gradient[1], gradient[3]]).toEqual([0, 0]);
      expect(sum(gradient)).toBeCloseTo(0, 12);
    }
  });

  it('is flatter at a higher temperature', () => {
    const [cold, warm] = [0.5, 2].map((temperature) => maskedSoftmax([1, 0, 0], all, temperature));
    expect(entropyOf(cold)).toBeLessThan(entropyOf(warm));
    expect(cold[0] / cold[1]).toBeCloseTo(Math.exp(2), 10);
    expect(entropyOf(maskedSoftmax([0, 0, 0], all))).toBeCloseTo(Math.log(3), 12);
  });

  it('refuses a position without legal moves', () => {
    expect(() => maskedSoftmax([0, 0], [0, 0])).toThrow(/no legal action/);
  });
});

describe('the gradient by the logits', () => {
  /** Four games of one move over three logits, all 0; the first alone is won. */
  const gradientOf = (kind: 'mean' | 'std'): number[] => {
    const advantages = groupAdvantages([1, 0, 0, 0], kind);
    const rollouts = [0, 1, 1, 2].map((action, i): SampledRollout => {
      const move = { logits: [0, 0, 0], legal: all, action, oldLogProbability: Math.log(1 / 3) };
      return { advantage: advantages[i], moves: [move] };
    });
    const { gradients } = grpoLoss(rollouts, settings);
    return [0, 1, 2].map((logit) => sum(gradients.map(([gradient]) => gradient[logit])));
  };

  it('has its golden values with advantages from the mean', () => {
    gradientOf('mean').forEach((value, i) => expect(value).toBeCloseTo([-0.1875, 0.125, 0.0625][i], 12));
  });

  it('has its golden values with advantages in standard deviations', () => {
    gradientOf('std').forEach((value, i) => expect(value).toBeCloseTo([-0.374925, 0.24995, 0.124975][i], 6));
    expect(sum(gradientOf('std'))).toBeCloseTo(0, 12);
  });
});

/** Rollouts sampled from one set of logits and looked at with another; one action in five is illegal. */
function randomRollouts(shift: number, temperature: number): SampledRollout[] {
  const random = randomStream(7, 'rollouts', 0);
  return [3, 1, 5].map((length) => ({
    advantage: random.normal(),
    moves: Array.from({ length }, () => {
      const logits = Array.from({ length: 10 }, () => random.normal());
      const legal = logits.map((_, a) => a % 5 !== 4);
      const action = random.integer(4);
      const old = maskedSoftmax(logits, legal, temperature);
      return {
        logits: logits.map((logit) => logit + shift * random.normal()),
        legal,
        action,
        oldLogProbability: Math.log(old[action]),
        referenceLogProbability: Math.log(old[action]) + 0.3 * random.normal(),
      };
    }),
  }));
}

/** The rollout with one logit of one move replaced. */
function withLogit(rollout: SampledRollout, move: number, action: number, logit: number): SampledRollout {
  const { moves } = rollout;
  const logits = Array.from(moves[move].logits).with(action, logit);
  return { ...rollout, moves: moves.with(move, { ...moves[move], logits }) };
}

describe('the loss of a batch', () => {
  it.each([1, 1.3])('has ratio 1 for every move at the first update, at temperature %f', (temperature) => {
    const { ratios } = grpoLoss(randomRollouts(0, temperature), { ...settings, temperature });
    expect(ratios.map((ofRollout) => ofRollout.length)).toEqual([3, 1, 5]);
    for (const ratio of ratios.flat()) expect(Math.abs(ratio - 1)).toBeLessThan(1e-12);
  });

  it('does not when the update forgets the temperature of the sampling', () => {
    const { ratios } = grpoLoss(randomRollouts(0, 1.3), settings);
    expect(Math.max(...ratios.flat().map((ratio) => Math.abs(ratio - 1)))).toBeGreaterThan(0.05);
  });

  it.each(['sequence', 'token', 'constant'] as const)(
    'by %s has the gradient of its differences',
    (aggregation) => {
      const whole = { ...settings, aggregation, constantLength: 6, temperature: 1.3, klWeight: 0.1 };
      const rollouts = randomRollouts(0.8, 1.3);
      const { gradients, ratios } = grpoLoss(rollouts, whole);
      // The sample has moves held by the clip and moves that are not.
      expect(ratios.flat().some((ratio) => ratio > 1.2) && ratios.flat().some((ratio) => ratio < 0.8)).toBe(
        true,
      );
      rollouts.forEach(({ moves }, r) =>
        moves.forEach(({ logits }, m) => {
          for (let a = 0; a < 10; a++) {
            const at = (change: number): number =>
              grpoLoss(rollouts.with(r, withLogit(rollouts[r], m, a, logits[a] + change)), whole).loss;
            expect(gradients[r][m][a]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 7);
            if (a % 5 === 4) expect(gradients[r][m][a]).toBe(0);
          }
        }),
      );
    },
  );

  it('has gradient exactly 0 where the group had no contrast', () => {
    const dead = randomRollouts(0.5, 1).map((rollout) => ({ ...rollout, advantage: 0 }));
    const { loss, gradients } = grpoLoss(dead, settings);
    expect(Math.abs(loss)).toBe(0);
    for (const value of gradients.flat().flatMap((gradient) => [...gradient]))
      expect(Math.abs(value)).toBe(0);
  });

  it('asks for the reference policy where KL is weighed', () => {
    const move = { logits: [0, 0, 0], legal: all, action: 0, oldLogProbability: Math.log(1 / 3) };
    expect(() => grpoLoss([{ advantage: 1, moves: [move] }], { ...settings, klWeight: 0.1 })).toThrow(
      /reference/,
    );
  });
});
