import { expect, onTestFinished, test, vi } from 'vitest';
import { offerHeight } from '../../../labs/embed/height.ts';

/** A content of 300 px in a frame whose parent is a stranger to this page. */
function frame() {
  const content = document.createElement('div');
  content.style.height = '300px';
  document.body.append(content);
  const parent = new MessageChannel().port1;
  const said = vi.spyOn(parent, 'postMessage').mockImplementation(() => {});
  const end = offerHeight(content, parent as unknown as Window);
  onTestFinished(() => {
    end();
    content.remove();
  });
  const hear = (source: MessageEventSource | null, origin: string, type = 'ml-labs:hello'): void => {
    dispatchEvent(new MessageEvent('message', { source, origin, data: { type } }));
  };
  return { content, parent, said, hear, end };
}

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

test('a frame says that it is there, and nothing more before it is greeted by its parent', async () => {
  const { said, hear, parent } = frame();
  hear(window, 'https://neighbour.example');
  hear(null, 'https://nobody.example');
  hear(parent, 'https://page.example', 'something-else');
  await quiet();
  expect(said.mock.calls).toEqual([[{ type: 'ml-labs:ready' }, '*']]);
});

test('it tells its height to the origin that greeted it first, at every change, and to no other', async () => {
  const { said, hear, parent, content } = frame();
  hear(parent, 'https://page.example');
  await vi.waitFor(() =>
    expect(said).toHaveBeenLastCalledWith({ type: 'ml-labs:height', height: 300 }, 'https://page.example'),
  );
  hear(parent, 'https://thief.example');
  content.style.height = '410.4px';
  await vi.waitFor(() =>
    expect(said).toHaveBeenLastCalledWith({ type: 'ml-labs:height', height: 411 }, 'https://page.example'),
  );
  expect(said.mock.calls.slice(1).every(([, target]) => (target as unknown) === 'https://page.example')).toBe(
    true,
  );
});

test('ended, it says no more', async () => {
  const { said, hear, parent, content, end } = frame();
  hear(parent, 'https://page.example');
  await quiet();
  const before = said.mock.calls.length;
  end();
  content.style.height = '10px';
  hear(parent, 'https://page.example');
  await quiet();
  expect(said.mock.calls.length).toBe(before);
});
