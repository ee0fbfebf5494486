// A copy of dist/notebook beside this page.
import createWidget from './notebook/induction.js';

/** The traits of `induction_lab.py`, as a notebook hands them over. */
class Model extends EventTarget {
  #traits = {
    seed: 3,
    step: 0,
    trained_steps: 0,
    playing: false,
    metrics: {},
    ablations: { heads: [], kind: 'zero' },
    error: '',
  };

  get(name) {
    return this.#traits[name];
  }

  set(name, value) {
    this.#traits = { ...this.#traits, [name]: value };
    this.dispatchEvent(new Event(`change:${name}`));
  }

  save_changes() {
    document.querySelector('#step').value = this.get('step');
    document.querySelector('#traits').textContent = JSON.stringify(this.#traits, null, 2);
  }

  on(event, listener) {
    this.addEventListener(event, listener);
  }

  off(event, listener) {
    this.removeEventListener(event, listener);
  }
}

const model = new Model();
createWidget().render({ model, el: document.querySelector('#cell') });
document.querySelector('#train').addEventListener('click', () => model.set('step', 5));
document
  .querySelector('#ablate')
  .addEventListener('click', () => model.set('ablations', { heads: [[1, 0]], kind: 'zero' }));
