import type { InductionLab } from 'ml-labs/induction';
import 'ml-labs/react';
import { createRef } from 'react';

const lab = createRef<InductionLab>();

export const good = (
  <induction-lab
    ref={lab}
    className="wide"
    seed={3}
    preset="classic"
    backend="wasm"
    worker-url="/worker.js"
    autoplay
    loading="eager"
    totalSteps={200}
    sequence={[1, 2, 3]}
    ablations={{ heads: [[1, 0]], kind: 'mean' }}
    onlab-step={({ detail }) => detail.metrics.step.toFixed()}
  >
    <p slot="caption">A caption</p>
  </induction-lab>
);

export const others = (
  <>
    <diffusion-lab time={0.5} />
    <endgame-lab position="8/8/8/4k3/8/8/8/K6Q w - - 0 1" seed="7" />
  </>
);

// @ts-expect-error: a seed is a number.
export const badSeed = <induction-lab seed="three" />;
// @ts-expect-error: not a backend.
export const badBackend = <induction-lab backend="cuda" />;
// @ts-expect-error: read-only.
export const badPaused = <induction-lab paused />;
// @ts-expect-error: another lab's.
export const badMember = <induction-lab time={0.5} />;
// @ts-expect-error: the event brings no such detail.
export const badEvent = <induction-lab onlab-step={({ detail }) => detail.loss} />;
// @ts-expect-error: no such lab.
export const badLab = <deduction-lab />;
