import { describe, expect, it } from 'vitest';
import { BACKENDS } from '../../../core/element/attributes.ts';
import { AddressError, BACKENDS as KNOWN, readAddress } from '../../../labs/embed/address.ts';

const read = (query: string) => readAddress(new URLSearchParams(query));

describe('the address of a frame', () => {
  it('says what to show', () => {
    expect(
      read(
        'lab=induction&seed=3&step=420&ablate=1.0,0.12&preset=bare&theme=dark&lang=de&autoplay&backend=wasm',
      ),
    ).toMatchObject({
      lab: 'induction',
      seed: 3,
      step: 420,
      ablate: [
        [1, 0],
        [0, 12],
      ],
      preset: 'bare',
      theme: 'dark',
      lang: 'de',
      autoplay: true,
      backend: 'wasm',
      loading: 'lazy',
    });
  });

  it('may name every backend that a lab knows', () => {
    expect(KNOWN).toEqual(BACKENDS);
  });

  it('leaves what is not said to the lab, and passes over names that it does not know', () => {
    expect(read('lab=diffusion&utm_source=mail')).toMatchObject({ seed: undefined, autoplay: false });
    expect(read('lab=diffusion&autoplay=false').autoplay).toBe(false);
  });

  it('carries a copied link’s fragment to the lab as its state, and a place on the page not', () => {
    const { seed, state } = readAddress(new URLSearchParams('lab=endgame&seed=2'), '#preset=rook&step=4');
    expect([seed, state]).toEqual([2, 'preset=rook&step=4']);
    for (const hash of ['', '#', '#results']) {
      expect(readAddress(new URLSearchParams('lab=endgame'), hash).state).toBeUndefined();
    }
  });

  for (const [query, message] of [
    ['', /names no lab.*induction, diffusion, endgame/],
    ['lab=chess', /lab=chess.*Known values: induction/],
    ['lab=__proto__', /Known values/],
    ['lab=induction&seed=-1', /seed=-1.*whole number/],
    ['lab=induction&seed=1e3', /whole number/],
    ['lab=induction&seed=99999999999999999999', /whole number/],
    ['lab=induction&step=', /whole number/],
    ['lab=induction&ablate=1', /layer\.head/],
    ['lab=induction&ablate=1.0,', /layer\.head/],
    ['lab=diffusion&ablate=1.0', /no attention heads/],
    ['lab=induction&theme=<script>', /light, dark/],
    ['lab=induction&backend=abacus', /webgpu/],
    ['lab=induction&autoplay=perhaps', /true, false/],
  ] as const) {
    it(`refuses "${query}" with a sentence that says what can be meant`, () => {
      expect(() => read(query)).toThrow(AddressError);
      expect(() => read(query)).toThrow(message);
    });
  }
});
