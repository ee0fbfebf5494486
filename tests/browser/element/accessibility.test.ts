import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { errorOf, mount, mountReady, next } from './helpers.ts';
import type { ToyLab } from './toy-lab.ts';

async function violations(lab: ToyLab): Promise<string[]> {
  await lab.updateComplete;
  const results = await axe.run(lab, { rules: { region: { enabled: false } } });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
  );
}

describe.each(['light', 'dark'])('in %s, axe finds nothing', (theme) => {
  const open = async (): Promise<ToyLab> => {
    const lab = await mountReady({ theme, preset: 'slow' });
    document.body.style.background = theme === 'dark' ? '#16181c' : '#ffffff';
    await lab.train(30);
    return lab;
  };

  test('before the lab has started', async () => {
    const lab = mount({ theme });
    expect(await violations(lab)).toEqual([]);
  });

  test('paused', async () => {
    expect(await violations(await open())).toEqual([]);
  });

  test('while playing', async () => {
    const lab = await open();
    lab.totalSteps = 10_000;
    await lab.play();
    expect(await violations(lab)).toEqual([]);
  });

  test('with a run that is none of the presets, and an error that can be dismissed', async () => {
    const lab = await open();
    lab.configure({ every: 3 });
    await lab.train(3);
    await errorOf(lab.importRun(new Blob(['no run'])));
    expect(await violations(lab)).toEqual([]);
  });

  test('after a crash', async () => {
    const lab = await open();
    lab.scale = NaN;
    await next(lab, 'lab-error');
    expect(await violations(lab)).toEqual([]);
  });
});

test('the lab and its transport are named groups', async () => {
  const lab = await mountReady();
  const groups = [...lab.renderRoot.querySelectorAll('[role="group"]')].map((group) => group.ariaLabel);
  expect(groups).toEqual(['Toy lab', 'Training controls', 'Run settings']);
});

test('its regions are parts that a page can style', async () => {
  const lab = await mountReady();
  const parts = [...lab.renderRoot.querySelectorAll('[part]')].flatMap((element) => [...element.part]);
  expect([...new Set(parts)].sort()).toEqual([
    'backend',
    'button',
    'caption',
    'console',
    'lab',
    'picture',
    'play-button',
    'position',
    'poster',
    'settings',
    'stage',
    'timeline',
    'transport',
  ]);
});

test('a caption stands below the lab', async () => {
  const lab = await mountReady();
  lab.innerHTML = '<p slot="caption">What to look for.</p>';
  const caption = lab.querySelector('p')!;
  const transport = lab.renderRoot.querySelector('.transport')!;
  expect(caption.getBoundingClientRect().top).toBeGreaterThan(transport.getBoundingClientRect().top);
});
