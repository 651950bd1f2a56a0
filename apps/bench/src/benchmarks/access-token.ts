import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBaseline } from '../baselines/start-baseline.ts';
import type { Benchmark } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { compareThroughput, throughputFigures } from '../load/compare-throughput.ts';
import { type HttpRequest, toBytes } from '../load/http-request.ts';
import { runLoad } from '../load/run-load.ts';
import { MeasuredProcess } from '../measured-process.ts';

const entry = fileURLToPath(new URL('../../../access-service/dist/main.js', import.meta.url));
const unlimited = '100000000';

/** As in production but for the rate limits, which the load would meet, and the sign-in without a provider. */
async function startAccessService(emulator: EmulatorProcess, dataDirectory: string) {
  const process = await MeasuredProcess.start({
    args: [entry],
    env: {
      PORT: '0',
      ACS_CONNECTION_STRING: emulator.connectionString,
      NODE_EXTRA_CA_CERTS: emulator.certificateFile,
      DATA_DIRECTORY: dataDirectory,
      DEVELOPMENT_SIGN_IN: 'true',
      RATE_LIMIT_PER_ADDRESS: unlimited,
      RATE_LIMIT_PER_USER: unlimited,
    },
    isReady: (line) => urlIn(line) !== undefined,
  });
  return { process, url: urlIn(process.lines.at(-1)!)! };
}

const urlIn = (line: string) => /"url":"(http:[^"]+)"/.exec(line)?.[1];

/** The request of somebody who has signed in. */
async function tokenRequest(url: string): Promise<HttpRequest> {
  const response = await fetch(`${url}/api/sign-in/development`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName: 'Ann' }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  const headers = { host: new URL(url).host, cookie, 'x-csrf-token': csrfToken, 'content-length': '0' };
  return { method: 'POST', target: '/api/tokens', headers, body: '' };
}

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
      const service = await startAccessService(emulator, dataDirectory);
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
