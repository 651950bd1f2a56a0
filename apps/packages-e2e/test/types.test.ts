import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runProgram } from '../src/run-program.ts';

const installation = inject('installation');
const compiler = join(installation, 'node_modules/typescript/lib/tsc.js');

/** What other teams write; each line that is wrong on purpose has to be found wrong. */
const program = `
import { startEmulator, type EmulatorOptions, type RunningEmulator, type Seed } from 'acs-emulator';
import { createEmulatorControl, EmulatorWaitTimeout, type EmulatorControl } from 'acs-emulator/control';

const seed: Seed = {
  identities: [{ name: 'ann' }, { id: '8:acs:x_y' }],
  threads: [{ topic: 'Lunch', participants: ['ann'], messages: [{ from: 'ann', content: 'Noon?' }] }],
  phoneNumbers: ['+14255550100', { phoneNumber: '+447700900123', capabilities: { sms: 'outbound' } }],
  rooms: [{ id: '99000000000000001', participants: { ann: 'Presenter' } }],
};
const options: EmulatorOptions = { seed, logLevel: 'warn' };
export async function run(): Promise<string> {
  await using emulator: RunningEmulator = await startEmulator(options);
  const control: EmulatorControl = createEmulatorControl(emulator.endpoint);
  const { message } = await control.waitForSms({ to: '+14255550100', timeoutMs: 10 });
  const { data } = await control.waitForEvent('ChatMessageReceived');
  // @ts-expect-error: an event of chat has no such member, and the declarations know it.
  data.noSuchMember;
  // @ts-expect-error: levels have names.
  await startEmulator({ logLevel: 3 });
  const routes: string[] = emulator.operations.map(({ route }) => route);
  return message + routes.join() + new EmulatorWaitTimeout('', '').code;
}
`;

const tests = `
import { test, expect, emulator, vi } from 'acs-emulator/vitest';
test('a test', async ({ emulator: own, expect: local }) => {
  const connection: string = own.connectionString;
  await own.clock.advance('PT25H');
  local(connection).toBe(emulator.connectionString);
  expect(await own.sms.messages()).toEqual([]);
  // @ts-expect-error: the clock takes a duration.
  await own.clock.advance({});
  vi.fn();
});
`;

const pages = `
import { test, expect } from 'acs-emulator/playwright';
test.use({ emulatorOptions: { seed: { identities: [{ name: 'ann' }] } } });
test('a page', async ({ page, emulator }) => {
  await page.goto(emulator.httpEndpoint);
  await expect(page).toHaveTitle('x');
  // @ts-expect-error: there is no such option.
  test.use({ emulatorOptions: { port: 3002 } });
});
`;

const jest = `
import { emulator } from 'acs-emulator/jest';
export const message: Promise<string> = emulator.waitForSms({ to: '+14255550100' }).then(({ message }) => message);
`;

describe.each([
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
])('the declarations, with moduleResolution %s', (moduleResolution, module) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(installation, 'types-'));
    const files = { 'program.ts': program, 'vitest.ts': tests, 'pages.ts': pages, 'jest.cts': jest };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const compile = async (files: string[], further: object) => {
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: false, target: 'es2022', module, moduleResolution },
      ...{ exactOptionalPropertyTypes: true, ...further },
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    return runProgram(process.execPath, [compiler, '-p', folder], folder);
  };

  it('need nothing but the compiler', async () => {
    const { stdout } = await compile(['program.ts'], { lib: ['es2022', 'dom', 'dom.iterable'], types: [] });
    expect(stdout).toBe('');
  });

  it('fit those of the test runners', async () => {
    const files = ['vitest.ts', 'pages.ts', ...(module === 'nodenext' ? ['jest.cts'] : [])];
    const { stdout } = await compile(files, { lib: ['es2024', 'dom', 'dom.iterable'], types: ['node'] });
    // What the runners' own declarations lack in such a project is not ours to mend.
    expect(stdout.split('\n').filter((line) => /^(\w+\.c?ts|.*acs-emulator)/.test(line))).toEqual([]);
  });
});
