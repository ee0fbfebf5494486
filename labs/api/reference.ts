/** @file The API page's text, from the custom elements manifest: what all labs have in common, then each lab. */

import { escaped, inline, prose } from '../../core/build/html.ts';
import {
  analyze,
  elementsOf,
  functionsOf,
  type Declaration,
  type Manifest,
  type Member,
  type Named,
  type Parameter,
} from '../../core/build/manifest.ts';
import { LAB_ERRORS } from '../../core/element/errors.ts';

const TITLES: Readonly<Record<string, string>> = {
  'induction-lab': 'Induction heads',
  'diffusion-lab': 'Diffusion',
  'endgame-lab': 'Chess endgames',
};

/** Modules of pure functions that come with a lab. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'diffusion-lab': 'labs/diffusion/plain-functions.ts',
};

/** The page's text, from the sources as they are. */
export async function apiReference(): Promise<string> {
  return referenceOf(await analyze());
}

/** The page's text. A lab repeats nothing that the base of all labs says in the same words. */
export function referenceOf(manifest: Manifest): string {
  const base = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ name }) => name === 'LabElement');
  if (!base) throw new Error('The manifest has no LabElement. Look at custom-elements-manifest.config.mjs.');
  const labs = elementsOf(manifest);
  const contents = labs.map(({ tagName }) => `<a href="#${tagName}"><code>&lt;${tagName}&gt;</code></a>`);
  return [
    `<p class="contents"><a href="#lab">Every lab</a> ${contents.join(' ')} <a href="#errors">Errors</a></p>`,
    section('lab', 'Every lab', element(base, 'lab')),
    ...labs.map((lab) => {
      const path = FUNCTIONS[lab.tagName];
      const functions = path ? functionsOf(manifest, path) : [];
      const text =
        prose(lab.description ?? '') +
        element(without(lab, base), lab.tagName) +
        list('Functions', `${lab.tagName}-function`, functions, callable, FUNCTIONS_NOTE);
      return section(
        lab.tagName,
        `${escaped(TITLES[lab.tagName] ?? lab.name)}: <code>&lt;${lab.tagName}&gt;</code>`,
        text,
      );
    }),
    section('errors', 'Errors', errors()),
  ].join('\n');
}

const FUNCTIONS_NOTE =
  'Exported by the lab’s module, for use without the element. They are pure. <code>A</code> is ' +
  '<code>Float32Array</code> or <code>Float64Array</code>: what goes in is what comes out.';

/** What a lab has that the base has not, or has otherwise. */
function without(lab: Declaration, base: Declaration): Declaration {
  const own = <Item extends Named>(
    items: readonly Item[] = [],
    common: readonly Item[] = [],
    text: (item: Item) => string,
  ): readonly Item[] => {
    const said = new Set(common.map(text));
    return items.filter((item) => !said.has(text(item)));
  };
  const asNamed = ({ name, description }: Named): string => `${name}: ${description}`;
  return {
    ...lab,
    attributes: own(lab.attributes, base.attributes, asNamed),
    members: own(lab.members, base.members, (member) => signature(member) + member.description),
    events: own(lab.events, base.events, asNamed),
    slots: own(lab.slots, base.slots, asNamed),
    cssParts: own(lab.cssParts, base.cssParts, asNamed),
    cssProperties: own(lab.cssProperties, base.cssProperties, asNamed),
  };
}

/** All lists of an element that have anything in them. */
function element(declaration: Declaration, id: string): string {
  const members = declaration.members ?? [];
  const isMethod = ({ kind }: Member): boolean => kind === 'method';
  return [
    list('Attributes', `${id}-attribute`, declaration.attributes, typed, ATTRIBUTES_NOTE),
    list(
      'Properties',
      `${id}-property`,
      members.filter((member) => !isMethod(member)),
      property,
    ),
    list('Methods', `${id}-method`, members.filter(isMethod), callable),
    list('Events', `${id}-event`, declaration.events, plain, EVENTS_NOTE),
    list('Slots', `${id}-slot`, declaration.slots, plain),
    list('Parts', `${id}-part`, declaration.cssParts, plain),
    list('Custom properties', `${id}-style`, declaration.cssProperties, typed, STYLES_NOTE),
  ].join('\n');
}

