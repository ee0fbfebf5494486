const lab = document.querySelector('induction-lab');

lab.addEventListener('lab-step', ({ detail }) => {
  document.querySelector('#step').value = detail.step;
});
document.querySelector('#train').addEventListener('click', () => lab.train(5));
