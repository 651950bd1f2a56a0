import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchSigned } from './support.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;
const isWindows = process.platform === 'win32';

describe('acs-emulator', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'acs-emulator-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function launch(args: readonly string[], environment: Record<string, string> = {}) {
    const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, ACS_EMULATOR_STATE_DIR: folder, ...environment },
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (output.stdout += chunk));
    child.stderr.on('data', (chunk) => (output.stderr += chunk));
    const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, ...output }));
    });
    return { child, output, ended };
  }

  const run = (args: readonly string[], environment?: Record<string, string>) =>
    launch(args, environment).ended;

  async function startAndRead(args: readonly string[]) {
    const launched = launch(['start', ...args]);
    await new Promise<void>((resolve) => {
      launched.child.stdout.on('data', () => {
        if (launched.output.stdout.split('\n').length > 4) resolve();
      });
      launched.child.on('close', () => resolve());
    });
    const lines = launched.output.stdout.trimEnd().split('\n');
    const variables = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    return { ...launched, lines, variables: variables as Record<string, string> };
  }

  it('start prints four variables when it is ready, logs on stderr, and exits 0 at SIGTERM', async () => {
    const { child, ended, lines, variables } = await startAndRead(['--port', '0']);
    const { ACS_ENDPOINT: endpoint, ACS_ACCESS_KEY: key } = variables;
    expect(endpoint).toMatch(/^https:\/\/localhost:\d+$/);
    expect(lines).toEqual([
      `ACS_ENDPOINT=${endpoint}`,
      `ACS_ACCESS_KEY=${key}`,
      `ACS_CONNECTION_STRING=endpoint=${endpoint}/;accesskey=${key}`,
      `NODE_EXTRA_CA_CERTS=${join(folder, 'tls', 'ca.pem')}`,
    ]);
    const health = await fetch(`${endpoint!.replace('https', 'http')}/_emulator/health`);
    expect(await health.json()).toEqual({ status: 'ready' });
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(isWindows ? null : 0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(4);
    expect(stderr).toContain('The emulator is ready');
    expect(stderr).not.toContain(key);
  });

  it('start goes on when nobody reads its output any more', async () => {
    const { child, ended, variables } = await startAndRead(['--port', '0', '--log-level', 'warn']);
    child.stdout.destroy();
    child.stderr.destroy();
    const endpoint = variables['ACS_ENDPOINT']!.replace('https', 'http');
    const missing = () => fetch(`${endpoint}/calling/recordings?api-version=2026-03-12`, { method: 'POST' });
    for (let attempt = 0; attempt < 3; attempt++) expect((await missing()).status).toBe(501);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(isWindows ? null : 0);
  });

  it('start --data keeps what it acknowledged, also after SIGKILL', async () => {
    const data = join(folder, 'data');
    const first = await startAndRead(['--port', '0', '--data', data]);
    const target = '/identities?api-version=2023-10-01';
    const at = ({ variables }: typeof first) => ({
      port: Number(new URL(variables['ACS_ENDPOINT']!).port),
      accessKey: variables['ACS_ACCESS_KEY']!,
    });
    const created = await fetchSigned(at(first), 'POST', target);
    const { identity } = (await created.json()) as { identity: { id: string } };
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await startAndRead(['--port', '0', '--data', data]);
    const path = `/identities/${encodeURIComponent(identity.id)}/:issueAccessToken?api-version=2023-10-01`;
    const issued = await fetchSigned(at(second), 'POST', path, '{"scopes":["chat"]}');
    expect(issued.status).toBe(200);
    const third = await run(['start', '--port', '0', '--data', data]);
    expect(third).toMatchObject({ code: 1, stdout: '' });
    expect(third.stderr).toMatch(/^acs-emulator: The data directory .* in use by another process .*\n$/);
    second.child.kill('SIGTERM');
    await second.ended;
  });

  it('exec gives the command its variables and returns its exit code', async () => {
    const script =
      'fetch(process.env.ACS_ENDPOINT + "/_emulator/health").then((r) => r.json()).then((b) => { console.log(b.status, process.env.ACS_CONNECTION_STRING); process.exit(7); })';
    const { code, stdout } = await run(['exec', '--', process.execPath, '-e', script]);
    expect(code).toBe(7);
    expect(stdout).toMatch(/^ready endpoint=https:\/\/localhost:\d+\/;accesskey=\S+\n$/);
  });

  it('exec keeps authorities that were set before', async () => {
    const existing = join(folder, 'company.pem');
    writeFileSync(existing, 'COMPANY AUTHORITY\n');
    const script = 'console.log(require("fs").readFileSync(process.env.NODE_EXTRA_CA_CERTS, "utf8"))';
    const { stdout } = await run(['exec', '--', process.execPath, '-e', script], {
      NODE_EXTRA_CA_CERTS: existing,
    });
    expect(stdout).toContain('COMPANY AUTHORITY');
    expect(stdout).toContain('BEGIN CERTIFICATE');
  });

  it('exec leaves output and input of the command alone', async () => {
    const script =
      'process.stdin.pipe(process.stdout); process.stdin.on("end", () => process.stderr.write("\\u001b[31mred"))';
    const { child, ended } = launch(['exec', '--', process.execPath, '-e', script]);
    child.stdin.end('a line without an end');
    expect(await ended).toEqual({ code: 0, stdout: 'a line without an end', stderr: '\u001b[31mred' });
  });

  it.skipIf(isWindows)(
    'exec hands a line with spaces to the shell, and its signals to all of it',
    async () => {
      const line = 'echo "$ACS_ENDPOINT" | cut -c1-18 && exit 3';
      expect(await run(['exec', '--', line])).toMatchObject({ code: 3, stdout: 'https://localhost:\n' });
      const child = `process.on("SIGTERM", () => { console.log("told"); process.exit() }); console.log("up"); setInterval(() => {}, 1000);`;
      const waiting = launch(['exec', '--', `'${process.execPath}' -e '${child}' && true`]);
      await new Promise((resolve) => waiting.child.stdout.once('data', resolve));
      waiting.child.kill('SIGTERM');
      const { code, stdout } = await waiting.ended;
      expect(stdout).toBe('up\ntold\n');
      expect(code).toBe(143);
    },
  );

  it.skipIf(isWindows)('exec forwards signals and tells how the command ended', async () => {
    const script =
      'process.on("SIGTERM", () => process.exit(9)); console.log("up"); setInterval(() => {}, 1000);';
    const { child, ended } = launch(['exec', '--', process.execPath, '-e', script]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(9);
    expect((await run(['exec', '--', 'sh', '-c', 'kill -9 $$'])).code).toBe(137);
    expect(await run(['exec', '--', 'no-such-command'])).toMatchObject({ code: 127 });
  });

  it('connection-string prints the default without starting anything', async () => {
    const { code, stdout } = await run(['connection-string']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^endpoint=https:\/\/localhost:3002\/;accesskey=[\w+/]+=*\n$/);
  });

  it.each([
    [['--help']],
    [['start', '--help']],
    [['exec', '--help']],
    [['connection-string', '-h']],
    [['trust', '--help']],
    [['untrust', '--help']],
  ])('%j explains itself', async (args) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Usage: acs-emulator');
  });

  it('says in one line that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await run(['start', '--port', String(port)]);
    other.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `acs-emulator: Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another with --port (0 takes any free one).\n`,
    );
  });

  it.each([
    [['strat'], {}, '"strat" is not a command. Did you mean "start"?'],
    [['start', '--prot', '1'], {}, '--prot is not a known option. Did you mean --port?'],
    [
      ['start'],
      { ACS_EMULATOR_PORT: 'many' },
      'ACS_EMULATOR_PORT must be a whole number from 0 to 65535, not "many".',
    ],
    [['exec'], {}, 'exec needs a command after --, for example: acs-emulator exec -- npm test'],
  ])('%j with %j is one line and exit code 1', async (args, environment: Record<string, string>, message) => {
    expect(await run(args, environment)).toEqual({
      code: 1,
      stdout: '',
      stderr: `acs-emulator: ${message}\n`,
    });
  });
});
