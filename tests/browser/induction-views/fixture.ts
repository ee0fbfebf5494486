/** @file A plausible picture for the views' tests: what a model of this lab shows before and after its cliff. */

import { DEFAULT_CONFIG, validateConfig } from '../../../labs/induction/config.ts';
import { repeatedSequence } from '../../../labs/induction/reader-sequence.ts';
import type {
  Ablations,
  Behaviour,
  InductionConfig,
  InductionPicture,
  Measures,
  PerHead,
  SequencePicture,
} from '../../../labs/induction/types.ts';

/** What the picture is to show. */
export interface Fixture {
  readonly config?: Partial<InductionConfig>;
  /** Whether the induction head has formed: head 1.1 looks back one token, head 2.1 matches and copies. */
  readonly formed?: boolean;
  readonly ablations?: Ablations;
  /** Losses as if no head were out of action, whatever `ablations` says. */
  readonly withoutEffect?: boolean;
  readonly tokens?: readonly number[];
}

/** No head out of action. */
export const INTACT: Ablations = { heads: [], kind: 'zero' };

/** The same picture every time for the same arguments. */
export function buildPicture(fixture: Fixture = {}): {
  config: InductionConfig;
  picture: InductionPicture & { readonly measures: Measures };
} {
  const config = validateConfig({ ...DEFAULT_CONFIG, ...fixture.config });
  const formed = fixture.formed ?? true;
  const ablations = fixture.ablations ?? INTACT;
  const tokens = fixture.tokens ?? repeatedSequence(config.vocabulary, config.context, 1);
  const { layers } = config;
  const works = formed && layers > 1 && !ablations.heads.some(([, head]) => head === 0);
  const intact = behaviour(config, formed && layers > 1);
  const acting = fixture.withoutEffect ? intact : behaviour(config, works);
  return {
    config,
    picture: {
      step: formed ? 800 : 120,
      ablations,
      measures: {
        step: formed ? 800 : 120,
        ...acting,
        intact,
        exact: exactBehaviour(config),
        prefixMatching: perHead(config, (layer, head) => (works && layer === 1 && head === 0 ? 0.81 : 0.04)),
        previousToken: perHead(config, (layer, head) => (formed && layer === 0 && head === 0 ? 0.93 : 0.06)),
        ovCopying: perHead(config, (layer, head) => (formed && layer === 1 && head === 0 ? 0.87 : -0.06)),
        kComposition: perHead(config, (_, head) => (formed && head === 0 ? 0.52 : 0.18)),
        kCompositionPairs: pairs(config, (writer, reader) =>
          formed && writer + reader === 0 ? 0.52 : 0.17 + 0.01 * ((writer + reader) % 2),
        ),
        matchPairs: pairs(config, (writer, reader) => (formed && writer + reader === 0 ? 11.4 : -0.2)),
        recall: formed
          ? { previousToken: 0.98, match: layers > 1 ? 0.95 : 0, copy: 0.97 }
          : { previousToken: 0.06, match: 0.02, copy: 0.03 },
      },
      sequence: sequencePicture(config, tokens, works, formed),
    },
  };
}

function perHead(
  { layers, heads }: InductionConfig,
  value: (layer: number, head: number) => number,
): PerHead {
  return Array.from({ length: layers }, (_, layer) =>
    Array.from({ length: heads }, (_, head) => value(layer, head)),
  );
}

function pairs(config: InductionConfig, value: (writer: number, reader: number) => number): PerHead {
  if (config.layers === 1) return [];
  return Array.from({ length: config.heads }, (_, writer) =>
    Array.from({ length: config.heads }, (_, reader) => value(writer, reader)),
  );
}

function behaviour({ vocabulary, context }: InductionConfig, works: boolean): Behaviour {
  const chance = Math.log(vocabulary);
  const inducibleLoss = works ? 0.82 : chance - 0.04;
  const otherLoss = works ? chance + 0.09 : chance + 0.01;
  return {
    loss: (inducibleLoss * 2 + otherLoss) / 3,
    inducibleLoss,
    otherLoss,
    iclScore: works ? -3.1 : -0.02,
    lossByPosition: Array.from({ length: context - 1 }, (_, t) => (t < 16 ? otherLoss : inducibleLoss)),
  };
}

