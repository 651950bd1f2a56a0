import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersOk, ChildService } from '@switchboard/dev-env';

export const root = new URL('../../../../', import.meta.url).pathname;

/**
 * The built emulator, which knows of a relay that is not there.
 * @returns the variables that it prints
 */
export async function startEmulator(
  stack: AsyncDisposableStack,
  options: { directory: string; port: number; seed?: unknown; names?: string },
): Promise<Record<string, string>> {
  const { directory, port, names = 'localhost' } = options;
  const seed = join(directory, 'seed.json');
  await writeFile(seed, JSON.stringify(options.seed ?? {}));
  const variables: Record<string, string> = {};
  await run(stack, 'emulator', {
    args: [
      `${root}emulator/server/dist/main.js`,
      ...[
        'start',
        `--port=${port}`,
        `--seed=${seed}`,
        `--state-dir=${directory}/state`,
        `--tls-names=${names}`,
      ],
    ],
    env: {
      ACS_EMULATOR_TURN: 'turn:localhost:3478',
      ACS_EMULATOR_TURN_SECRET: randomBytes(32).toString('hex'),
    },
    onLine: (line) => {
      const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) variables[name] = value;
    },
    isReady: async () =>
      'ACS_CONNECTION_STRING' in variables && answersOk(`http://127.0.0.1:${port}/_emulator/health`),
  });
  return variables;
}

/** Starts a program and waits until it is ready; it ends with the stack. */
export async function run(
  stack: AsyncDisposableStack,
  name: string,
  options: {
    command?: string;
    args: string[];
    env: Record<string, string | undefined>;
    onLine?: (line: string) => void;
    isReady: () => Promise<boolean>;
  },
): Promise<void> {
  const service = new ChildService({ name, cwd: root, onLine: () => undefined, ...options });
  stack.defer(() => service.stop());
  await service.ready();
}
