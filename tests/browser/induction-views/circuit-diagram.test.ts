import { describe, expect, test } from 'vitest';
import { InductionCircuit } from '../../../labs/induction/views/circuit-diagram.ts';
import { buildPicture, withoutCircuit, type Fixture } from './fixture.ts';
import { expectAccessible, expectNoOverflow, find, findAll, show, textOf } from '../view-support.ts';

const circuit = (fixture: Fixture = {}, page: Parameters<typeof show>[2] = {}) =>
  show(new InductionCircuit(), buildPicture(fixture), page);

const edges = (view: InductionCircuit, kind = '') => findAll<SVGLineElement>(view, `line.edge${kind}`);
const width = (line: SVGLineElement) => Number(line.getAttribute('stroke-width'));
const nodes = (view: InductionCircuit, kind: string) =>
  findAll(view, `.node${kind} text`).map((node) => node.textContent);

describe('<induction-circuit>', () => {
  test('asks for the circuit’s figures where the picture lacks them, and no more once they are there', async () => {
    const { config, picture } = buildPicture();
    let asked = 0;
    const view = new InductionCircuit();
    view.addEventListener('lab-circuit', () => asked++);
    await show(view, { config, picture: withoutCircuit(picture) });
    expect(asked).toBe(1);
    expect(textOf(view, '.note')).toBe('Nothing to show yet.');
    expect(textOf(view, 'h3')).toBe('The circuit');
    expect(findAll(view, '.diagram')).toHaveLength(0);
    view.picture = picture;
    await view.updateComplete;
    expect(asked).toBe(1);
    expect(findAll(view, '.diagram')).toHaveLength(1);
  });

  test('joins the token to every layer-1 head, all pairs, and every layer-2 head to the logit', async () => {
    const view = await circuit({ config: { heads: 4 } });
    expect(nodes(view, '')).toHaveLength(8);
    expect(edges(view)).toHaveLength(4 + 16 + 4);
  });

  test('before formation nothing is more than a hairline, and it says what is missing', async () => {
    const view = await circuit({ formed: false });
    expect(edges(view, '.hairline')).toHaveLength(edges(view).length);
    expect(
      edges(view)
        .map(width)
        .every((stroke) => stroke < 1.3),
    ).toBe(true);
    expect(nodes(view, '.strongest')).toEqual([]);
    expect(textOf(view, '.state')).toContain('No complete path yet');
    expect(textOf(view, '.state')).toContain('matching between the layers');
  });

  test('once formed, one path of three thick lines stands out, with its figures on it', async () => {
    const view = await circuit();
    expect(
      edges(view, '.strongest')
        .map(width)
        .every((stroke) => stroke > 4),
    ).toBe(true);
    expect(edges(view, '.strongest')).toHaveLength(3);
    expect(edges(view, '.hairline')).toHaveLength(5);
    expect(nodes(view, '.strongest')).toEqual(['1.1', '2.1']);
    expect(findAll(view, 'text.value').map((text) => text.textContent)).toEqual([
      '0.93',
      'K 0.52',
      'M +11.4',
      '0.87',
    ]);
    expect(textOf(view, '.state')).toContain('Head 1.1 attends to the previous token');
    expect(textOf(view, '.note')).toContain('K: K-composition, random 0.18, up to 0.21. M: match');
  });

  test('a head out of action is struck through, and its edges are gone', async () => {
    const view = await circuit({ ablations: { heads: [[0, 0]], kind: 'zero' } });
    expect(nodes(view, '.out')).toEqual(['1.1']);
    expect(findAll(view, '.node.out line')).toHaveLength(1);
    expect(edges(view)).toHaveLength(1 + 2 + 2);
    expect(edges(view, '.strongest')).toHaveLength(0);
    expect(textOf(view, '.state')).toContain('out of action');
  });

  test('an idle head out of action leaves the path', async () => {
    const view = await circuit({ ablations: { heads: [[0, 1]], kind: 'zero' }, withoutEffect: true });
    expect(nodes(view, '.strongest')).toEqual(['1.1', '2.1']);
  });

  test('shows the three gauges with chance marked', async () => {
    const view = await circuit();
    const gauges = findAll(view, '.gauges > div').map((gauge) =>
      gauge.textContent!.trim().replace(/\s+/g, ' '),
    );
    expect(gauges).toEqual([
      'looks at the previous token 0.98 chance 0.06',
      'matches the same token 0.95 chance 0.02',
      'copies the same token 0.97 chance 0.02',
    ]);
    expect(findAll(view, '.gauges .mark')).toHaveLength(3);
  });

  test('says plainly that one layer has nothing to compose with', async () => {
    const view = await circuit({ config: { layers: 1 } });
    expect(textOf(view, '.state')).toContain('This model has one layer');
    expect(nodes(view, '')).toEqual(['1.1', '1.2']);
    expect(textOf(view, '.gauges')).not.toContain('matches');
    expect(textOf(view, 'table')).not.toContain('K-composition');
  });

  test('the table twin holds every head, every pair and every chance level', async () => {
    const view = await circuit();
    const [heads, pairs] = findAll<HTMLTableElement>(view, 'table');
    expect(heads.tBodies[0].rows).toHaveLength(4 + 1);
    expect(pairs.tBodies[0].rows).toHaveLength(4 + 1);
    expect(pairs.textContent!.replace(/\s+/g, ' ')).toContain('1.1 2.1 0.52 +11.4');
    expect(textOf(view, 'table')).toContain('random 0.18, up to 0.21');
  });

  test('is accessible in light and dark, and fits 360 px with eight heads', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const view = await circuit({}, { scheme });
      find<HTMLDetailsElement>(view, 'details').open = true;
      await expectAccessible(view);
    }
    expectNoOverflow(await circuit({ config: { heads: 8 } }, { width: 360 }));
  });
});
