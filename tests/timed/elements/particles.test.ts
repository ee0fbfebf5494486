import { page } from 'vitest/browser';
import { expect, it } from 'vitest';
import type { DiffusionCloud } from '../../../labs/diffusion/views/cloud.ts';
import { DiffusionProcess } from '../../../labs/diffusion/views/process-view.ts';
import { buildPicture } from '../../browser/diffusion-views/fixture.ts';
import { find, show } from '../../browser/view-support.ts';
import { calmest, type Round } from '../../calmest.ts';
import { createStopwatch } from '../../stopwatch.ts';

it('5,000 particles in all three pictures are redrawn within a frame', async () => {
  // All of them in sight: what is not waits.
  await page.viewport(1280, 1000);
  const picture = buildPicture({ count: 5000, field: 'learned' });
  const view = await show(new DiffusionProcess(), picture, { width: 1200 });
  const parts = [
    ...view.renderRoot.querySelectorAll('diffusion-panel'),
    view.renderRoot.querySelector('diffusion-forward')!,
  ];
  const clouds = parts.map((part) => find<DiffusionCloud>(part, 'diffusion-cloud'));
  expect(clouds.length).toBe(3);
  await new Promise((resolve) => setTimeout(resolve, 600));
  const before = clouds.map((cloud) => cloud.scene!.points.slice());
  const stopwatch = createStopwatch();
  const round = async (): Promise<Round> => {
    const times: number[] = [];
    const roundTrips: number[] = [];
    for (let i = 0; i < 80; i++) {
      times.push(
        await stopwatch.time(async () => {
          view.time = ((i * 37) % 100) / 100;
          await view.updateComplete;
          for (const part of [...parts, ...clouds]) await part.updateComplete;
        }),
      );
      await new Promise(requestAnimationFrame);
      roundTrips.push(await stopwatch.roundTrip());
    }
    return { times, roundTrips };
  };
  expect(await calmest('5,000 particles', 95, 16, round)).toBeLessThan(16);
  for (const [i, cloud] of clouds.entries()) expect(cloud.scene!.points).not.toEqual(before[i]);
});
