import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createBrowserHome } from '../browser-home.js';
import { servePage } from '../page-server.js';

export const { ACS_CONNECTION_STRING: connectionString, ACS_ENDPOINT: endpoint } = process.env;
const executablePath =
  process.env.CHROMIUM_PATH ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** The pages, and a browser that trusts the emulator. */
export async function startBrowserBed(moreFlags = []) {
  const authority = await fetch(`${endpoint}/_emulator/ca.pem`);
  const caFile = join(import.meta.dirname, '../dist/emulator-ca.pem');
  await writeFile(caFile, await authority.text());
  const home = await createBrowserHome(caFile);
  const page = await servePage();
  const args = [...flags, ...moreFlags];
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, HOME: home.path } });

  return {
    /** A page of its own browser context, with its errors, that finds `settings` as properties of `window`. */
    async open(path, settings) {
      const context = await browser.newContext({ viewport: { width: 900, height: 700 } });
      // The composite's icons and fonts come from a content network; nothing of them is needed here.
      await context.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
      const opened = await context.newPage();
      const errors = [];
      opened.on('pageerror', (error) => errors.push(error.message));
      await opened.addInitScript((values) => Object.assign(window, values), settings);
      await opened.goto(page.origin + path);
      return Object.assign(opened, { errors });
    },

    async stop() {
      await browser.close();
      await page.close();
      await home.remove();
    },
  };
}