const ATTRIBUTES_NOTE = 'A value that is not known counts as the default, and is named once in the console.';
const EVENTS_NOTE =
  'All bubble, and are composed. <code>detail</code> is <code>{ step, metrics }</code>: the step on display ' +
  'and its row of metrics; with <code>lab-error</code> also <code>error</code>, a <code>LabError</code>.';
const STYLES_NOTE =
  'With forced colours, system colours stand in the defaults’ place. What a page sets, it sets for both.';

function section(id: string, title: string, text: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${text}</section>`;
}

/** Items under a heading, each with a place to link to; nothing where there are none. */
function list<Item extends Named>(
  title: string,
  id: string,
  items: readonly Item[] | undefined,
  item: (item: Item) => string,
  note?: string,
): string {
  if (!items?.length) return '';
  const entries = items.map((each) => `<div id="${escaped(`${id}-${each.name}`)}">${item(each)}</div>`);
  return [`<h3>${title}</h3>`, note ? `<p>${note}</p>` : '', `<dl>${entries.join('\n')}</dl>`].join('\n');
}

function entry(head: string, { description }: Named, more = ''): string {
  return `<dt>${head}</dt><dd>${description ? prose(description) : ''}${more}</dd>`;
}

const plain = (item: Named): string => entry(`<code>${escaped(item.name)}</code>`, item);

/** An attribute or a custom property: its name, its type and its default. */
function typed(item: Named & { readonly type?: { readonly text: string } }): string {
  const type = item.type ? `: ${item.type.text}` : '';
  const standard =
    item.default && item.default !== "''" ? `Default: <code>${escaped(item.default)}</code>` : '';
  const more = standard ? `<p>${standard}</p>` : '';
  return entry(`<code><b>${escaped(item.name)}</b>${escaped(type)}</code>`, item, more);
}

function property(member: Member): string {
  const head = `<code>${signature(member)}</code>${member.readonly ? ' <small>read-only</small>' : ''}`;
  return entry(head, member);
}

/** A method or a function, with what is said of its parameters and of what it returns. */
function callable(item: Member | Declaration): string {
  const described = (item.parameters ?? []).filter(({ description }) => description);
  const parameters = described.map(
    ({ name, description }) => `<li><code>${escaped(name)}</code>: ${inline(description!)}</li>`,
  );
  const result = item.return?.description ? `<li>Returns ${inline(item.return.description)}</li>` : '';
  const more = parameters.length > 0 || result ? `<ul>${parameters.join('')}${result}</ul>` : '';
  return entry(`<code>${signature(item)}</code>`, item, more);
}

/** How a member is written, as HTML. */
function signature(item: Member | Declaration): string {
  const name = `<b>${escaped(item.name)}</b>`;
  if (item.kind === 'field') return name + escaped(`: ${(item as Member).type?.text ?? 'unknown'}`);
  const parameters = (item.parameters ?? []).map(parameter).join(', ');
  const result = item.return?.type?.text;
  return name + escaped(`(${parameters})${result ? `: ${result}` : ''}`);
}

function parameter({ name, type, optional, default: standard }: Parameter): string {
  // What a default is taken from inside the lab is of no use outside.
  const value = standard && !standard.startsWith('this.') ? ` = ${standard}` : '';
  const mark = (optional || standard) && !value ? '?' : '';
  return `${name}${mark}${type?.text ? `: ${type.text}` : ''}${value}`;
}

function errors(): string {
  const entries = Object.entries(LAB_ERRORS).map(
    ([code, sentence]) => `<dt><code>${escaped(code)}</code></dt><dd><p>${escaped(sentence)}</p></dd>`,
  );
  return (
    '<p>What a lab throws, rejects with, shows and sends is a <code>LabError</code>: <code>code</code> is ' +
    'stable, <code>message</code> says what to do. A lab’s own errors have codes and sentences of their own ' +
    `besides these.</p>\n<dl>${entries.join('\n')}</dl>`
  );
}
