import { afterEach, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../../labs/induction/config.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

it('the circuit is drawn once its place comes near, and the lab measures all its figures before', async () => {
  const lab = await mountLab();
  lab.config = { ...DEFAULT_CONFIG, vocabulary: 16, context: 24, width: 16, batch: 2 };
  await lab.train(3);
  expect((await lab.measure()).ovCopying.map((heads) => heads.length)).toEqual([2, 2]);
  const circuit = lab.shadowRoot!.querySelector('induction-circuit')!;
  circuit.scrollIntoView();
  await vi.waitFor(() => expect(circuit.shadowRoot?.querySelector('.diagram')).not.toBeNull());
  // A second lab finds the element defined.
  const other = await mountLab();
  other.config = lab.config;
  await other.train(1);
  const its = other.shadowRoot!.querySelector('induction-circuit')!;
  its.scrollIntoView();
  await vi.waitFor(() => expect(its.shadowRoot?.querySelector('.diagram')).not.toBeNull());
});
