import { describe, expect, it } from 'vitest';
import { refusal } from '../../../core/element/refusal.ts';
import { ConfigError, type Sentences } from '../../../core/training/config-check.ts';
import * as diffusion from '../../../labs/diffusion/config.ts';
import { validatePanel } from '../../../labs/diffusion/config.ts';
import { refusals as diffusionGerman } from '../../../labs/diffusion/refusals.de.ts';
import { refusals as diffusionWords } from '../../../labs/diffusion/refusals.ts';
import * as endgame from '../../../labs/endgame/config.ts';
import { refusals as endgameGerman } from '../../../labs/endgame/refusals.de.ts';
import { refusals as endgameWords } from '../../../labs/endgame/refusals.ts';
import * as induction from '../../../labs/induction/config.ts';
import { refusals as inductionGerman } from '../../../labs/induction/refusals.de.ts';
import { refusals as inductionWords } from '../../../labs/induction/refusals.ts';

function errorOf(act: () => unknown): ConfigError {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('It was not refused.');
}

interface Lab {
  readonly words: Sentences;
  readonly german: Sentences;
  /** Values that the lab refuses. */
  readonly refused: Readonly<Record<string, () => unknown>>;
}

const changed =
  <Config extends object>(validate: (value: unknown) => unknown, base: Config) =>
  (changes: object) =>
  () =>
    validate({ ...base, ...changes });
const inductionWith = changed(induction.validateConfig, induction.PRESETS.classic);
const diffusionWith = changed(diffusion.validateConfig, diffusion.DEFAULT_CONFIG);
const endgameWith = changed(endgame.validateConfig, endgame.DEFAULT_CONFIG);

const LABS: Readonly<Record<string, Lab>> = {
  induction: {
    words: inductionWords,
    german: inductionGerman,
    refused: {
      whole: inductionWith({ batch: 0 }),
      choice: inductionWith({ task: 'poetry' }),
      flag: inductionWith({ control: 'yes' }),
      'not-an-object': () => induction.validateConfig(3),
      'unknown-field': inductionWith({ colour: 'red' }),
      'heads-do-not-divide': inductionWith({ heads: 3 }),
      'control-of-one-layer': inductionWith({ layers: 1, control: true }),
    },
  },
  diffusion: {
    words: diffusionWords,
    german: diffusionGerman,
    refused: {
      'drawing-not-a-list': diffusionWith({ drawn: 3 }),
      'drawing-too-short': diffusionWith({ dataset: 'drawn', drawn: [] }),
      'drawing-point': diffusionWith({ drawn: [[99, 0]] }),
      'more-steps-than-levels': () =>
        validatePanel({ steps: 20, schedule: { steps: 10 } }, diffusion.DEFAULT_CONFIG),
      clip: () => validatePanel({ clip: -1 }, diffusion.DEFAULT_CONFIG),
    },
  },
  endgame: {
    words: endgameWords,
    german: endgameGerman,
    refused: {
      number: endgameWith({ learningRate: -1 }),
      'retreat-not-below-advance': endgameWith({ retreatBelow: 0.6, advanceAt: 0.6 }),
      'control-of-flat-starts': endgameWith({ starts: 'flat', control: true }),
    },
  },
};

describe.each(Object.entries(LABS))('the %s lab', (_name, { words, german, refused }) => {
  it.each(Object.entries(refused))('refuses what is “%s” in English as it was thrown', (kind, act) => {
    const error = errorOf(act);
    expect(error.kind).toBe(kind);
    expect(refusal(error, words)).toBe(error.message);
  });

  it.each(Object.entries(refused))('says of “%s” in German what it says in English', (_kind, act) => {
    const error = errorOf(act);
    const said = refusal(error, german);
    expect(said).not.toBe(error.message);
    const figures = (text: string): string[] => (text.match(/\d+(?:[.,]\d+)?/g) ?? []).toSorted();
    // Numbers are the same, whatever stands between them.
    expect(figures(said)).toEqual(figures(error.message));
  });

  it('has every sentence in German', () => {
    expect(Object.keys(german).toSorted()).toEqual(Object.keys(words).toSorted());
  });
});

it('a problem without a sentence is told as it was thrown', () => {
  const error = new ConfigError({ odd: () => 'This is odd.' }, 'odd', undefined);
  expect(refusal(error, {})).toBe('This is odd.');
});
