/**
 * @file A frame and the page around it agree on a height, by messages:
 *
 *     frame -> page    { type: 'ml-labs:ready' }                 to anybody: it says nothing
 *     page  -> frame   { type: 'ml-labs:hello' }                 asks for heights, and shows the page's origin
 *     frame -> page    { type: 'ml-labs:height', height: 812 }   to that origin alone, again at every change
 *
 * The frame hears its own parent only, and answers no other origin than the one that has asked; the page hears
 * its own frames only, and only from the origin that they were loaded from (`null` where they are sandboxed).
 * Heights are in CSS pixels. The page's half is `public/embed-parent.js`.
 */

/** Messages of the frame's. */
export type FrameMessage =
  { readonly type: 'ml-labs:ready' } | { readonly type: 'ml-labs:height'; readonly height: number };

/** Tells `parent` how tall `content` is, once it has asked and from then on. The result ends it. */
export function offerHeight(content: Element, parent: Window = window.parent): () => void {
  const over = new AbortController();
  let origin: string | undefined;
  const post = (message: FrameMessage, target: string): void => parent.postMessage(message, target);
  const observer = new ResizeObserver(() => {
    if (origin === undefined) return;
    post({ type: 'ml-labs:height', height: Math.ceil(content.getBoundingClientRect().height) }, origin);
  });
  addEventListener(
    'message',
    ({ source, origin: from, data }: MessageEvent<{ type?: unknown } | null>) => {
      if (source !== parent || data?.type !== 'ml-labs:hello') return;
      // The first page that asks is the one; a sandboxed one has no origin that could be named.
      origin ??= from === 'null' ? '*' : from;
      observer.unobserve(content);
      observer.observe(content);
    },
    { signal: over.signal },
  );
  post({ type: 'ml-labs:ready' }, '*');
  return () => {
    over.abort();
    observer.disconnect();
  };
}
