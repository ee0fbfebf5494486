/**
 * @file Hands what a shared link says, the address's fragment, to the lab it is for: the one that it names, by id or
 * by kind (`#lab=second&seed=3`, `#lab=diffusion&seed=3`), else the page's first. The page does so, not the lab: an
 * element on somebody's page has no business with that page's address.
 */

function labFor(name: string | null): Element | undefined {
  const labs = [...document.querySelectorAll('induction-lab, diffusion-lab, endgame-lab')];
  if (name === null) return labs[0];
  const found = labs.find(({ id }) => id === name) ?? labs.find((lab) => lab.localName === `${name}-lab`);
  if (!found) console.warn(`The link is for the lab “${name.slice(0, 80)}”, which is not on this page.`);
  return found;
}

function restore(): void {
  const state = location.hash.slice(1);
  // A fragment without a value is a place on the page.
  if (!state.includes('=')) return;
  const lab = labFor(new URLSearchParams(state).get('lab'));
  lab?.setAttribute('state', state);
  lab?.scrollIntoView();
}

restore();
addEventListener('hashchange', restore);
