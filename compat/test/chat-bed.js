import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { chromium } from '@playwright/test';
import { createBrowserHome } from '../browser-home.js';
import { servePage } from '../page-server.js';

const { ACS_CONNECTION_STRING: connectionString, ACS_ENDPOINT: endpoint, CHROMIUM_PATH } = process.env;
const executablePath =
  CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** The page, a browser that trusts the emulator, and users made with the connection string. */
export async function startChatBed() {
  const authority = await fetch(`${endpoint}/_emulator/ca.pem`);
  const caFile = join(import.meta.dirname, '../dist/emulator-ca.pem');
  await writeFile(caFile, await authority.text());
  const home = await createBrowserHome(caFile);
  const page = await servePage();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, HOME: home.path } });
  const identities = new CommunicationIdentityClient(connectionString);

  return {
    async addUser(displayName) {
      const { user, token } = await identities.createUserAndToken(['chat']);
      return { userId: user.communicationUserId, displayName, token };
    },

    async createThread(topic, [creator, ...others]) {
      const chat = new ChatClient(endpoint, new AzureCommunicationTokenCredential(creator.token));
      const participants = [creator, ...others].map(({ userId, displayName }) => ({
        id: { communicationUserId: userId },
        displayName,
      }));
      const { chatThread } = await chat.createChatThread({ topic }, { participants });
      return { threadId: chatThread.id, client: chat.getChatThreadClient(chatThread.id) };
    },

    /** A page of its own browser context, in which the user sees the thread. */
    async open({ userId, displayName, token }, threadId) {
      const context = await browser.newContext({ viewport: { width: 900, height: 700 } });
      // The composite's icons and fonts come from a content network; nothing of them is needed here.
      await context.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
      const opened = await context.newPage();
      const errors = [];
      opened.on('pageerror', (error) => errors.push(error.message));
      await opened.addInitScript((settings) => Object.assign(window, { chatSettings: settings }), {
        ...{ endpoint, userId, displayName, token, threadId },
      });
      await opened.goto(page.origin);
      return Object.assign(opened, { errors });
    },

    async stop() {
      await browser.close();
      await page.close();
      await home.remove();
    },
  };
}
