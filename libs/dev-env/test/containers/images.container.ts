import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docker } from '../../src/docker/compose-stack.ts';
import { compressedSize } from '../../src/docker/images.ts';
import { workspaceRoot } from '../../src/workspace-root.ts';

const tag = process.env['SWITCHBOARD_TEST_TAG'] ?? 'local';
const services = ['emulator', 'access-service', 'web'] as const;
const imageOf = (service: string) => `switchboard-${service}:${tag}`;

interface ImageConfiguration {
  readonly User: string;
  readonly Healthcheck?: { readonly Test: readonly string[] };
  readonly Labels: Readonly<Record<string, string>>;
  readonly Env: readonly string[];
}

const configurationOf = async (service: string) =>
  JSON.parse(
    await docker('image', 'inspect', '--format', '{{json .Config}}', imageOf(service)),
  ) as ImageConfiguration;

/** Runs the emulator as strictly as an orchestrator can, until it is healthy. */
async function runStrictly(...options: string[]): Promise<string> {
  const strict = [
    '--read-only',
    '--cap-drop',
    'ALL',
    '--security-opt',
    'no-new-privileges',
    '--network',
    'none',
  ];
  const id = await docker('run', '--detach', ...strict, ...options, imageOf('emulator'));
  await expect
    .poll(() => docker('inspect', '--format', '{{.State.Health.Status}}', id), {
      timeout: 30_000,
      interval: 200,
    })
    .toBe('healthy');
  return id;
}

describe.each(services)('the image of the service "%s"', (service) => {
  it('runs as a user without privileges', async () => {
    expect((await configurationOf(service)).User).toBe('1000:1000');
  });

  it('knows how it is', async () => {
    expect((await configurationOf(service)).Healthcheck?.Test).toContain('CMD');
  });

  it('says what it is', async () => {
    expect((await configurationOf(service)).Labels).toMatchObject({
      'org.opencontainers.image.title': expect.any(String) as unknown,
      'org.opencontainers.image.licenses': 'MIT',
      'org.opencontainers.image.version': expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown,
    });
  });

  it('holds no settings of the machine that it was built on', async () => {
    const files = ['/app/.npmrc', '/app/.env', '/root/.npm', '/workspace'];
    const script = `for file in ${files.join(' ')}; do [ ! -e "$file" ] || echo "$file"; done`;
    expect(await docker('run', '--rm', '--entrypoint', 'sh', imageOf(service), '-c', script)).toBe('');
  });
});

describe('the image of the web client', () => {
  it('has every page of the sources', async () => {
    const folder = join(workspaceRoot, 'apps/web/src/app');
    const sources = globSync('**/{page.tsx,route.ts}', { cwd: folder }).map(
      (file) => `/${file.replace(/\.tsx?$/, '')}`,
    );
    const manifest = '/app/apps/web/.next/server/app-paths-manifest.json';
    const built = JSON.parse(await docker('run', '--rm', '--entrypoint', 'cat', imageOf('web'), manifest));
    expect(sources).toContain('/(signed-in)/chat/page');
    expect(Object.keys(built as object)).toEqual(expect.arrayContaining(sources));
  });
});

describe('the image of the emulator', () => {
  it('has at most 90 MB when it is compressed', async () => {
    const size = await compressedSize(imageOf('emulator'));
    process.stdout.write(`emulator image: ${(size / 1e6).toFixed(1)} MB compressed\n`);
    expect(size).toBeLessThanOrEqual(90_000_000);
  });

  it('is the bundle alone', async () => {
    const list = [
      'run',
      '--rm',
      '--entrypoint',
      'find',
      imageOf('emulator'),
      '/app',
      '-name',
      'node_modules',
    ];
    expect(await docker(...list)).toBe('');
  });

  it('runs without a writable file system, capabilities or a network, and ends when it is told to', async () => {
    const id = await runStrictly();
    try {
      await docker('stop', '--time', '20', id);
      expect(await docker('inspect', '--format', '{{.State.ExitCode}} {{.State.OOMKilled}}', id)).toBe(
        '0 false',
      );
    } finally {
      await docker('rm', '--force', '--volumes', id);
    }
  });

  it('is unhealthy when it does not answer', async () => {
    const id = await runStrictly('--health-interval=1s', '--health-retries=1', '--health-timeout=1s');
    try {
      await docker('kill', '--signal', 'STOP', id);
      await expect
        .poll(() => docker('inspect', '--format', '{{.State.Health.Status}}', id), { timeout: 30_000 })
        .toBe('unhealthy');
    } finally {
      await docker('kill', id);
      await docker('rm', '--force', '--volumes', id);
    }
  });
});
