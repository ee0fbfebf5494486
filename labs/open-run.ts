/** @file Links to recorded runs open them in the page's lab; without scripts they are downloads. */

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href$=".safetensors"]');
  const lab = document.querySelector<HTMLElement & { src: string }>(
    'induction-lab, diffusion-lab, endgame-lab',
  );
  // With a modifier the reader wants the file.
  if (!link || !lab || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  lab.src = link.href;
  lab.scrollIntoView();
});