function exactBehaviour({ vocabulary, context }: InductionConfig): Behaviour {
  const chance = Math.log(vocabulary);
  return {
    loss: chance / 3 + 0.05,
    inducibleLoss: 0.07,
    otherLoss: chance,
    iclScore: -3.9,
    lossByPosition: Array.from({ length: context - 1 }, (_, t) => (t < 16 ? chance : 0.07)),
  };
}

function sequencePicture(
  config: InductionConfig,
  tokens: readonly number[],
  works: boolean,
  formed: boolean,
): SequencePicture {
  const n = tokens.length;
  const { vocabulary, layers, heads } = config;
  const copied = tokens.map((token, t) => {
    const earlier = tokens.slice(0, t).lastIndexOf(token);
    return works && earlier >= 0 ? tokens[earlier + 1] : undefined;
  });
  const probabilities = new Float32Array(n * vocabulary);
  for (let t = 0; t < n; t++) {
    const target = copied[t];
    const rest = target === undefined ? 1 : 0.1;
    for (let v = 0; v < vocabulary; v++) {
      probabilities[t * vocabulary + v] = rest / vocabulary + (v === target ? 0.9 : 0);
    }
  }
  const loss = tokens.slice(1).map((next, t) => -Math.log(probabilities[t * vocabulary + next]));
  const patterns = Array.from({ length: layers }, (_, layer) =>
    Array.from({ length: heads }, (_, head) => pattern(tokens, keyOf(layer, head))),
  );

  /** The key a head looks at from query q, if it has one. */
  function keyOf(layer: number, head: number): (q: number) => number | undefined {
    if (formed && layer === 0 && head === 0) return (q) => (q > 0 ? q - 1 : undefined);
    if (works && layer === 1 && head === 0) {
      return (q) => {
        const earlier = tokens.slice(0, q).lastIndexOf(tokens[q]);
        return earlier >= 0 ? earlier + 1 : undefined;
      };
    }
    return () => undefined;
  }

  return { tokens, patterns, probabilities, loss, attribution: attribution(config, copied, tokens) };
}

/** Nine tenths on the key where there is one, the rest even; [n, n] row-major, each row summing to 1. */
function pattern(tokens: readonly number[], keyOf: (q: number) => number | undefined): Float32Array {
  const n = tokens.length;
  const values = new Float32Array(n * n);
  for (let q = 0; q < n; q++) {
    const key = keyOf(q);
    const rest = key === undefined ? 1 : 0.1;
    for (let k = 0; k <= q; k++) values[q * n + k] = rest / (q + 1) + (k === key ? 0.9 : 0);
  }
  return values;
}

function attribution(
  { layers, heads }: InductionConfig,
  copied: readonly (number | undefined)[],
  tokens: readonly number[],
): SequencePicture['attribution'] {
  const parts = ['token', 'position'];
  for (let layer = 0; layer < layers; layer++) {
    for (let head = 0; head < heads; head++) parts.push(`${layer + 1}.${head + 1}`);
  }
  const positions = tokens.length - 1;
  const values = new Float32Array(positions * parts.length);
  const logits = new Float32Array(positions);
  for (let t = 0; t < positions; t++) {
    let sum = 0;
    parts.forEach((_, part) => {
      const right = copied[t] === tokens[t + 1] && part === 2 + heads;
      const value = right ? 9.2 : 0.3 * Math.sin(t + 2 * part);
      values[t * parts.length + part] = value;
      sum += value;
    });
    logits[t] = sum;
  }
  return { parts, values, logits, identityError: 2e-6 };
}

/** The picture before anyone asked for the circuit's figures. */
export function withoutCircuit(picture: ReturnType<typeof buildPicture>['picture']): InductionPicture {
  const { ovCopying: _, kComposition: __, kCompositionPairs: ___, ...measures } = picture.measures;
  return { ...picture, measures };
}
