/** @file The last place for an experiment: the page itself, in short slices. */

import { packedWorkerAt } from './packed.ts';
import type { Place } from './place.ts';
import type { Serve } from './runtime.ts';

/** Milliseconds of training at a time where the page itself trains: half a frame. */
export const PAGE_SLICE_MS = 8;

/** The experiment in the page: the worker's module, imported here and served over a channel. */
export async function servedInPage(href: string): Promise<Place> {
  const load = packedWorkerAt(href)?.load ?? (() => import(/* @vite-ignore */ href));
  const { serve } = (await load()) as { serve: Serve };
  const { port1, port2 } = new MessageChannel();
  const end = serve(port1, PAGE_SLICE_MS);
  port1.start();
  await new Promise<void>((resolve) => {
    port2.addEventListener('message', () => resolve(), { once: true });
    port2.start();
  });
  return {
    kind: 'page',
    port: port2,
    end() {
      end();
      port2.close();
    },
  };
}
