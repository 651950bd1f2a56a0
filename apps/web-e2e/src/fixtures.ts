import { test as base, type BrowserContextOptions } from '@playwright/test';
import { DevEnv, type Platform } from '@switchboard/dev-env';
import { Person } from './person.ts';

interface WorkerFixtures {
  /** Emulator, access service and web client on free ports, for all tests of a worker; or those that run already. */
  readonly platform: Platform;
}

interface Fixtures {
  /** A person in a browser of their own, signed in under a name that no other test uses. */
  readonly signIn: (name: string, options?: BrowserContextOptions) => Promise<Person>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  platform: [
    async ({}, use) => {
      const [web, emulator] = [process.env['SWITCHBOARD_WEB_URL'], process.env['SWITCHBOARD_EMULATOR_URL']];
      if (web && emulator) {
        await use({ endpoints: { web, emulator } } as Platform);
        return;
      }
      await using environment = await DevEnv.start({
        env: { 'access-service': { RATE_LIMIT_PER_ADDRESS: '100000', RATE_LIMIT_SIGN_IN: '100000' } },
      });
      await use(environment.platform);
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  signIn: async ({ browser, platform }, use, info) => {
    const people: Person[] = [];
    await use(async (name, options = {}) => {
      const context = await browser.newContext({ baseURL: platform.endpoints.web, ...options });
      const person = new Person(`${name} ${info.testId.slice(-4)}`, await context.newPage());
      people.push(person);
      await person.signIn(platform.endpoints.web);
      return person;
    });
    for (const person of people) await person.page.context().close();
  },
});

export { expect } from '@playwright/test';
