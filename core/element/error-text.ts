/** @file An error as the reader is told it: what exactly happened as it is, the sentence of its code in his language. */

import { LAB_ERRORS } from './errors.ts';
import { currentWords } from './language.ts';

/**
 * The message, with its code's sentence, where that ends it, in the language of what is being rendered. A code without
 * an English sentence may have one in other languages: it takes the message's place.
 */
export function errorText({
  code = '',
  message,
}: {
  readonly code?: string;
  readonly message: string;
}): string {
  const english: Readonly<Record<string, string>> = LAB_ERRORS;
  const sentences = currentWords().table('errors', english) as typeof english;
  return code in english
    ? message.replace(english[code], () => sentences[code])
    : (sentences[code] ?? message);
}
