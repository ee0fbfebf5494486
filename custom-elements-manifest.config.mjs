/** Describes the labs' elements for editors, frameworks and the site's API page: dist/custom-elements.json. */

/** Only what a page may use: no private or protected members, and no event whose name is a variable. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    const isPublic = ({ name, privacy }) => (privacy ?? 'public') === 'public' && !name.startsWith('#');
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        declaration.members = declaration.members?.filter(isPublic);
        declaration.events = declaration.events?.filter(({ name }) => name !== 'type');
      }
    }
  },
};

/** The text of each `@name` tag of a node, as one line. */
function tagTexts(ts, node, names) {
  return ts
    .getJSDocTags(node)
    .filter(({ tagName }) => names.includes(tagName.text))
    .map(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

/** What is thrown belongs to a description; the analyzer drops it, and what is returned. */
const throwsAndReturns = {
  name: 'throws-and-returns',
  analyzePhase({ ts, node, moduleDoc }) {
    const describe = (described, from) => {
      if (!described) return;
      const throws = tagTexts(ts, from, ['throws']).map((text) => `Throws ${text}`);
      // None is left none: an overriding method takes that of the method which it overrides.
      if (throws.length > 0)
        described.description = [described.description, ...throws].filter(Boolean).join('\n');
      // A bare @returns replaces the type by nothing.
      const [returns] = tagTexts(ts, from, ['returns']);
      if (returns && described.return) {
        described.return.description = returns;
        described.return.type.text ||= from.type?.getText() ?? '';
      }
      // A parameter that is taken apart where it arrives has no name of its own.
      for (const parameter of described.parameters ?? []) {
        if (parameter.name.startsWith('{')) parameter.name = 'options';
      }
    };
    if (ts.isFunctionDeclaration(node) && node.name) {
      const name = node.name.text;
      describe(
        moduleDoc.declarations?.find((declaration) => declaration.name === name),
        node,
      );
    }
    if (!ts.isClassDeclaration(node)) return;
    const members = moduleDoc.declarations?.find(({ name }) => name === node.name?.text)?.members;
    for (const member of node.members) {
      if (!ts.isMethodDeclaration(member) && !ts.isAccessor(member)) continue;
      describe(
        members?.find(({ name }) => name === member.name.getText()),
        member,
      );
    }
  },
};

/** The theme's tokens, from `core/element/theme.ts`, as custom properties of every lab. */
function themeProperties() {
  const properties = [];
  const read = (ts, list, valueOf) => {
    for (const property of list.properties) {
      const description = (property.jsDoc ?? []).map(({ comment }) => ts.getTextOfJSDocComment(comment));
      properties.push({
        name: `--lab-${property.name.text}`,
        default: valueOf(property.initializer),
        ...(description.length > 0 && { description: description.join(' ') }),
      });
    }
  };
  const bare = (ts, expression) =>
    ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)
      ? bare(ts, expression.expression)
      : expression;
  return {
    name: 'theme-properties',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!moduleDoc.path.endsWith('core/element/theme.ts') || !ts.isVariableDeclaration(node)) return;
      const { name, initializer } = node;
      if (name.text === 'palette') {
        read(
          ts,
          bare(ts, initializer),
          ({ arguments: [light, dark] }) => `light-dark(${light.text}, ${dark.text})`,
        );
      }
      if (name.text === 'sizes') read(ts, bare(ts, initializer), ({ text }) => text);
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          if (declaration.name === 'LabElement' || declaration.tagName)
            declaration.cssProperties = properties;
        }
      }
    },
  };
}

export default {
  globs: [
    'core/element/*.ts',
    // Hands on what the labs are.
    '!core/element/shell.ts',
    'labs/*/*-lab.ts',
    // Of use without the element, and exported beside it.
    'labs/diffusion/{plain-functions,samplers,schedules}.ts',
    'labs/diffusion/samplers/*.ts',
  ],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [throwsAndReturns, publicOnly, themeProperties()],
};
