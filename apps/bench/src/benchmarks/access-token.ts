import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAccessService, tokenRequest } from '../access/access-service-process.ts';
import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { compareThroughput, throughputFigures } from '../load/compare-throughput.ts';
import { type HttpRequest, toBytes } from '../load/http-request.ts';
import { runLoad } from '../load/run-load.ts';
import type { MeasuredProcess } from '../measured-process.ts';

export const accessToken: Benchmark = {
  name: 'access-token',
  summary: "the access service's token endpoint, the token being cached",
  projects: ['emulator', 'access-service'],
  async run({ progress, quick }) {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
    try {
      using state = new StateDirectory();
      await using emulator = await EmulatorProcess.start(state);
      progress('starting the access service');
      const service = await startAccessService(emulator, { DATA_DIRECTORY: dataDirectory });
      await using process = service.process;
      await using bare = await startBaseline('bare-nest.ts');
      const token = await tokenRequest(service.url);
      const hello = { method: 'GET', target: '/hello', headers: { host: 'localhost' }, body: '' };
      const load = (name: string, server: MeasuredProcess, port: number, request: HttpRequest) => {
        progress(name);
        const times = quick ? { warmUpSeconds: 0.5, seconds: 1 } : { warmUpSeconds: 2, seconds: 6 };
        return runLoad(server, { port, request: toBytes(request), connections: 16, ...times }, 200);
      };
      const compared = await compareThroughput({
        rounds: quick ? 1 : 5,
        subject: () => load('access service', process, Number(new URL(service.url).port), token),
        baseline: () => load('bare Nest', bare.process, bare.port, hello),
      });
      return throughputFigures('access service, cached token', 'bare Nest on Fastify', 50, compared);
    } finally {
      rmSync(dataDirectory, { recursive: true, force: true });
    }
  },
};
