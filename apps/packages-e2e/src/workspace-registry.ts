import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readManifest, workspaceRoot, type Manifest } from './packages.ts';

const run = promisify(execFile);

interface Release {
  readonly manifest: Manifest;
  /** Makes the archive that npm downloads. */
  pack(): Promise<Buffer>;
}

/**
 * A package registry on this machine, so that npm installs as it does from the public one and needs no network. It has
 * the given archives, and of everything else what is in this workspace's `node_modules`.
 */
export async function startWorkspaceRegistry(archives: readonly string[]) {
  const published = new Map<string, Release[]>();
  for (const archive of archives) {
    const { stdout } = await run('tar', ['-xzOf', archive, 'package/package.json']);
    const manifest = JSON.parse(stdout) as Manifest;
    published.set(manifest.name, [{ manifest, pack: () => readFile(archive) }]);
  }
  const installed = foldersByName();
  const releasesOf = (name: string) =>
    published.get(name) ?? (installed.get(name) ?? []).map((folder) => releaseOf(folder));

  const server = createServer((request, response) => {
    const url = new URL(request.url!, `http://${request.headers.host}`);
    const [name, version] = decodeURIComponent(url.pathname.slice(1)).split('/-/');
    const releases = releasesOf(name!);
    if (releases.length === 0) return answer(response, 404, `{"error":"${name} is not in this workspace"}`);
    if (version === undefined)
      return answer(response, 200, JSON.stringify(describe(name!, releases, url.origin)));
    const release = releases.find(({ manifest }) => manifest.version === version);
    if (release === undefined) return answer(response, 404, '{}');
    release.pack().then(
      (archive) => answer(response, 200, archive),
      (error: unknown) => answer(response, 500, String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, status: number, body: string | Buffer): void {
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'application/json' : 'application/gzip',
  });
  response.end(body);
}

/** @see https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function describe(name: string, releases: readonly Release[], origin: string) {
  const versions = releases.map(({ manifest }) => [
    manifest.version,
    { ...manifest, dist: { tarball: `${origin}/${name}/-/${manifest.version}` } },
  ]);
  return {
    name,
    'dist-tags': { latest: releases[0]!.manifest.version },
    versions: Object.fromEntries(versions),
  };
}

const releaseOf = (folder: string): Release => ({
  manifest: readManifest(folder),
  async pack() {
    const { stdout } = await run(
      'tar',
      [
        ...['-cz', '--exclude=node_modules', `--transform=s,^${basename(folder)},package,`],
        ...['-C', dirname(folder), basename(folder)],
      ],
      { encoding: 'buffer', maxBuffer: 1 << 30 },
    );
    return stdout;
  },
});

/** Where each package is installed, several times if in several versions. */
function foldersByName(): Map<string, string[]> {
  const lock = JSON.parse(readFileSync(join(workspaceRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { link?: boolean; name?: string }>;
  };
  const folders = new Map<string, string[]>();
  for (const [path, { link }] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1)!;
    const folder = join(workspaceRoot, path);
    if (!path.includes('node_modules/') || link === true || !existsSync(folder)) continue;
    folders.set(name, [...(folders.get(name) ?? []), folder]);
  }
  return folders;
}
