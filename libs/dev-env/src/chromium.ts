import { existsSync } from 'node:fs';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of the installed Chromium or Chrome, or `CHROMIUM_PATH`; undefined when there is none. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  return chosen ?? candidates.find((path) => existsSync(path));
}

const headlessShell = '/usr/lib/chromium/chromium-headless-shell';

/**
 * What draws pages for tests with the least work: Chromium's headless shell, the same engine without windows (Debian:
 * chromium-headless-shell), else {@link findChromium}.
 */
export function findHeadlessChromium(): string | undefined {
  const isChosen = process.env['CHROMIUM_PATH'] !== undefined;
  return !isChosen && existsSync(headlessShell) ? headlessShell : findChromium();
}

/** Keeps the browser off the network and makes it run as root in a container. */
export const chromiumFlags = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];
