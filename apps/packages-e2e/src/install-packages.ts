import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { builtPackages, workspaceRoot } from './packages.ts';
import { startWorkspaceRegistry } from './workspace-registry.ts';

const run = promisify(execFile);

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of a project outside of this workspace that has installed every package. */
    installation: string;
    /** The archives that `npm pack` made, by the names of the packages. */
    archives: Record<string, string>;
  }
}

/** SDKs that are used with the packages, as anybody installs them. */
const sdks = ['@azure/communication-identity', '@azure/communication-sms'];

/** Tools that a project has anyway. They are this workspace's: they are not what is tested here. */
const tools = [
  'vitest',
  'jest',
  '@playwright/test',
  'playwright',
  '@types/node',
  'undici-types',
  'typescript',
];

/** Packs what is published, and installs it with npm into an empty project, from nowhere but this machine. */
export default async function installPackages(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'switchboard-packages-'));
  const archives: Record<string, string> = {};
  for (const { name, folder } of builtPackages()) {
    const destination = await mkdtemp(join(home, 'archive-'));
    await run('npm', ['pack', folder, '--pack-destination', destination], { cwd: home });
    archives[name] = join(destination, (await readdir(destination))[0]!);
  }
  const installation = join(home, 'project');
  await mkdir(installation);
  await writeFile(
    join(installation, 'package.json'),
    '{ "name": "empty", "private": true, "type": "module" }\n',
  );
  await install(installation, home, archives);
  for (const tool of tools) await link(tool, installation);
  project.provide('installation', installation);
  project.provide('archives', archives);
  return () => rm(home, { recursive: true, force: true });
}

async function install(installation: string, home: string, archives: Record<string, string>): Promise<void> {
  await using registry = await startWorkspaceRegistry(Object.values(archives));
  const own = Object.values(archives).map((archive) => `file:${archive}`);
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...own, ...sdks], {
    cwd: installation,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      npm_config_cache: join(home, 'cache'),
      npm_config_registry: registry.url,
      npm_config_update_notifier: 'false',
    },
  });
}

async function link(name: string, installation: string): Promise<void> {
  const place = join(installation, 'node_modules', name);
  if (existsSync(place)) return;
  await mkdir(dirname(place), { recursive: true });
  await symlink(join(workspaceRoot, 'node_modules', name), place);
}
