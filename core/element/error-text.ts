/** @file An error as the reader is told it: what exactly happened as it is, the sentence of its code in his language. */

import { LAB_ERRORS } from './errors.ts';
import { errorStrings } from './strings.ts';

/** The message, with its code's sentence, where that ends it, in the language of what is being rendered. */
export function errorText({
  code = '',
  message,
}: {
  readonly code?: string;
  readonly message: string;
}): string {
  const sentences: Readonly<Record<string, string>> = errorStrings;
  const english: Readonly<Record<string, string>> = LAB_ERRORS;
  return code in english ? message.replace(english[code], () => sentences[code]) : message;
}
