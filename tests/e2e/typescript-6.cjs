/**
 * @file To be required first by tools that are written against TypeScript's own API, which version 7 does not have: they
 * are given version 6, which the repository has under another name.
 */

/* oxlint-disable no-underscore-dangle -- the name is Node's. */

const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  resolve(request.replace(/^typescript(?=\/|$)/, 'typescript-6'), ...rest);
