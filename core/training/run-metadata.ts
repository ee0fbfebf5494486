/**
 * @file A run file's metadata: strings, checked one by one. Rows are stored as columns, so that a metric's
 * name is written once: `{"step":[0,1],"loss":[4.2,null]}`, with null where a row lacks the metric.
 */

import type { Row } from './experiment.ts';
import { RunFileError, type RunFileErrorCode } from './run-file-error.ts';
import { isJsonObject, parseStrictJson, type JsonValue } from './strict-json.ts';
import { MAX_CHECKPOINTS, MAX_ROWS } from './timeline.ts';

/** What a run file says of its run besides tensors. */
export interface RunMetadata {
  readonly lab: string;
  readonly formatVersion: 1;
  readonly config: JsonValue;
  readonly seed: number;
  readonly totalSteps: number;
  readonly backend?: string;
  readonly rows: readonly Row[];
  /** Steps of all checkpoints, ascending. */
  readonly steps: readonly number[];
}

const FORMAT_VERSION = 1;
const MAX_METRICS = 256;
const MAX_CONFIG_LENGTH = 100_000;
const MAX_TOTAL_STEPS = 1_000_000_000;
const LAB_NAME = /^[a-z][a-z0-9-]{0,63}$/;
const BACKEND_NAME = /^[a-z][a-z0-9-]{0,31}$/;
const WHOLE_NUMBER = /^-?\d{1,16}$/;

function refuse(code: RunFileErrorCode, what: string): never {
  throw new RunFileError(code, `${what}; export the run again from its lab.`);
}

const isStep = (value: JsonValue): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const ascends = (steps: readonly number[]): boolean =>
  steps.every((step, i) => i === 0 || step > steps[i - 1]);

function checkSteps(steps: JsonValue): readonly number[] {
  if (!Array.isArray(steps) || !steps.every(isStep) || !ascends(steps)) {
    refuse('run-steps', 'The steps of the run’s checkpoints are no ascending list of whole numbers');
  }
  if (steps.length === 0 || steps.length > MAX_CHECKPOINTS) {
    refuse('run-steps', `The run has ${steps.length} checkpoints where 1 to ${MAX_CHECKPOINTS} are allowed`);
  }
  return steps;
}

function checkRowSteps(steps: JsonValue | undefined): readonly number[] {
  if (!Array.isArray(steps) || !steps.every(isStep) || !ascends(steps)) {
    refuse('run-rows', 'The steps of the run’s metrics are no ascending list of whole numbers');
  }
  if (steps.length > MAX_ROWS) {
    refuse('run-rows', `The run has ${steps.length} rows of metrics where ${MAX_ROWS} are allowed`);
  }
  return steps;
}

function rowsToColumns(rows: readonly Row[]): Readonly<Record<string, readonly (number | null)[]>> {
  checkRowSteps(rows.map((row) => row.step));
  const metrics = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => name !== 'step'));
  checkMetrics([...metrics]);
  const finite = (value: number | undefined): number | null => (Number.isFinite(value) ? value! : null);
  return Object.fromEntries(
    ['step', ...metrics].map((name) => [
      name,
      rows.map((row) => finite(Object.hasOwn(row, name) ? row[name] : undefined)),
    ]),
  );
}

function checkMetrics(names: readonly string[]): void {
  if (names.length > MAX_METRICS) {
    refuse('run-rows', `The run has ${names.length} metrics where ${MAX_METRICS} are allowed`);
  }
  if (names.includes('__proto__')) refuse('run-rows', 'A metric cannot be named "__proto__"');
}

function columnsToRows(columns: JsonValue): Row[] {
  if (!isJsonObject(columns)) refuse('run-rows', 'The run’s metrics are no table of columns');
  const { step, ...metrics } = columns;
  const steps = checkRowSteps(step);
  checkMetrics(Object.keys(metrics));
  const rows: Record<string, number>[] = steps.map((step) => ({ step }));
  for (const [name, column] of Object.entries(metrics)) {
    if (!Array.isArray(column) || column.length !== steps.length) {
      refuse('run-rows', `The metric "${name.slice(0, 80)}" does not have one value a row`);
    }
    for (const [i, value] of (column as readonly JsonValue[]).entries()) {
      if (value === null) continue;
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        refuse('run-rows', `The metric "${name.slice(0, 80)}" has a value that is no finite number`);
      }
      rows[i][name] = value;
    }
  }
  return rows as Row[];
}

