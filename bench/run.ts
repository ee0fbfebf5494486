/**
 * @file `npm run bench -- [--json FILE] [--quick] [--model NAME]`: ours and the peers side by side in one
 * headless browser. README.md beside this file says how to read the table.
 */

import { benchArguments } from './arguments.ts';
import { openBrowser } from './browser.ts';
import type { Entry } from './contenders/contender.ts';
import type { Forming } from './lab.ts';
import { MATMUL_FLOPS } from './matmul.ts';
import { MODELS } from './models.ts';
import { conclude, printRows, say } from './report.ts';
import type { Row } from './rows.ts';
import { measureModel } from './schedule.ts';
import { median } from './statistics.ts';

const ENTRIES: readonly Entry[] = [
  { who: 'ours', executor: 'wasm' },
  { who: 'ours', executor: 'webgpu' },
  { who: 'ours', executor: 'webgl' },
  { who: 'tfjs', executor: 'wasm' },
  { who: 'tfjs', executor: 'webgpu' },
  { who: 'tfjs', executor: 'webgl' },
  { who: 'jax-js', executor: 'wasm' },
  { who: 'jax-js', executor: 'webgpu' },
];

/** Times that the lab is played until its head forms, all with the seed that readers get. */
const PLAYS = 3;
const SEED = 0;

const { json, effort, models } = benchArguments();
const browser = await openBrowser();
console.log(browser.description);
const rows: Row[] = [];
for (const model of models) {
  say(`\n${model.name}`);
  const result = await measureModel(
    model.name,
    ENTRIES.map((entry) => browser.candidate(entry, model.name)),
    effort,
    say,
    await browser.openMatmul(),
  );
  const matmulGflops = MATMUL_FLOPS / result.matmulMs! / 1e6;
  const ofModel = result.rows.map((row) =>
    row.who === 'ours' && row.executor === 'wasm' ? { ...row, matmulGflops } : row,
  );
  printRows(ofModel);
  rows.push(...ofModel);
  await browser.closePages();
}

if (models.includes(MODELS[0])) {
  say('\nThe lab, from play to the head');
  const plays: Forming[] = [];
  for (let i = 0; i < PLAYS; i++) {
    const play = await browser.formHead(SEED);
    say(`${play.seconds.toFixed(1)} s, step ${play.step}, on ${play.backend}`);
    plays.push(play);
    await browser.closePages();
  }
  const at = rows.findIndex(
    ({ model, who, executor }) => model === MODELS[0].name && who === 'ours' && executor === plays[0].backend,
  );
  rows[at] = { ...rows[at], secondsToFormedHead: median(plays.map(({ seconds }) => seconds)) };
}
await browser.close();
await conclude(rows, json);
// Vite's preview server and the browser may keep handles open.
process.exit(0);
