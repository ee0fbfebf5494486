/** @file What a reader does with a lab, all of it, as text that runs in the page of either browser. */

/** What a tour has seen. */
export interface Tour {
  readonly step: number;
  /** Points that the model has drawn, or moves that it would play. */
  readonly answers: number;
  readonly backend: string;
  readonly reason: string;
  /** The headings of what was unfolded. */
  readonly unfolded: readonly string[];
  readonly violations: readonly string[];
}

/** Trains the page's `lab`, goes back, asks what only this lab can answer, and unfolds everything. */
export const tour = (lab: 'diffusion' | 'endgame', config: object): string => `(async () => {
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  let lab;
  while (!(lab = document.querySelector('${lab}-lab:defined'))) await sleep(50);
  await lab.ready;
  const config = ${JSON.stringify(config)};
  if (Object.keys(config).length > 0) lab.config = { ...lab.config, ...config };
  await lab.train(6);
  await lab.seek(4);
  const { length } = '${lab}' === 'diffusion'
    ? (await lab.sample({ count: 64, steps: 4 })).points
    : await lab.policy(lab.position);
  const within = (root) => [...root.querySelectorAll('*')]
    .flatMap((element) => [element, ...(element.shadowRoot ? within(element.shadowRoot) : [])]);
  const unfolded = [];
  // What is unfolded brings more, some of it over the network.
  for (let quiet = 0; quiet < 4; quiet++) {
    for (const details of within(document).filter(({ localName, open }) => localName === 'details' && !open)) {
      details.open = true;
      unfolded.push(details.querySelector('summary').textContent.trim());
      quiet = 0;
    }
    await sleep(150);
  }
  await lab.updateComplete;
  return {
    step: lab.currentStep,
    answers: length,
    backend: lab.activeBackend,
    reason: lab.backendReason,
    unfolded,
    violations: globalThis.violations,
  };
})()`;
