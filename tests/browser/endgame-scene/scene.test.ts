import { afterEach, expect, it, vi } from 'vitest';
import { ENGLISH, speak } from '../../../core/element/language.ts';
import { wordsOf } from '../../../core/element/speech.ts';
import type { EndgameScene, GraphicsDetail, PhaseDetail } from '../../../labs/endgame/scene/endgame-scene.ts';
import '../../../labs/endgame/scene/endgame-scene.ts';
import { german } from '../../../labs/endgame/strings.de.ts';
import { PHASES } from '../../../labs/endgame/scene/phases.ts';
import {
  drawn,
  expectAccessible,
  expectNoOverflow,
  find,
  findAll,
  listen,
  show,
  textOf,
} from '../view-support.ts';
import { actedStep } from './fixture.ts';

const acted = actedStep({ games: 8 });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** A scene on the page that has drawn its first frame. */
async function mount(properties: Partial<EndgameScene> = {}, place: Parameters<typeof show>[2] = {}) {
  const scene = await show(document.createElement('endgame-scene'), { acted, ...properties }, place);
  await vi.waitFor(() => expect(scene.info?.calls).toBeGreaterThan(0), 20_000);
  await drawn(scene);
  return scene;
}

const surface = (scene: EndgameScene) => find(scene, '.surface');
const visibleLabels = (scene: EndgameScene) =>
  findAll(scene, '.labels span')
    .filter((label) => label.style.visibility === 'visible')
    .map((label) => `${label.textContent} ${label.style.transform}`);

/** Waits until the director has drawn what was asked of it. */
const frames = async () => {
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
};

it('in software it draws stills and says so, once', async () => {
  const details: GraphicsDetail[] = [];
  const hear = (event: Event) => details.push((event as CustomEvent<GraphicsDetail>).detail);
  document.body.addEventListener('lab-graphics', hear);
  const scene = await mount({ playing: true });
  document.body.removeEventListener('lab-graphics', hear);
  expect(details).toEqual([{ status: 'software', animated: false }]);
  expect(textOf(scene)).toContain('stills');
  expect(scene.shadowRoot!.querySelector('.play')).toBeNull();
  const canvas = find<HTMLCanvasElement>(scene, 'canvas');
  expect(canvas.width * canvas.height).toBeLessThan(450_000);
});

it('the four phases are stills stepped by buttons, each with its caption and its labels', async () => {
  const scene = await mount();
  const phases = listen<PhaseDetail>(scene, 'lab-phase');
  const seen = new Set<string>();
  for (const [i, button] of findAll<HTMLButtonElement>(scene, '.phases button').entries()) {
    button.click();
    await drawn(scene);
    await frames();
    expect(scene.phase).toBe(PHASES[i]);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    seen.add(textOf(scene, '.caption') + visibleLabels(scene).join());
    expect(find(scene, '[role=status]').textContent).toContain(button.textContent!.trim());
  }
  expect(seen.size).toBe(4);
  expect(phases.map(({ phase }) => phase)).toEqual([...PHASES]);
  expect(phases[0]).toEqual({ step: acted.step, group: 0, phase: 'sample' });
});

it('asks for no frames while nothing moves', async () => {
  const scene = await mount({ mode: 'animated' });
  await wait(200);
  const asked = vi.spyOn(globalThis, 'requestAnimationFrame');
  await wait(300);
  expect(asked).not.toHaveBeenCalled();
  find<HTMLButtonElement>(scene, '.phases button:last-child').click();
  await wait(300);
  expect(asked.mock.calls.length).toBeGreaterThan(0);
  expect(asked.mock.calls.length).toBeLessThan(5);
});

it('played, it enters the phases in their order, ends, and stops asking for frames', async () => {
  const scene = await mount({ mode: 'animated' });
  const phases = listen<PhaseDetail>(scene, 'lab-phase');
  const acts = listen<{ step: number }>(scene, 'lab-acted');
  Object.assign(scene, { playing: true, speed: 40 });
  await vi.waitFor(() => expect(acts).toHaveLength(1), 30_000);
  expect(phases.map(({ phase }) => phase)).toEqual(['reward', 'advantage', 'update']);
  expect(acts[0].step).toBe(acted.step);
  expect(scene.playing).toBe(false);
  await wait(100);
  const asked = vi.spyOn(globalThis, 'requestAnimationFrame');
  await wait(200);
  expect(asked).not.toHaveBeenCalled();
});

it('a step that arrives while one is acted out waits for its end', async () => {
  const scene = await mount({ mode: 'animated' });
  const acts = listen<{ step: number }>(scene, 'lab-acted');
  Object.assign(scene, { playing: true, speed: 40 });
  await drawn(scene);
  scene.acted = actedStep({ step: 121, games: 8 });
  await drawn(scene);
  expect(textOf(scene, '.title')).toContain('Step 120');
  await vi.waitFor(() => expect(acts).toHaveLength(2), 40_000);
  expect(acts.map(({ step }) => step)).toEqual([120, 121]);
});

it('at rest a new step is shown at once', async () => {
  const scene = await mount();
  scene.acted = actedStep({ step: 121, games: 8 });
  await drawn(scene);
  expect(textOf(scene, '.title')).toContain('Step 121');
});

