import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { run } from '../build.ts';
import { workspaceRoot } from '../workspace-root.ts';

/** The images that docker-compose.yml builds, with their Dockerfiles. */
const ownImages = {
  'switchboard-prepare': 'libs/dev-env/src/compose/Dockerfile',
  'switchboard-emulator': 'emulator/server/Dockerfile',
  'switchboard-access-service': 'apps/access-service/Dockerfile',
  'switchboard-web': 'apps/web/Dockerfile',
} as const;

/** Images that the platform builds on and runs beside. Grafana's is not among them: no package of Debian's can stand in for it. */
function foreignImages(): string[] {
  const compose = readFileSync(join(workspaceRoot, 'docker-compose.yml'), 'utf8');
  const named = [...compose.matchAll(/^ *image: *["']?([^\s"'$]+)["']?$/gm)].map(([, image]) => image!);
  return [
    'node:24-bookworm-slim',
    ...named.filter((image) => /^(postgres|redis|coturn\/coturn|caddy|prom\/prometheus):/.test(image)),
  ];
}

const hasImage = (image: string) =>
  spawnSync('docker', ['image', 'inspect', image], { stdio: 'ignore' }).status === 0;

/**
 * Builds the images of the platform as `<name>:<tag>`. Where no registry answers, what they are built on comes from Debian's
 * packages.
 * @throws when one cannot be had or built
 */
export async function buildImages(tag: string): Promise<void> {
  const missing = foreignImages().filter((image) => !hasImage(image));
  const canPull = missing.every(
    (image) =>
      spawnSync('docker', ['pull', '--quiet', image], { stdio: 'ignore', timeout: 120_000 }).status === 0,
  );
  if (!canPull) {
    if (spawnSync('debootstrap', ['--version'], { stdio: 'ignore' }).error || process.getuid?.() !== 0) {
      throw new Error(
        'No registry answers. Stand-ins for its images need root and debootstrap (Debian: apt-get install debootstrap).',
      );
    }
    const script = join(import.meta.dirname, 'stand-in-images.sh');
    await succeed(script, ...missing.filter((image) => !hasImage(image)));
  }
  for (const [name, file] of Object.entries(ownImages)) {
    await succeed(
      'docker',
      'build',
      '--quiet',
      '--network',
      'host',
      '--file',
      file,
      '--tag',
      `${name}:${tag}`,
      '.',
    );
  }
}

async function succeed(command: string, ...args: string[]): Promise<void> {
  const code = await run(command, args);
  if (code !== 0) throw new Error(`"${command} ${args.join(' ')}" ended with ${code}.`);
}

/** Bytes that `docker save | gzip` writes, which is about what a registry sends. */
export async function compressedSize(image: string): Promise<number> {
  const saved = spawn('docker', ['save', image], { stdio: ['ignore', 'pipe', 'inherit'] });
  let size = 0;
  for await (const chunk of saved.stdout.pipe(createGzip())) size += (chunk as Buffer).length;
  return size;
}
