import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { signRequest } from '../emulator/sign-request.ts';
import { compareThroughput, throughputFigures } from '../load/compare-throughput.ts';
import { toBytes } from '../load/http-request.ts';
import { runLoad } from '../load/run-load.ts';

export const identity: Benchmark = {
  name: 'identity',
  summary: 'identities with a token created over keep-alive connections',
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    await using emulator = await EmulatorProcess.start(state);
    await using bare = await startBaseline('bare-identity.ts', { ACCESS_KEY: emulator.accessKey });
    /** Signed once and sent over and over: the emulator verifies it each time. */
    const request = (port: number) =>
      toBytes(
        signRequest({
          method: 'POST',
          target: '/identities?api-version=2023-10-01',
          host: `localhost:${port}`,
          accessKey: emulator.accessKey,
          body: { createTokenWithScopes: ['chat', 'voip'], expiresInMinutes: 1440 },
        }),
      );
    const load = (server: { process: EmulatorProcess['process']; port: number }, name: string) => {
      progress(name);
      const { port, process } = server;
      const times = quick ? { warmUpSeconds: 0.5, seconds: 1 } : { warmUpSeconds: 2, seconds: 6 };
      return runLoad(process, { port, request: request(port), connections: 16, ...times }, 201);
    };
    const compared = await compareThroughput({
      rounds: quick ? 1 : 5,
      subject: () => load(emulator, 'emulator'),
      baseline: () => load(bare, 'bare node:http'),
    });
    return throughputFigures('create identity with token', 'bare node:http, same crypto', 50, compared);
  },
};
