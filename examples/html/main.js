const lab = document.querySelector('induction-lab');

lab.addEventListener('lab-step', ({ detail }) => {
  document.querySelector('#step').value = detail.step;
  document.querySelector('#loss').value = detail.metrics.loss?.toFixed(2) ?? 'not known yet';
});
document.querySelector('#train').addEventListener('click', () => lab.train(5));
