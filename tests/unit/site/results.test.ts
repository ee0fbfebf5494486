import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../bench/rows.ts';
import { benchResults, resultsOf } from '../../../labs/bench/results.ts';
import { threeDigits } from '../../../bench/table.ts';

const FIGURES = [
  'msPerStep',
  'spread',
  'stepsPerSecond1',
  'stepsPerSecond32',
  'gflops',
  'dispatches',
  'submits',
  'bindGroups',
  'buffers',
  'pipelines',
  'loss10',
] as const;

const files = (await readdir('bench/results')).filter((name) => name.endsWith('.json'));
const read = async (file: string): Promise<readonly Row[]> =>
  JSON.parse(await readFile(`bench/results/${file}`, 'utf8')) as readonly Row[];

/** The figures of a page's tables, model by model, row by row. */
function figures(html: string): number[][] {
  const rows = html.split('<h3>')[0].matchAll(/<tr[^>]*><th scope="row"[^>]*>.*?<\/tr>/gs);
  return [...rows].map(([row]) =>
    [...row.matchAll(/<data value="([^"]*)">/g)].map(([, value]) => Number(value)),
  );
}

describe('the bench page', () => {
  it('has every file of results', async () => {
    expect(files.length).toBeGreaterThan(0);
    const page = await benchResults();
    for (const file of files) expect(page).toContain(resultsOf(file, await read(file)));
  });

  for (const file of files) {
    it(`has the figures of ${file}, all of them, unrounded beside what is shown`, async () => {
      const rows = await read(file);
      const models = [...new Set(rows.map(({ model }) => model))];
      const ordered = models.flatMap((model) => rows.filter((row) => row.model === model));
      expect(figures(resultsOf(file, rows))).toEqual(
        ordered.map((row) => FIGURES.map((key) => row[key]).filter((value) => value !== null)),
      );
    });

    it(`has the ratios of ${file} as they follow from its rates`, async () => {
      const rows = await read(file);
      const html = resultsOf(file, rows);
      for (const model of new Set(rows.map((row) => row.model))) {
        const find = (who: string): Row =>
          rows.find((row) => row.model === model && row.who === who && row.executor === 'wasm')!;
        const [ours, peer] = [find('ours'), find('jax-js')];
        const ratio = Math.min(
          ours.stepsPerSecond1! / peer.stepsPerSecond1!,
          ours.stepsPerSecond32! / peer.stepsPerSecond32!,
        );
        expect(html).toContain(`<td><data value="${ratio}">${threeDigits(ratio)}</data></td>`);
      }
    });
  }

  it('says why a row has no figures', async () => {
    const [row] = await read(files[0]);
    const refused = resultsOf('x.json', [{ ...row, msPerStep: null, refused: 'no WebGL' }]);
    expect(refused).toContain('<li>ours on wasm: refused, no WebGL.</li>');
  });
});
