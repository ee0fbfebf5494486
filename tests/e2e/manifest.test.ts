import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import schema from 'custom-elements-manifest/schema.json' with { type: 'json' };
import { beforeAll, describe, expect, it } from 'vitest';

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Declaration extends Named {
  readonly tagName?: string;
  readonly members: readonly Named[];
  readonly attributes: readonly Named[];
  readonly events: readonly (Named & { readonly type?: { readonly text: string } })[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
}

let manifest: { modules: { declarations: Declaration[] }[] };
/** The induction lab. */
let lab: Declaration;

beforeAll(() => {
  execFileSync('node_modules/.bin/cem', ['analyze'], { stdio: 'ignore' });
  manifest = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as typeof manifest;
  lab = elements().find(({ tagName }) => tagName === 'induction-lab')!;
});

const elements = (): Declaration[] =>
  manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName !== undefined);

const names = (list: readonly Named[]): string[] => list.map(({ name }) => name);

/** The public contract of every lab, as the README has it. */
const ATTRIBUTES = ['seed', 'preset', 'backend', 'src', 'autoplay', 'loading', 'state'];
const MEMBERS = ATTRIBUTES.concat(
  'ready activeBackend paused ended error currentStep trainedSteps totalSteps'.split(' '),
  'play pause reset train seek history measure exportRun importRun restore shareLink'.split(' '),
);
const EVENTS = ['ready', 'play', 'pause', 'step', 'seek', 'end', 'error'].map((name) => `lab-${name}`);

describe('custom-elements.json', () => {
  it('is valid: the schema of custom elements manifests', () => {
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('describes every lab, with the contract of all, and the detail of its events', () => {
    const labs = elements().filter(({ tagName }) => tagName!.endsWith('-lab'));
    expect(labs.map(({ tagName }) => tagName).sort()).toEqual([
      'diffusion-lab',
      'endgame-lab',
      'induction-lab',
    ]);
    for (const { members, events } of labs) {
      expect(names(members)).toEqual(expect.arrayContaining(MEMBERS));
      expect(events.map(({ type }) => type?.text)).toEqual(EVENTS.map(() => 'CustomEvent<LabEventDetail>'));
    }
  });

  it('describes every attribute, member, event and slot of the contract', () => {
    expect(names(lab.attributes)).toEqual(expect.arrayContaining(ATTRIBUTES));
    expect(names(lab.members)).toEqual(expect.arrayContaining(MEMBERS));
    expect(names(lab.events).sort()).toEqual([...EVENTS].sort());
    expect(names(lab.slots).sort()).toEqual(['caption', 'poster']);
    expect(names(lab.cssParts)).toEqual(expect.arrayContaining(['lab', 'timeline', 'transport', 'picture']));
  });

  it('describes what this lab has besides', () => {
    expect(names(lab.members)).toEqual(
      expect.arrayContaining(['ablate', 'ablations', 'sequence', 'config', 'cliff']),
    );
  });

  it('says in words what each member of the contract means', () => {
    const silent = lab.members.filter(({ name, description }) => MEMBERS.includes(name) && !description);
    expect(names(silent)).toEqual([]);
  });

  it('keeps what is not public to itself', () => {
    expect(names(lab.members).filter((name) => name.startsWith('#') || name === 'run')).toEqual([]);
  });
});
