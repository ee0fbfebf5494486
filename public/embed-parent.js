/**
 * Gives frames with a lab the height that they ask for. On a page with such frames:
 *
 *     <script type="module" src="https://your-host/embed-parent.js"></script>
 *
 * It hears only frames that show embed.html from beside this script, and only messages from that origin (`null`
 * where a frame is sandboxed). A frame may have from 100 to 5000 pixels.
 */
const home = new URL('embed.html', import.meta.url);

const frames = () =>
  [...document.querySelectorAll('iframe')].filter((frame) => {
    const { origin, pathname } = new URL(frame.src, document.baseURI);
    return origin === home.origin && pathname === home.pathname;
  });

/** A sandboxed frame has no origin to be named, and the greeting holds nothing. */
const greet = (frame) => frame.contentWindow?.postMessage({ type: 'ml-labs:hello' }, '*');

addEventListener('message', ({ source, origin, data }) => {
  if (origin !== home.origin && origin !== 'null') return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  if (data?.type === 'ml-labs:ready') greet(frame);
  if (data?.type === 'ml-labs:height' && Number.isFinite(data.height)) {
    frame.style.height = `${Math.min(5000, Math.max(100, Math.ceil(data.height)))}px`;
  }
});

// Those that were ready before this script was.
frames().forEach(greet);
