/**
 * @file Who is measured when. Contenders take short turns, back and forth through the list, so that whatever
 * else the machine does falls on all of them alike; a row is the median of its turns. Slow contenders stop
 * when they have used their time: their rows rest on fewer turns, and say so.
 */

import type { Entry } from './contenders/contender.ts';
import { refusals, refusedRow, rowOf, type Failed, type Measured, type Row } from './rows.ts';
import type { Seat } from './seat.ts';
import { median } from './statistics.ts';

/** How much time to take. */
export interface Effort {
  /** Milliseconds that a turn should last; at least one step, however long it takes. */
  readonly turnMs: number;
  readonly rounds: number;
  /** A contender whose first eleven steps would take longer than this is not measured. */
  readonly checkMs: number;
  /** A contender takes no further turn when its turns have taken this long. */
  readonly rowMs: number;
}

export const FULL: Effort = { turnMs: 300, rounds: 7, checkMs: 300_000, rowMs: 25_000 };
export const QUICK: Effort = { turnMs: 100, rounds: 3, checkMs: 15_000, rowMs: 5_000 };

/** Someone to be measured. */
export interface Candidate {
  readonly entry: Entry;
  /** Sets it up. Rejects when the machine does not let it. */
  open(): Promise<Seat>;
}

/** Multiplies 64 x 64 matrices `count` times; resolves with milliseconds. */
export type Matmul = (count: number) => Promise<number>;

/** Steps before the loss that is compared: the eleventh step reports the loss after ten updates. */
const COMPARED_AFTER = 10;

/** Steps in which engines compile; no time is taken of them. */
const WARM_UP = 3;

/** Steps between two losses that are waited for, where that many fit into a turn's share of the row's time. */
const GROUP = 32;

/** Longest turn of single steps: enough for a clock of 0.1 ms. */
const MOST_STEPS = 2048;

interface InTurn {
  readonly entry: Entry;
  readonly seat: Seat;
  readonly loss10: number;
  /** Milliseconds a step, roughly: what lengths of turns go by. */
  readonly estimate: number;
  readonly readEvery: number;
  readonly single: number[];
  readonly grouped: number[];
  spent: number;
}

/** Ten steps and their loss. @throws Error when they would take too long, or the contender fails. */
async function admit({ entry, open }: Candidate, { checkMs, rowMs }: Effort): Promise<InTurn> {
  const seat = await open();
  const times: number[] = [];
  let loss10 = NaN;
  for (let step = 0; step <= COMPARED_AFTER; step++) {
    const { loss, milliseconds } = await seat.run(1, 1);
    loss10 = loss;
    times.push(milliseconds);
    const projected = COMPARED_AFTER * milliseconds;
    if (step === WARM_UP && projected > checkMs) {
      throw new Error(
        `ten steps would take ${seconds(projected)}, over this run's limit of ${seconds(checkMs)}`,
      );
    }
  }
  const estimate = median(times.slice(WARM_UP));
  const readEvery = Math.max(1, Math.min(GROUP, Math.floor(rowMs / 2 / estimate)));
  return { entry, seat, loss10, estimate, readEvery, single: [], grouped: [], spent: 0 };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(0)} s`;

/** The first line of what an error says, without what a browser's remote control puts before it. */
function reasonOf(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^\w+\.\w+: (\w*Error: )?/, '').replace(/\.$/, '');
}

/** One turn: first with every loss read, then with one in `readEvery`. */
async function takeTurn(who: InTurn, { turnMs }: Effort): Promise<{ single: number; grouped: number }> {
  const { seat, estimate, readEvery } = who;
  const steps = Math.max(1, Math.min(MOST_STEPS, Math.floor(turnMs / estimate)));
  const groups = Math.max(1, Math.floor(steps / readEvery));
  const one = await seat.run(steps, 1);
  const many = await seat.run(groups * readEvery, readEvery);
  who.spent += one.milliseconds + many.milliseconds;
  return { single: one.milliseconds / steps, grouped: many.milliseconds / (groups * readEvery) };
}

async function countsOf({ entry, seat, readEvery }: InTurn): Promise<Measured['counts']> {
  if (!entry.executor.startsWith('webgpu')) return null;
  const counts = await seat.count(readEvery);
  return Object.fromEntries(
    Object.entries(counts).map(([kind, count]) => [kind, count / readEvery]),
  ) as unknown as Measured['counts'];
}

/** What a model's turns gave. */
export interface ModelResult {
  readonly rows: readonly Row[];
  /** Milliseconds of one product, if it was measured. */
  readonly matmulMs?: number;
}

/** Measures all candidates on one model, in turns. `say` is told what goes on. */
export async function measureModel(
  model: string,
  candidates: readonly Candidate[],
  effort: Effort,
  say: (text: string) => void,
  matmul?: Matmul,
): Promise<ModelResult> {
  const admitted: InTurn[] = [];
  const failed: Failed[] = [];
  for (const candidate of candidates) {
    const { who, executor } = candidate.entry;
    try {
      const inTurn = await admit(candidate, effort);
      admitted.push(inTurn);
      say(`${who} on ${executor}: about ${inTurn.estimate.toPrecision(2)} ms a step`);
    } catch (error) {
      const reason = reasonOf(error);
      failed.push({ entry: candidate.entry, reason });
      say(`${who} on ${executor} is not measured: ${reason}`);
    }
  }
  const reasons = refusals(admitted.map(({ loss10 }) => loss10));
  const measured = admitted.filter((_, i) => reasons[i] === null);

  const products: number[] = [];
  const perTurn = matmul && Math.ceil((effort.turnMs * 1000) / (await matmul(1000)));
  // The first turn of the fast is for engines that compile hot code in the background.
  for (const who of measured) if (2 * who.estimate < effort.turnMs) await takeTurn(who, effort);
  for (const who of measured) who.spent = 0;
  for (let round = 0; round < effort.rounds; round++) {
    if (matmul) products.push((await matmul(perTurn!)) / perTurn!);
    for (const who of round % 2 === 0 ? measured : measured.toReversed()) {
      if (who.spent > effort.rowMs) continue;
      const { single, grouped } = await takeTurn(who, effort);
      who.single.push(single);
      who.grouped.push(grouped);
    }
    say(`round ${round + 1} of ${effort.rounds}`);
  }

  const rows = new Map<Entry, Row>();
  for (const { entry, reason } of failed) rows.set(entry, refusedRow(model, entry, reason));
  for (const [i, who] of admitted.entries()) {
    const reason = reasons[i];
    const row =
      reason === null
        ? rowOf(model, { ...who, ...facts(who.seat), counts: await countsOf(who) })
        : refusedRow(model, who.entry, reason);
    rows.set(who.entry, row);
  }
  return {
    rows: candidates.map(({ entry }) => rows.get(entry)!),
    ...(products.length > 0 && { matmulMs: median(products) }),
  };
}

const facts = ({ device, flops }: Seat): Pick<Seat, 'device' | 'flops'> => ({ device, flops });
