/** @file Strict policies of other people's pages, and pages that note every breach of theirs. */

import type { HostPage } from './site.ts';

/** The strictest policy that a lab with a worker of its own can live under, and what each way adds to it. */
export const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
/** The lab's own styles are constructed sheets, which need no leave. */
export const STYLELESS = STRICT.replace(" style-src 'self';", '');
export const TRUSTED = "require-trusted-types-for 'script'; trusted-types ml-labs lit-html";
/** Firefox holds even a page's icon to `img-src`. */
const ICON = "img-src 'self'";

export const withWasm = (policy: string): string =>
  policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

/** Notes every breach of the page's policy from the start, as `violations`. */
export const LISTENER: HostPage = {
  type: 'text/javascript',
  html: `globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      globalThis.violations.push(effectiveDirective + ' ' + blockedURI + ' ' + sample));`,
};

/** A page with one lab; `LISTENER` is to be at /listen.js. */
export const policedPage = (lab: string, policy: string, attributes = ''): HostPage => ({
  html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Somebody’s page</title>
    <link rel="icon" href="/icons/ml-labs.svg">
    <script src="/listen.js"></script>
    <script type="module" src="/labs/${lab}.js"></script>
    <${lab}-lab loading="eager" seed="1" ${attributes}></${lab}-lab>`,
  headers: policy ? { 'content-security-policy': `${policy}; ${ICON}` } : {},
});
