/**
 * @file Memory that the matrices of one probe take after those of another. A step's figures need nearly a megabyte of
 * them; got from the engine anew, each page of it costs a page fault, which can take longer than the arithmetic.
 */

/** Memory for the matrices of one piece of work at a time. */
export interface MatrixMemory {
  values: Float64Array;
  /** How many values the work under way, or the last, has asked for. */
  asked: number;
}

export function createMatrixMemory(): MatrixMemory {
  return { values: new Float64Array(0), asked: 0 };
}

let current: MatrixMemory | undefined;

/**
 * Does the work with its matrices in `memory`: what is read of them has to be read before the memory is used
 * again. That holds for what `once` keeps of them too: its source has to be done with by then.
 * @param work does not wait for anything.
 */
export function within<Result>(memory: MatrixMemory, work: () => Result): Result {
  const around = current;
  // The first work of its kind finds too little, and what it asked for is there for the second.
  if (memory.asked > memory.values.length) memory.values = new Float64Array(memory.asked);
  memory.asked = 0;
  current = memory;
  try {
    return work();
  } finally {
    current = around;
  }
}

/** Room for so many values, which are whatever they were: of the work's memory, or new outside of work and its memory. */
export function roomFor(count: number): Float64Array {
  if (!current) return new Float64Array(count);
  const { values, asked } = current;
  current.asked += count;
  return current.asked <= values.length ? values.subarray(asked, current.asked) : new Float64Array(count);
}