it('arrow keys orbit, plus and minus zoom, Home returns; other keys are the page’s', async () => {
  const scene = await mount();
  const at = async (key?: string) => {
    const event = key && new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    if (event) surface(scene).dispatchEvent(event);
    await frames();
    return { labels: visibleLabels(scene).join(), taken: event ? event.defaultPrevented : undefined };
  };
  expect(surface(scene).tabIndex).toBe(0);
  const home = (await at()).labels;
  const seen = new Set([home]);
  for (const key of ['ArrowRight', 'ArrowUp', '+']) {
    const { labels, taken } = await at(key);
    expect(taken, key).toBe(true);
    seen.add(labels);
  }
  expect(seen.size).toBe(4);
  expect((await at('Home')).labels).toBe(home);
  expect((await at('PageDown')).taken).toBe(false);
  const described = surface(scene).getAttribute('aria-describedby')!;
  expect(find(scene, `#${described}`).textContent).toContain('Arrow keys orbit');
});

it('a drag orbits', async () => {
  const scene = await mount();
  await frames();
  const before = visibleLabels(scene).join();
  const at = (type: string, clientX: number) =>
    surface(scene).dispatchEvent(
      new PointerEvent(type, { clientX, clientY: 50, pointerId: 7, bubbles: true }),
    );
  at('pointerdown', 100);
  at('pointermove', 180);
  at('pointerup', 180);
  await frames();
  const after = visibleLabels(scene).join();
  expect(after).not.toBe(before);
  at('pointermove', 300);
  await frames();
  expect(visibleLabels(scene).join()).toBe(after);
});

it('when it is removed the canvas and the context are gone, and put back it draws again', async () => {
  const scene = await mount();
  const context = find<HTMLCanvasElement>(scene, 'canvas').getContext('webgl2')!;
  const place = scene.parentElement!;
  scene.remove();
  await wait(20);
  expect(context.isContextLost()).toBe(true);
  expect(scene.info).toBeUndefined();
  place.append(scene);
  await vi.waitFor(() => expect(scene.info?.calls).toBeGreaterThan(0), 20_000);
});

it('a lost context is said, and the scene set up again', async () => {
  const scene = await mount();
  const context = find<HTMLCanvasElement>(scene, 'canvas').getContext('webgl2')!;
  const told = listen<GraphicsDetail>(scene, 'lab-graphics');
  context.getExtension('WEBGL_lose_context')!.loseContext();
  await vi.waitFor(() => expect(textOf(scene, '.message')).toContain('was lost'));
  await vi.waitFor(() => expect(scene.info?.calls).toBeGreaterThan(0), 20_000);
  await drawn(scene);
  expect(scene.renderRoot.querySelector('.message')).toBeNull();
  expect(told.map(({ status }) => status)).toEqual(['lost', 'software']);
});

it('without WebGL it says so, and keeps captions and the picture in words', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const scene = document.createElement('endgame-scene');
  const told: string[] = [];
  scene.addEventListener('lab-graphics', (event) =>
    told.push((event as CustomEvent<GraphicsDetail>).detail.status),
  );
  await show(scene, { acted });
  await vi.waitFor(() => expect(told).toEqual(['none']), 20_000);
  vi.restoreAllMocks();
  await drawn(scene);
  expect(textOf(scene, '.message')).toContain('no WebGL');
  expect(textOf(scene, '.caption')).toContain('legal moves');
  expect(textOf(scene, 'details')).toContain(acted.groups[0].fen);
  expect(scene.renderRoot.querySelector('canvas')).toBeNull();
});

it('without a step it waits, and loads nothing', async () => {
  const scene = await show(document.createElement('endgame-scene'), {});
  await wait(100);
  expect(textOf(scene, '.message')).toContain('Nothing to act out yet');
  expect(scene.renderRoot.querySelector('canvas')).toBeNull();
});

it.each(['light', 'dark'] as const)('has no accessibility findings, %s', async (scheme) => {
  const scene = await mount({ mode: 'animated', phase: 'update' }, { scheme });
  find<HTMLDetailsElement>(scene, 'details').open = true;
  await frames();
  await expectAccessible(scene);
});

it('nothing sticks out at 360 px, and the network stands above the board there', async () => {
  const scene = await mount({}, { width: 328 });
  expectNoOverflow(scene);
  const canvas = find(scene, 'canvas').getBoundingClientRect();
  expect(canvas.height).toBeGreaterThan(canvas.width);
});

it('its labels are in the language of its lab, drawn long after the update, and follow when that is another', async () => {
  const scene = document.createElement('endgame-scene');
  speak(scene, wordsOf('endgame-scene', german));
  await show(scene, { acted, phase: 'reward' });
  await vi.waitFor(() => expect(visibleLabels(scene).join()).toMatch(/\d+ Partien · je 1/), 20_000);
  speak(scene, ENGLISH);
  scene.requestUpdate('lang', null);
  await vi.waitFor(() => expect(visibleLabels(scene).join()).toMatch(/reward 1 · \d+ game/));
});
