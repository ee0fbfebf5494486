import { beforeAll, describe, expect, it } from 'vitest';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { DEFAULT_CONFIG } from '../../../labs/induction/config.ts';
import { inductionTraining, initialParameters } from '../../../labs/induction/model.ts';
import { createProber, type Prober } from '../../../labs/induction/prober.ts';
import { repeatedSequence } from '../../../labs/induction/reader-sequence.ts';
import type { AblationKind, Ablations, InductionRequest } from '../../../labs/induction/types.ts';

const config = { ...DEFAULT_CONFIG, vocabulary: 16, context: 20, width: 16 };
const program = inductionTraining(config);
const weights = [0, 1, 2].map((seed) => initialParameters(program, config.width, seed));
const tokens = repeatedSequence(config.vocabulary, config.context, 0);
const NONE: Ablations = { heads: [], kind: 'zero' };
const out = (kind: AblationKind): Ablations => ({ heads: [[0, 1]], kind });

let prober: Prober;
beforeAll(async () => {
  prober = createProber(config, 0, await createWasmExecutor());
});

/** The picture of a prober that has done nothing else. */
async function fresh(step: number, ablations: Ablations) {
  const other = createProber(config, 0, await createWasmExecutor());
  return other.picture(step, weights[step], { ablations, tokens, circuit: 'view' });
}

describe('a picture', () => {
  it('is the one that a fresh prober draws, whatever was drawn and measured before it', async () => {
    const asked = [NONE, out('mean'), out('pattern-preserving'), out('resample'), out('zero'), NONE];
    for (const [i, ablations] of [...asked, ...asked].entries()) {
      const step = i % 3;
      expect(await prober.picture(step, weights[step], { ablations, tokens, circuit: 'view' })).toEqual(
        await fresh(step, ablations),
      );
      await prober.figures(weights[(i + 1) % 3]);
    }
  });

  it('does not change when the next one is drawn: its arrays are its own', async () => {
    for (const ablations of [NONE, out('mean'), out('pattern-preserving')]) {
      const first = await prober.picture(0, weights[0], { ablations, tokens, circuit: 'view' });
      const copy = structuredClone(first);
      await prober.picture(1, weights[1], { ablations, tokens, circuit: 'view' });
      await prober.figures(weights[2]);
      expect(first).toEqual(copy);
    }
  });

  it('stays right when its arrays are given away, as to another thread', async () => {
    for (const ablations of [NONE, out('zero')]) {
      const { sequence } = await prober.picture(0, weights[0], { ablations, tokens, circuit: 'view' });
      structuredClone(sequence, { transfer: sequence.patterns.flat().map(({ buffer }) => buffer) });
      await prober.picture(1, weights[1], { ablations, tokens, circuit: 'view' });
      expect(await prober.picture(0, weights[0], { ablations, tokens, circuit: 'view' })).toEqual(
        await fresh(0, ablations),
      );
    }
  });

  it('has the circuit’s figures where they are asked for, and is the same without', async () => {
    const draw = (circuit: InductionRequest['circuit']) =>
      prober.picture(0, weights[0], { ablations: out('zero'), tokens, circuit });
    const without = await draw(undefined);
    const whole = await draw('measure');
    expect(await draw('view')).toEqual(whole);
    const { ovCopying, kComposition, kCompositionPairs, ...others } = whole.measures;
    expect(without).toEqual({ ...whole, measures: others });
    expect([ovCopying, kComposition, kCompositionPairs].map((figure) => figure?.length)).toEqual([2, 2, 2]);
    expect(await draw(undefined)).toEqual(without);
  });

  it('is not taken from a run that failed half-way', async () => {
    const executor = await createWasmExecutor();
    let fails = false;
    const shaky = createProber(config, 0, {
      ...executor,
      async load(loading) {
        const loaded = await executor.load(loading);
        return {
          ...loaded,
          async run(steps, inputs, spent) {
            const result = await loaded.run(steps, inputs, spent);
            if (fails) throw new Error('lost');
            return result;
          },
        };
      },
    });
    const draw = (step: number) =>
      shaky.picture(step, weights[step], { ablations: NONE, tokens, circuit: 'view' });
    const first = await draw(0);
    fails = true;
    await expect(draw(1)).rejects.toThrow('lost');
    fails = false;
    expect(await draw(0)).toEqual(first);
  });
});
