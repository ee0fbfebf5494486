/** @file The words of the reader’s own sequence, fetched with it. */

import { words } from '../../../core/element/language.ts';
import type { SequenceProblem } from '../parse-tokens.ts';

export const sequenceStrings = words('sequence', {
  input: 'Tokens',
  inputCharacters: (characters: string, max: number) =>
    `Up to ${max} of ${characters}. Repeat a run of them and see the second time predicted.`,
  inputNumbers: (vocabulary: number, max: number) =>
    `Up to ${max} numbers from 0 to ${vocabulary - 1}, separated by spaces. Repeat a run of them and see the second time predicted.`,
  repeat: 'Random repeat',
  noRepeat: 'Random, no repeat',
  problem: (problem: SequenceProblem, vocabulary: number, characters: string) => {
    switch (problem.kind) {
      case 'unknown-token':
        return characters
          ? `“${problem.text}” is not a token of this model. Use ${characters}.`
          : `“${problem.text}” is not a token of this model. Use whole numbers from 0 to ${vocabulary - 1}.`;
      case 'too-long':
        return `These are ${problem.length} tokens; the model reads at most ${problem.max}. Remove ${problem.length - problem.max}.`;
      case 'too-short':
        return `A sequence needs at least ${problem.min} tokens, so that there is one to predict.`;
    }
  },
  unchanged: 'The picture still shows the last valid sequence.',
  tokens: 'Tokens with the loss of predicting the next one',
  tokensHint:
    'The bar under a token is the loss, in nats, of predicting the next token from there; the line is chance. ' +
    'Choose a token to see what the model does at it.',
  tokenLoss: (text: string, position: number, next: string, loss: string) =>
    `“${text}”, position ${position}: next “${next}”, loss ${loss} nats`,
  tokenLast: (text: string, position: number) => `“${text}”, position ${position}: the last token`,
  at: (text: string, position: number) => `At “${text}”, position ${position}`,
  looks: 'Where the heads look from here',
  looksAt: (position: number, weight: string) => `at ${position}, ${weight}`,
  lanes: (names: string) =>
    `Stripes under each token: attention from the chosen token to it, heads ${names} from top to bottom.`,
  evenly: (weight: string) => `An even look would give each token ${weight}.`,
  next: 'What comes next',
  nextChance: (chance: string) => `The line is chance, ${chance}.`,
  nextIs: (text: string) => `The next token is “${text}”.`,
  nextOpen: 'Here the sequence ends; this is what the model would continue with.',
  actual: 'the next token',
  attribution: 'What each part adds to the logit of the next token',
  attributionOf: (text: string) => `What each part adds to the logit of the next token, “${text}”`,
  attributionNone: 'The sequence ends here: there is no next token to explain.',
  parts: { token: 'token', position: 'position', head: (name: string) => `head ${name}` },
  logit: 'logit',
  identity: (error: string) => `The parts sum to the logit: off by ${error} at most.`,
});
