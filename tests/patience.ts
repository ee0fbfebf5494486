/** @file What tests wait for may take its time on a busy machine: ten seconds instead of Vitest's one. */

import { vi } from 'vitest';

const { waitFor } = vi;

vi.waitFor = (callback, options) =>
  waitFor(callback, { timeout: 10_000, ...(typeof options === 'number' ? { timeout: options } : options) });
