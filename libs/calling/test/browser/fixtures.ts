import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { test as base, type Browser, type Page } from '@playwright/test';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tests of a client may use the emulator, its code may not
import { startEmulator, type RunningEmulator } from 'acs-emulator';
// eslint-disable-next-line @nx/enforce-module-boundaries -- tests may use the test environment, the library may not
import { ChildService, findTurnserver, freeRelayPort, Relay } from '@switchboard/dev-env';
import type { Caller } from './page/caller.ts';
import type { MediaFigures } from './page/peer-connections.ts';
import { servePage } from './page-server.ts';

export type Snapshot = ReturnType<Caller['snapshot']>;
type Order = keyof Caller;

/** Somebody with a page of their own. */
export class Person {
  readonly displayName: string;
  readonly rawId: string;
  readonly page: Page;

  constructor(displayName: string, rawId: string, page: Page) {
    this.displayName = displayName;
    this.rawId = rawId;
    this.page = page;
  }

  /** Calls a method of the page's `Caller`. */
  order<Result = unknown>(method: Order, ...args: unknown[]): Promise<Result> {
    return this.page.evaluate(
      ([name, values]) => (window.caller[name] as (...args: unknown[]) => unknown)(...values),
      [method, args] as const,
    ) as Promise<Result>;
  }

  /** Calls a method of the page's call. */
  inCall(method: string, ...args: unknown[]): Promise<unknown> {
    return this.page.evaluate(
      ([name, values]) =>
        (window.caller.call as unknown as Record<string, (...args: unknown[]) => unknown>)[name]?.(...values),
      [method, args] as const,
    );
  }

  read<Value>(select: (snapshot: Snapshot) => Value): () => Promise<Value> {
    return async () => select(await this.order<Snapshot>('snapshot'));
  }

  media(): Promise<MediaFigures> {
    return this.order<MediaFigures>('measureMedia');
  }
}

export interface Bed {
  /** Undefined where coturn is not installed. */
  readonly relay: Awaited<ReturnType<typeof startRelay>> | undefined;
  readonly emulator: RunningEmulator;
  readonly origin: string;
}
interface Arrival {
  readonly scope?: 'voip' | 'voip.join';
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /** Another than the one of the test. */
  readonly browser?: Browser;
}
interface Fixtures {
  /** Opens a page for somebody new and connects their call agent. */
  readonly arrive: (name: string, arrival?: Arrival) => Promise<Person>;
}

export const turnserver = findTurnserver();

export const test = base.extend<Fixtures, { bed: Bed }>({
  bed: [
    async ({}, use) => {
      const stateDirectory = await mkdtemp(join(tmpdir(), 'calling-browser-'));
      const relay = turnserver === undefined ? undefined : await startRelay(turnserver, stateDirectory);
      const emulator = await startEmulator({ stateDirectory, ...relay?.options });
      setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
      const server = await servePage();
      await use({ relay, emulator, origin: server.origin });
      await server.close();
      await emulator.stop();
      await relay?.stop();
      await rm(stateDirectory, { recursive: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  arrive: async ({ browser, bed: { emulator, origin } }, use) => {
    const pages: Page[] = [];
    const identities = new CommunicationIdentityClient(emulator.connectionString);
    await use(async (displayName, { scope = 'voip', browser: ownBrowser = browser, ...media } = {}) => {
      const { user, token } = await identities.createUserAndToken([scope]);
      const context = await ownBrowser.newContext();
      const page = await context.newPage();
      pages.push(page);
      await page.goto(origin);
      const person = new Person(displayName, user.communicationUserId, page);
      const insecureEndpoint = emulator.endpoint.replace('https:', 'http:');
      const configuration = { endpoint: emulator.endpoint, insecureEndpoint, ...media };
      await person.order('signIn', { token, displayName, configuration });
      return person;
    });
    for (const page of pages) await page.context().close();
  },
});

/** coturn on a free port, and what tells an emulator of it. */
async function startRelay(program: string, directory: string) {
  const port = await freeRelayPort();
  const relay = new Relay({ turnserver: program, port, directory: join(directory, 'relay') });
  const run = () => new ChildService({ name: 'relay', onLine: () => undefined, ...relay.prepare() }).ready();
  let service = await run();
  return {
    options: { turnUrls: relay.urls, turnSecret: relay.secret, turnLog: relay.logFile },
    stop: () => service.stop(),
    async start() {
      service = await run();
    },
  };
}

export { expect } from '@playwright/test';
