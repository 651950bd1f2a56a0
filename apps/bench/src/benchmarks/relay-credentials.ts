import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark } from '../benchmark.ts';
import { ChatPopulation } from '../emulator/chat-population.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { signRequest } from '../emulator/sign-request.ts';
import { compareThroughput, throughputFigures } from '../load/compare-throughput.ts';
import { toBytes } from '../load/http-request.ts';
import { runLoad } from '../load/run-load.ts';

export const relayCredentials: Benchmark = {
  name: 'relay',
  summary: 'relay credentials issued for a user over keep-alive connections',
  projects: ['emulator'],
  async run({ progress, quick }) {
    using state = new StateDirectory();
    const relay = ['--turn=turn:localhost:3478', '--turn-secret=the-secret-of-the-relay'];
    await using emulator = await EmulatorProcess.start(state, ...relay);
    await using bare = await startBaseline('bare-relay.ts', { ACCESS_KEY: emulator.accessKey });
    using population = new ChatPopulation(emulator);
    const [user] = await population.createUsers(1, ['voip']);
    const request = (port: number) =>
      toBytes(
        signRequest({
          method: 'POST',
          target: '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview',
          host: `localhost:${port}`,
          accessKey: emulator.accessKey,
          body: { id: user!.rawId, ttl: 3600 },
        }),
      );
    const load = (server: { process: EmulatorProcess['process']; port: number }, name: string) => {
      progress(name);
      const { port, process } = server;
      const times = quick ? { warmUpSeconds: 0.5, seconds: 1 } : { warmUpSeconds: 2, seconds: 4 };
      return runLoad(process, { port, request: request(port), connections: 16, ...times }, 200);
    };
    const compared = await compareThroughput({
      rounds: quick ? 1 : 5,
      subject: () => load(emulator, 'emulator'),
      baseline: () => load(bare, 'bare node:http'),
    });
    return throughputFigures('issue relay credentials', 'bare node:http, same crypto', 50, compared);
  },
};
