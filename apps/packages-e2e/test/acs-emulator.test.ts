import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { readManifest } from '../src/packages.ts';
import { runProgram } from '../src/run-program.ts';

const installation = inject('installation');
const installed = join(installation, 'node_modules/acs-emulator');

async function runModule(source: string) {
  await writeFile(join(installation, 'program.mjs'), source);
  return runProgram(process.execPath, ['program.mjs'], installation);
}

describe('acs-emulator, installed', () => {
  it('depends on nothing', () => {
    expect(readManifest(installed).dependencies).toBeUndefined();
  });

  it('brings its command', async () => {
    const { code, stdout, stderr } = await runProgram(
      join(installation, 'node_modules/.bin/acs-emulator'),
      ['exec', '--', process.execPath, '-p', 'process.env.ACS_ENDPOINT'],
      installation,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^https:\/\/localhost:\d+\n$/);
  });

  it('starts in a program and answers the real SDK', async () => {
    const { stdout, stderr, code } = await runModule(`
      import { setDefaultCACertificates, getCACertificates } from 'node:tls';
      import { CommunicationIdentityClient } from '@azure/communication-identity';
      import { startEmulator } from 'acs-emulator';
      import { createEmulatorControl } from 'acs-emulator/control';

      const emulator = await startEmulator({ seed: { identities: [{ name: 'ann' }] } });
      setDefaultCACertificates([...getCACertificates('default'), emulator.caCertificate]);
      const client = new CommunicationIdentityClient(emulator.connectionString);
      const { user, token } = await client.createUserAndToken(['chat']);
      const { value } = await createEmulatorControl(emulator.endpoint).exportState().then((state) => ({ value: state.version }));
      await emulator.clock.advance(60_000);
      await emulator.reset();
      await emulator.stop();
      console.log(user.communicationUserId.startsWith('8:acs:'), token.split('.').length, value);
    `);
    expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: '', stdout: 'true 3 1\n' });
  });

  it('says what is missing when a fixture runs without its set-up', async () => {
    const { stderr } = await runProgram(
      process.execPath,
      ['-e', 'require("acs-emulator/jest")'],
      installation,
    );
    expect(stderr).toContain("add globalSetup: 'acs-emulator/jest/global-setup'");
  });
});
