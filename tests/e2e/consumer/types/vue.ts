import 'ml-labs/vue';
import type { GlobalComponents } from 'vue';

type Props = InstanceType<GlobalComponents['induction-lab']>['$props'];

export const good: Props = {
  class: 'wide',
  seed: 3,
  totalSteps: 200,
  onLabStep: ({ detail }) => detail.metrics.step.toFixed(),
};

// @ts-expect-error: a seed is a number.
export const badSeed: Props = { seed: 'three' };
// @ts-expect-error: read-only.
export const badPaused: Props = { paused: true };
// @ts-expect-error: no such event.
export const badEvent: Props = { onLabStop: () => {} };
