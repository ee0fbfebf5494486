/**
 * @file Hands what a shared link says, the address's fragment, to the page's lab. The page does so, not the lab: an
 * element on somebody's page has no business with that page's address.
 */

function restore(): void {
  const state = location.hash.slice(1);
  const lab = document.querySelector('induction-lab, diffusion-lab, endgame-lab');
  // A fragment without a value is a place on the page.
  if (!lab || !state.includes('=')) return;
  lab.setAttribute('state', state);
  lab.scrollIntoView();
}

restore();
addEventListener('hashchange', restore);
