import { LitElement, render } from 'lit';
import { html, unsafeStatic } from 'lit/static-html.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { whenNear } from '../../../core/element/when-near.ts';

let host: HTMLElement;
let names = 0;

beforeEach(() => {
  host = document.createElement('main');
  document.body.append(host);
});
afterEach(() => {
  host.remove();
  scrollTo(0, 0);
});

/** Draws a part that shows its `count`, with 5,000 px above it, and counts how often its module is fetched. */
function farDown() {
  const name = `far-part-${names++}`;
  let fetched = 0;
  const module = (): Promise<void> => {
    fetched++;
    class Part extends LitElement {
      static override properties = { count: {} };
      declare count: number;
      override render() {
        return String(this.count);
      }
    }
    customElements.define(name, Part);
    return Promise.resolve();
  };
  const tag = unsafeStatic(name);
  return {
    draw: (count: number) =>
      render(
        html`<p style="block-size: 5000px">An article</p>
          <${tag} .count=${count} ${whenNear(module)}></${tag}>`,
        host,
      ),
    text: () => host.querySelector(name)!.shadowRoot?.textContent,
    scrollThere: () => host.querySelector(name)!.scrollIntoView(),
    fetched: () => fetched,
  };
}

/** Long enough for an observer to say what is near. */
const twoFrames = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

it('fetches a part that lies far down when the reader comes near, once, and hands it its properties', async () => {
  const part = farDown();
  part.draw(1);
  await twoFrames();
  part.draw(2);
  await twoFrames();
  expect(part.fetched()).toBe(0);
  part.scrollThere();
  await expect.poll(part.text).toBe('2');
  part.draw(3);
  await expect.poll(part.text).toBe('3');
  scrollTo(0, 0);
  await twoFrames();
  part.scrollThere();
  await twoFrames();
  expect(part.fetched()).toBe(1);
});

it('fetches all parts at the first key, so that none is left out on the way by keyboard', async () => {
  const [first, second] = [farDown(), farDown()];
  first.draw(1);
  const other = document.createElement('div');
  document.body.append(other);
  const own = host;
  host = other;
  second.draw(2);
  await twoFrames();
  expect([first.fetched(), second.fetched()]).toEqual([0, 0]);
  await userEvent.keyboard('{Tab}');
  expect([first.fetched(), second.fetched()]).toEqual([1, 1]);
  own.remove();
});

it('lets the part be without an observer where it is defined already', async () => {
  const part = farDown();
  part.draw(1);
  part.scrollThere();
  await expect.poll(part.text).toBe('1');
  render(html``, host);
  part.draw(4);
  await expect.poll(part.text).toBe('4');
  expect(part.fetched()).toBe(1);
});
