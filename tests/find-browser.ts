/**
 * @file Finds a Chromium-family browser for the tests: CHROME_PATH, then an installed Chrome, Chromium or
 * Edge; on Debian as root it installs the `chromium` package; otherwise it says what to install.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
];

const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Flags of every test browser: no sandbox, since tests may run as root in a container, and off the network. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** Flags that besides give headless Chromium WebGPU on a software rasteriser. The page is drawn as it ever is. */
export const softwareWebgpuFlags = [...browserFlags, '--enable-unsafe-webgpu', '--enable-unsafe-swiftshader'];

/**
 * Flags that besides give headless Chromium WebGL and WebGPU on a software rasteriser. The page is drawn by
 * that rasteriser too, which no reader's browser does, so tests that measure times go without.
 */
export const softwareGpuFlags = [...softwareWebgpuFlags, '--use-angle=swiftshader', '--ignore-gpu-blocklist'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installed(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...FIXED_PLACES].find((path) => existsSync(path) && isExecutable(path));
}

function installOnDebian(): void {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  console.log('No browser found: installing the Debian package chromium ...');
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { ...quiet, env });
}

/**
 * Path of the browser to test with.
 * @throws Error that says what to install when there is none.
 */
export function findBrowser(): string {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROME_PATH is "${chosen}", which is not an executable file.`);
  }
  const found = installed();
  if (found) return found;
  installOnDebian();
  const path = installed();
  if (path) return path;
  throw new Error(
    'The tests need Chrome, Chromium or Edge. Install one (Debian or Ubuntu: apt-get install chromium; ' +
      'macOS: brew install --cask google-chrome), or set CHROME_PATH to its executable.',
  );
}