function checkHead(run: Omit<RunMetadata, 'rows' | 'steps' | 'formatVersion' | 'config'>): void {
  if (!LAB_NAME.test(run.lab)) {
    refuse('run-lab', `"${run.lab.slice(0, 80)}" is no lab’s name (lower-case letters, digits and hyphens)`);
  }
  if (!Number.isSafeInteger(run.seed)) refuse('run-seed', 'The run’s seed is no whole number within ±2^53');
  if (!Number.isSafeInteger(run.totalSteps) || run.totalSteps < 1 || run.totalSteps > MAX_TOTAL_STEPS) {
    refuse('run-total-steps', `The run’s total steps are no whole number from 1 to ${MAX_TOTAL_STEPS}`);
  }
  if (run.backend !== undefined && !BACKEND_NAME.test(run.backend)) {
    refuse('run-backend', `"${run.backend.slice(0, 80)}" is no backend’s name`);
  }
}

function parseJson(text: string, code: RunFileErrorCode, subject: string): JsonValue {
  try {
    return parseStrictJson(text);
  } catch (error) {
    refuse(code, `The run’s ${subject} cannot be read: ${(error as Error).message}`);
  }
}

function parseConfig(text: string): JsonValue {
  if (text.length > MAX_CONFIG_LENGTH) {
    refuse('run-config', `The run’s configuration has more than ${MAX_CONFIG_LENGTH} characters`);
  }
  return parseJson(text, 'run-config', 'configuration');
}

function requireRows(steps: readonly number[], rows: readonly Row[]): void {
  const recorded = new Set(rows.map((row) => row.step));
  const missing = steps.find((step) => !recorded.has(step));
  if (missing !== undefined) refuse('run-rows', `The checkpoint of step ${missing} has no row of metrics`);
}

/**
 * Metadata as a file holds it.
 * @throws RunFileError when a value is out of bounds.
 */
export function writeRunMetadata(run: RunMetadata): Record<string, string> {
  checkHead(run);
  checkSteps(run.steps);
  const config = JSON.stringify(run.config);
  parseConfig(config);
  const columns = rowsToColumns(run.rows);
  requireRows(run.steps, run.rows);
  return {
    lab: run.lab,
    formatVersion: String(FORMAT_VERSION),
    config,
    seed: String(run.seed),
    totalSteps: String(run.totalSteps),
    ...(run.backend === undefined ? {} : { backend: run.backend }),
    steps: JSON.stringify(run.steps),
    rows: JSON.stringify(columns),
  };
}

/**
 * Metadata of a file, checked.
 * @throws RunFileError when an entry is missing or out of bounds.
 */
export function parseRunMetadata(metadata: Readonly<Record<string, string>>): RunMetadata {
  const entry = (name: string): string => {
    if (!Object.hasOwn(metadata, name)) {
      throw new RunFileError(
        'run-missing',
        `The file holds tensors but no run (its metadata lacks "${name}"); choose a run exported by a lab.`,
      );
    }
    return metadata[name];
  };
  const wholeNumber = (name: string): number => (WHOLE_NUMBER.test(entry(name)) ? Number(entry(name)) : NaN);

  const version = entry('formatVersion');
  if (version !== String(FORMAT_VERSION)) {
    throw new RunFileError(
      'run-version',
      `The run has the format version "${version.slice(0, 80)}", but this lab reads version ${FORMAT_VERSION}; open it with a newer lab.`,
    );
  }
  const head = {
    lab: entry('lab'),
    seed: wholeNumber('seed'),
    totalSteps: wholeNumber('totalSteps'),
    ...(Object.hasOwn(metadata, 'backend') ? { backend: metadata.backend } : {}),
  };
  checkHead(head);
  const config = parseConfig(entry('config'));
  const rows = columnsToRows(parseJson(entry('rows'), 'run-rows', 'metrics'));
  const steps = checkSteps(parseJson(entry('steps'), 'run-steps', 'list of steps'));
  requireRows(steps, rows);
  return { ...head, formatVersion: FORMAT_VERSION, config, rows, steps };
}
