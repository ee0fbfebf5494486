import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../../../labs/restore-link.ts';

const before = location.href;

/** A page with three labs, which here need be no more than elements. */
beforeEach(() => {
  document.body.innerHTML = `<induction-lab></induction-lab>
    <induction-lab id="second"></induction-lab>
    <diffusion-lab></diffusion-lab>`;
});

afterEach(() => {
  history.replaceState(null, '', before);
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** The states of the page's labs once the reader has followed a link to `fragment`. */
async function followed(fragment: string): Promise<(string | null)[]> {
  const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
  location.hash = fragment;
  await changed;
  return [...document.body.children].map((lab) => lab.getAttribute('state'));
}

test('a link without a name is for the page’s first lab', async () => {
  expect(await followed('seed=3&step=4')).toEqual(['seed=3&step=4', null, null]);
});

test('a link is for the lab that it names by id, or by kind', async () => {
  expect(await followed('lab=second&seed=3')).toEqual([null, 'lab=second&seed=3', null]);
  expect(await followed('lab=diffusion&seed=5')).toEqual([null, 'lab=second&seed=3', 'lab=diffusion&seed=5']);
});

test('a link for a lab that is not there changes nothing, and says so in the console', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  expect(await followed('lab=third&seed=3')).toEqual([null, null, null]);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('“third”'));
});

test('a fragment without a value is a place on the page', async () => {
  expect(await followed('second')).toEqual([null, null, null]);
});
