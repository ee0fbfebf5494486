/** @file What can be asked of the bench on the command line. */

import { parseArgs } from 'node:util';
import { modelNamed, MODELS, type BenchModel } from './models.ts';
import { FULL, QUICK, type Effort } from './schedule.ts';

export interface BenchArguments {
  /** Where the rows are written, if anywhere. */
  readonly json: string | undefined;
  readonly effort: Effort;
  readonly models: readonly BenchModel[];
}

/** Reads `--json FILE`, `--quick` and `--model NAME`. @throws Error that names what is wrong. */
export function benchArguments(given: readonly string[] = process.argv.slice(2)): BenchArguments {
  const { values } = parseArgs({
    args: [...given],
    options: {
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
      model: { type: 'string', multiple: true },
    },
  });
  return {
    json: values.json,
    effort: values.quick ? QUICK : FULL,
    models: values.model?.map(modelNamed) ?? MODELS,
  };
}
