import { spawnSync } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { runProgram } from '../src/run-program.ts';

const installation = inject('installation');
const programs = join(import.meta.dirname, '../examples/languages');
const isThere = (command: string, flag = '--version') => spawnSync(command, [flag]).status === 0;

const exec = (command: readonly string[], environment?: Readonly<Record<string, string>>) =>
  runProgram(
    join(installation, 'node_modules/.bin/acs-emulator'),
    ['exec', '--', ...command],
    installation,
    environment,
  );

/** What each program prints, whatever its language. */
function expectSuccess({ code, stdout, stderr }: Awaited<ReturnType<typeof exec>>): void {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ user: expect.stringMatching(/^8:acs:/), tokenParts: 3, sent: true });
}

describe('acs-emulator exec', () => {
  it('lets Node trust the emulator by NODE_EXTRA_CA_CERTS', async () => {
    await copyFile(join(programs, 'node-sdk.mjs'), join(installation, 'node-sdk.mjs'));
    expectSuccess(await exec([process.execPath, 'node-sdk.mjs']));
  });

  it.skipIf(!isThere('python3'))('lets Python trust it by SSL_CERT_FILE', async () => {
    expectSuccess(await exec(['python3', join(programs, 'standard_library.py')]));
    const without = `unset SSL_CERT_FILE && python3 '${join(programs, 'standard_library.py')}'`;
    const { code, stderr } = await exec([without]);
    expect(code).toBe(1);
    expect(stderr).toContain('CERTIFICATE_VERIFY_FAILED');
  });

  it.skipIf(!isThere('curl'))('lets curl trust it by CURL_CA_BUNDLE', async () => {
    const { code, stdout } = await exec(['curl --silent --show-error "$ACS_ENDPOINT/_emulator/health"']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"status":"ready"}' });
  });

  // A program of one source file needs the compiler.
  it.skipIf(!isThere('javac'))('lets Java trust it by ACS_TRUST_STORE', async () => {
    const program = join(programs, 'StandardLibrary.java');
    expectSuccess(await exec([`java -Djavax.net.ssl.trustStore=$ACS_TRUST_STORE '${program}'`]));
    const { code, stderr } = await exec(['java', program]);
    expect(code).toBe(1);
    expect(stderr).toContain('SSLHandshakeException');
  });

  it('runs as a script of npm, with its arguments, and hands its exit code on', async () => {
    const script = `acs-emulator exec -- node -e "console.log(process.env.ACS_ENDPOINT.slice(0, 18), process.argv[1]); process.exit(5)" --`;
    await runProgram('npm', ['pkg', 'set', `scripts.emulated=${script}`], installation);
    const { code, stdout } = await runProgram(
      'npm',
      ['run', '--silent', 'emulated', '--', 'given'],
      installation,
    );
    expect({ code, stdout }).toEqual({ code: 5, stdout: 'https://localhost: given\n' });
  });
});
