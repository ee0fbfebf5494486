/**
 * @file Which modules lie in one file of the build. Left alone, the bundler makes a file of whatever exactly the same
 * entries reach: two dozen small ones for a lab, each with a request and a compression of its own. What the labs share
 * is grouped here by where it runs and when it is wanted; what only one lab has is left to the bundler.
 */

import type { Rolldown } from 'vite';
import { reach } from './reach.ts';

type Group = Rolldown.CodeSplittingGroup;
type Graph = Parameters<Extract<Group['name'], (...values: never[]) => unknown>>[1];

/** Which modules several of the paths, absolute, reach. */
function sharedBy(paths: readonly string[]): (id: string, graph: Graph) => boolean {
  let sets: readonly ReadonlySet<string>[] | undefined;
  return (id, graph) => {
    sets ??= paths.map((path) => reach(path, (module) => graph.getModuleInfo(module)?.importedIds));
    return sets.filter((set) => set.has(id)).length > 1;
  };
}

/**
 * The files of what labs share. A module is in the first that takes it, and with it all that it imports, which none
 * before has taken:
 * - `imports`: Vite's own helper for dynamic imports, which is left out in the end (`plain-imports.ts`);
 * - `shell`: what a page has before the reader comes near;
 * - `basics`: what the labs' pages and their workers have in common;
 * - `engine`: what workers have in common, and executors of planned programs;
 * - `lab`: what the labs' pages have in common.
 * @param labs names of the labs, at least two
 * @param folder of the repository, absolute
 */
export function sharedChunks(labs: readonly string[], folder: string): Group[] {
  const module = (path: string): string => `${folder}/${path}`;
  const shells = sharedBy(labs.map((lab) => module(`labs/${lab}/shell.ts`)));
  const pages = sharedBy(labs.map((lab) => module(`labs/${lab}/${lab}-lab.ts`)));
  const workers = sharedBy(labs.map((lab) => module(`labs/${lab}/worker.ts`)));
  const planned = sharedBy(['wasm', 'webgpu'].map((name) => module(`core/executors/${name}/executor.ts`)));

  const files: Record<string, (id: string, graph: Graph) => boolean> = {
    imports: (id) => id.startsWith('\0vite/'),
    shell: shells,
    basics: (id, graph) => pages(id, graph) && workers(id, graph),
    engine: (id, graph) => workers(id, graph) || planned(id, graph),
    lab: pages,
  };
  return Object.entries(files).map(([name, takes]) => ({
    debugName: name,
    name: (id, graph) => (takes(id, graph) ? name : null),
  }));
}
