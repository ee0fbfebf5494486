import { beforeAll, describe, expect, it } from 'vitest';
import { apiReference, referenceOf } from '../../../labs/api/reference.ts';
import { analyze, elementsOf, type Declaration, type Manifest } from '../../../core/build/manifest.ts';
import { LAB_ERRORS } from '../../../core/element/errors.ts';
import * as samplers from '../../../labs/diffusion/samplers.ts';
import { createSchedule, startAlarm, startError } from '../../../labs/diffusion/schedules.ts';

let manifest: Manifest;
let page: string;
let ids: ReadonlySet<string>;

beforeAll(async () => {
  manifest = await analyze();
  page = referenceOf(manifest);
  ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
});

/** What of a lab the page has nowhere: neither with the lab nor with what all labs have in common. */
function missing({ tagName, ...lab }: Declaration): string[] {
  const named = {
    attribute: lab.attributes,
    property: lab.members?.filter(({ kind }) => kind === 'field'),
    method: lab.members?.filter(({ kind }) => kind === 'method'),
    event: lab.events,
    slot: lab.slots,
    part: lab.cssParts,
    style: lab.cssProperties,
  };
  return Object.entries(named).flatMap(([kind, items = []]) =>
    items
      .map(({ name }) => `${kind}-${name}`)
      .filter((id) => !ids.has(`${tagName}-${id}`) && !ids.has(`lab-${id}`)),
  );
}

describe('the API page', () => {
  it('has every lab', () => {
    expect(elementsOf(manifest).map(({ tagName }) => tagName)).toEqual([
      'diffusion-lab',
      'endgame-lab',
      'induction-lab',
    ]);
  });

  it('has every public member of every lab in the manifest', () => {
    for (const lab of elementsOf(manifest)) {
      // The contract alone has more than this.
      expect(lab.members!.length).toBeGreaterThan(25);
      expect(missing(lab), lab.tagName).toEqual([]);
    }
  });

  it('would miss a member that it does not show', () => {
    const [lab] = elementsOf(manifest);
    const more = [...lab.members!, { kind: 'method', name: 'unheardOf' } as const];
    expect(missing({ ...lab, members: more })).toEqual(['method-unheardOf']);
  });

  it('describes every one of them', () => {
    for (const { tagName, members } of elementsOf(manifest)) {
      const silent = members!.filter(({ description }) => !description);
      expect(
        silent.map(({ name }) => name),
        tagName,
      ).toEqual([]);
    }
  });

  it('has every function that the diffusion module exports, and no other', () => {
    const exported = { ...samplers, createSchedule, startAlarm, startError };
    const functions = Object.entries(exported).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : [],
    );
    const shown = [...ids].flatMap((id) => /^diffusion-lab-function-(.+)/.exec(id)?.slice(1) ?? []);
    expect(shown.toSorted()).toEqual(functions.toSorted());
  });

  it('says what a method and a setter throw, and what a function returns', () => {
    const text = (id: string): string => page.split(`id="${id}"`)[1].split('<div id=')[0];
    expect(text('induction-lab-method-ablate')).toContain('Throws LabError <code>bad-ablation</code>');
    expect(text('diffusion-lab-property-panels')).toContain('Throws LabError <code>bad-config</code>');
    expect(text('diffusion-lab-function-karrasSigmas')).toMatch(/\): Float64Array<.*Returns \[count \+ 1\]/s);
  });

  it('lists every code of an error', () => {
    for (const [code, sentence] of Object.entries(LAB_ERRORS)) {
      expect(page).toContain(`<code>${code}</code></dt><dd><p>${sentence}`);
    }
  });

  it('has no place twice', () => {
    expect([...page.matchAll(/ id="/g)].length).toBe(ids.size);
  });

  it('is the same, made from the sources', async () => {
    expect(await apiReference()).toBe(page);
  });
});
