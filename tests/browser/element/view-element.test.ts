import { html, type TemplateResult } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { ViewElement } from '../../../core/element/view-element.ts';

class CountingView extends ViewElement {
  static override properties = { value: { attribute: false } };
  declare value: number;
  renders = 0;
  protected override render(): TemplateResult {
    this.renders++;
    return html`<p>${this.value}</p>`;
  }
}
customElements.define('counting-view', CountingView);

const frames = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
};
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => {
  document.body.replaceChildren();
  scrollTo(0, 0);
});

/** A view `top` pixels down the page. */
async function view(top: number): Promise<CountingView> {
  const spacer = document.createElement('div');
  spacer.style.height = `${top}px`;
  const element = document.createElement('counting-view') as CountingView;
  element.style.display = 'block';
  element.value = 0;
  document.body.append(spacer, element);
  await element.updateComplete;
  // The observer speaks after the next frames.
  await frames(3);
  return element;
}

it('a view in sight shows every value at once', async () => {
  const element = await view(0);
  for (let value = 1; value <= 5; value++) {
    element.value = value;
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).toBe(String(value));
  }
});

it('a view out of sight shows its first value at once, and later ones together when things are quiet', async () => {
  const element = await view(5000);
  expect(element.shadowRoot!.textContent).toBe('0');
  const before = element.renders;
  for (let value = 1; value <= 5; value++) {
    element.value = value;
    await wait(5);
  }
  expect(element.shadowRoot!.textContent).toBe('0');
  await element.updateComplete;
  expect(element.shadowRoot!.textContent).toBe('5');
  expect(element.renders).toBe(before + 1);
});

it('a view that comes into sight does not wait', async () => {
  const element = await view(5000);
  element.value = 7;
  await frames(1);
  element.scrollIntoView();
  await frames(3);
  expect(element.shadowRoot!.textContent).toBe('7');
});

it('a view out of sight waits until nothing changes any more, but not for ever', async () => {
  const element = await view(5000);
  const start = performance.now();
  let shown = '0';
  let value = 0;
  while (shown === '0' && value < 200) {
    element.value = ++value;
    await wait(20);
    shown = element.shadowRoot!.textContent!;
  }
  const ms = performance.now() - start;
  expect(ms).toBeGreaterThan(1200);
  expect(ms).toBeLessThan(3000);
  await element.updateComplete;
  expect(element.shadowRoot!.textContent).toBe(String(value));
});
