/**
 * @file Typings of the labs' elements for JSX (React 19), Vue and Svelte, generated from custom-elements.json: what
 * can be set as an attribute or a property, and the events. Read-only members are not offered.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

interface Member {
  readonly kind: string;
  readonly name: string;
  readonly description?: string;
  readonly readonly?: boolean;
  readonly static?: boolean;
  readonly attribute?: string;
  readonly type?: { readonly text: string };
}

interface LabDeclaration {
  readonly name: string;
  readonly tagName?: string;
  readonly members: readonly Member[];
  readonly events?: readonly { readonly name: string; readonly description?: string }[];
}

/** The part of a custom elements manifest that is read here. */
export interface Manifest {
  readonly modules: readonly { readonly path: string; readonly declarations?: readonly LabDeclaration[] }[];
}

interface Lab extends LabDeclaration {
  readonly tagName: string;
  /** The module that the package exports for this lab, relative to the package's folder. */
  readonly module: string;
}

function labsOf({ modules }: Manifest): Lab[] {
  return modules.flatMap(({ path, declarations = [] }) =>
    declarations.flatMap((declaration) => {
      const { tagName } = declaration;
      if (!path.startsWith('labs/') || tagName === undefined) return [];
      return [{ ...declaration, tagName, module: path.replace(/[^/]+$/, 'index.js') }];
    }),
  );
}

const documented = (description: string | undefined, line: string): string =>
  description
    ? `  /** ${description.replaceAll('*/', '*\\/').replace(/\s+/g, ' ')} */\n  ${line}`
    : `  ${line}`;

/** One line for each member that can be set. As an attribute, a number or a switch is text. */
function settable({ name, members }: Lab): string[] {
  return members
    .filter((member) => member.kind === 'field' && !member.readonly && !member.static)
    .flatMap((member) => {
      const { name: key, attribute, description, type } = member;
      const text = attribute !== undefined && type?.text === 'number' ? ' | `${number}`' : '';
      const line = (as: string): string => documented(description, `${as}?: ${name}['${key}']${text};`);
      return attribute !== undefined && attribute !== key ? [line(key), line(`'${attribute}'`)] : [line(key)];
    });
}

/** One listener for each event, as `attribute` names it. */
function listeners({ events = [] }: Lab, attribute: (event: string) => string): string[] {
  return events.map(({ name, description }) =>
    documented(description, `${attribute(name)}?: (event: CustomEvent<LabEventDetail>) => void;`),
  );
}

const pascal = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const HEAD = '// Generated from custom-elements.json.\n';

function elementsText(labs: readonly Lab[]): string {
  const imports = labs.map(({ name, module }) => `import type { ${name} } from '../${module}';`);
  const interfaces = labs.flatMap((lab) => [
    `/** What can be set on \`<${lab.tagName}>\`. */`,
    `export interface ${lab.name}Properties {\n${settable(lab).join('\n')}\n}\n`,
    `/** Its events, as attributes: React 19 and Svelte 5. */`,
    `export interface ${lab.name}Listeners {\n${listeners(lab, (event) => `'on${event}'`).join('\n')}\n}\n`,
    `/** Its events, as Vue's templates pass them on. */`,
    `export interface ${lab.name}VueListeners {\n${listeners(lab, (event) => `on${pascal(event)}`).join('\n')}\n}\n`,
  ]);
  return [
    HEAD,
    ...imports,
    `import type { LabEventDetail } from '../core/element/events.js';\n`,
    ...interfaces,
  ].join('\n');
}

const allTypes = (labs: readonly Lab[], suffixes: readonly string[]): string =>
  labs.flatMap(({ name }) => suffixes.map((suffix) => `  ${name}${suffix},`)).join('\n');

/** `declare` lines that give every tag its type, indented by `indent`. */
const tagLines = (labs: readonly Lab[], indent: string, type: (lab: Lab) => string): string =>
  labs.map((lab) => `${indent}'${lab.tagName}': ${type(lab)};`).join('\n');

const classImports = (labs: readonly Lab[]): string =>
  labs.map(({ name, module }) => `import type { ${name} } from '../${module}';`).join('\n');

function reactText(labs: readonly Lab[]): string {
  const type = ({ name }: Lab): string =>
    `DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & ${name}Properties & ${name}Listeners`;
  return `${HEAD}
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${classImports(labs)}
import type {
${allTypes(labs, ['Properties', 'Listeners'])}
} from './elements.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(labs, '      ', type)}
    }
  }
}
`;
}

function vueText(labs: readonly Lab[]): string {
  const type = ({ name }: Lab): string =>
    `new () => { $props: HTMLAttributes & ReservedProps & ${name}Properties & ${name}VueListeners }`;
  return `${HEAD}
import type { HTMLAttributes, ReservedProps } from 'vue';
import type {
${allTypes(labs, ['Properties', 'VueListeners'])}
} from './elements.js';

declare module 'vue' {
  interface GlobalComponents {
${tagLines(labs, '    ', type)}
  }
}
`;
}

function svelteText(labs: readonly Lab[]): string {
  const type = ({ name }: Lab): string => `SvelteAttributes<${name}> & ${name}Properties & ${name}Listeners`;
  // By another name: `svelteHTML`, below, has an `HTMLAttributes` of its own.
  return `${HEAD}
import type { HTMLAttributes as SvelteAttributes } from 'svelte/elements';
${classImports(labs)}
import type {
${allTypes(labs, ['Properties', 'Listeners'])}
} from './elements.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${tagLines(labs, '    ', type)}
  }
}

declare global {
  namespace svelteHTML {
    interface IntrinsicElements {
${tagLines(labs, '      ', type)}
    }
  }
}
`;
}

/** Reads `custom-elements.json` in the package's folder and writes `typings/` beside it. */
export function writeTypings(folder: URL): void {
  const manifest = JSON.parse(readFileSync(new URL('custom-elements.json', folder), 'utf8')) as Manifest;
  const labs = labsOf(manifest);
  const typings = new URL('typings/', folder);
  mkdirSync(typings, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(new URL(name, typings), text);
  write('elements.d.ts', elementsText(labs));
  const frameworks = { react: reactText(labs), vue: vueText(labs), svelte: svelteText(labs) };
  for (const [name, text] of Object.entries(frameworks)) {
    write(`${name}.d.ts`, text);
    // Typings are imported for their effect; the module itself is empty.
    write(`${name}.js`, 'export {};\n');
  }
}
