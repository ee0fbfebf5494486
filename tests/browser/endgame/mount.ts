/** @file A small endgame lab on the test page, as any page would put it there. */

import '../../../labs/endgame/endgame-lab.ts';
import { DEFAULT_CONFIG } from '../../../labs/endgame/config.ts';
import type { EndgameLab } from '../../../labs/endgame/endgame-lab.ts';
import type { EndgameConfig } from '../../../labs/endgame/types.ts';

/** Few games of a narrow network: a step takes milliseconds. */
export const TINY: EndgameConfig = {
  ...DEFAULT_CONFIG,
  width: 16,
  group: 8,
  startsPerStep: 8,
  updatesPerStep: 2,
};

/** A lab in the document, started. `unmountAll` removes it. */
export async function mountLab(config: EndgameConfig = TINY, seed = 0): Promise<EndgameLab> {
  const lab = document.createElement('endgame-lab');
  lab.seed = seed;
  lab.config = config;
  lab.loading = 'eager';
  document.body.append(lab);
  await lab.ready;
  return lab;
}

/** Removes every lab from the page. */
export function unmountAll(): void {
  for (const lab of document.querySelectorAll('endgame-lab')) lab.remove();
}
