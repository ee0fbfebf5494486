/** Describes the labs' elements for editors and frameworks: dist/custom-elements.json. */

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

export default {
  globs: ['core/element/*.ts', 'labs/*/*-lab.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
