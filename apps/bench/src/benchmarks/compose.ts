import {
  buildImages,
  ComposeStack,
  compressedSize,
  docker,
  missingEngine,
  startEngine,
} from '@switchboard/dev-env';
import type { Benchmark, Figure } from '../benchmark.ts';

const tag = 'bench';
const emulatorImage = `switchboard-emulator:${tag}`;

/** What runs in containers, from images that are there. */
export const compose: Benchmark = {
  name: 'compose',
  summary: 'docker compose up: time, memory, size of the emulator’s image',
  projects: [],
  async run({ progress }) {
    const missing = missingEngine();
    if (missing !== undefined) {
      progress(`left out: this machine lacks ${missing}`);
      return [];
    }
    await using _engine = await startEngine();
    progress('building the images …');
    await buildImages(tag);
    return [...(await measureEmulator()), ...(await measurePlatform())];
  },
};

async function measureEmulator(): Promise<Figure[]> {
  const started = performance.now();
  const id = await docker('run', '--detach', '--env', 'ACS_EMULATOR_LOG_LEVEL=info', emulatorImage);
  try {
    const script = 'until grep -q :0BBA /proc/net/tcp /proc/net/tcp6; do sleep 0.01; done';
    await docker('exec', id, 'bash', '-c', script);
    const value = performance.now() - started;
    const size = (await compressedSize(emulatorImage)) / 1e6;
    return [
      { title: 'emulator: docker run → listening', measured: { value, unit: 'ms' }, bar: { atMost: 1000 } },
      { title: 'emulator: image, compressed', measured: { value: size, unit: 'MB' }, bar: { atMost: 90 } },
    ];
  } finally {
    await docker('rm', '--force', '--volumes', id);
  }
}

async function measurePlatform(): Promise<Figure[]> {
  const stack = await ComposeStack.prepare({ tag, project: `switchboard-bench-${process.pid}` });
  try {
    const started = performance.now();
    await stack.up();
    const value = performance.now() - started;
    const memory = [...(await stack.memory()).values()].reduce((sum, bytes) => sum + bytes, 0);
    return [
      {
        title: 'docker compose up → page to sign in on',
        measured: { value, unit: 'ms' },
        bar: { atMost: 20_000 },
      },
      {
        title: 'docker compose up: memory of all containers',
        measured: { value: memory / 2 ** 20, unit: 'MB' },
        bar: { atMost: 600 },
      },
    ];
  } finally {
    await stack.down();
  }
}
