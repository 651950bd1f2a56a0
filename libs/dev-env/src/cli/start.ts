import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { build, nx } from '../build.ts';
import { Platform, type PlatformServiceName } from '../platform.ts';
import { UsageError, portsFromEnvironment, requireFree } from '../ports.ts';
import { workspaceRoot } from '../workspace-root.ts';

const usage = `Usage: npm start            builds what changed and runs the platform
       npm run dev          the same from the sources, with reload

Environment: WEB_PORT (3000), ACCESS_SERVICE_PORT (3001), EMULATOR_PORT (3002),
             RELAY_PORT (3003), DATA_DIRECTORY (.data), LOG=all to see every line of every service.
`;

const colours: Record<PlatformServiceName, number> = {
  relay: 34,
  emulator: 36,
  'access-service': 33,
  web: 35,
};

async function main(): Promise<number> {
  const { reload, help } = readArguments();
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const ports = portsFromEnvironment(process.env);
  await requireFree(ports);

  const stopRequested = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const projects = reload ? 'access-service' : 'emulator,access-service,web';
  process.stderr.write('Building what changed (about a minute the first time) …\n');
  const buildCode = await build(projects);
  if (buildCode !== 0) return buildCode;
  // What pages fetch beside the code; the build of the web client makes it too.
  if (reload) await nx('run', 'web:effect-files', '--output-style=static');

  const starting = Platform.start({
    ports,
    reload,
    dataDirectory: resolve(workspaceRoot, process.env['DATA_DIRECTORY'] ?? '.data'),
    log: printLine,
  });
  const platform = await Promise.race([starting, stopRequested.then(() => undefined)]);
  if (!platform) {
    await starting.then((late) => late.stop());
    return 0;
  }
  printAddresses(platform);

  const names: PlatformServiceName[] = [
    ...(platform.relay ? (['relay'] as const) : []),
    'emulator',
    'access-service',
    'web',
  ];
  const failure = await Promise.race([
    stopRequested.then(() => undefined),
    ...names.map(async (name) => `${name} ${await platform.service(name).ended}`),
  ]);
  if (failure !== undefined) process.stderr.write(`${failure}; stopping the other services.\n`);
  await platform.stop();
  return failure === undefined ? 0 : 1;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        reload: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('.')[0]}. See npm start -- --help.`);
  }
}

function printLine(service: PlatformServiceName, line: string): void {
  const isNoise = process.env['LOG'] !== 'all' && !/error|warn|fail/i.test(line);
  if (isNoise || line.startsWith('ACS_ACCESS_KEY') || line.startsWith('ACS_CONNECTION_STRING')) return;
  const name = process.stderr.isTTY ? `\u001b[${colours[service]}m${service}\u001b[0m` : service;
  process.stderr.write(`${name} | ${line}\n`);
}

function describeRelay({ relay }: Platform): string {
  if (relay) return relay.urls[0]!;
  const elsewhere = process.env['ACS_EMULATOR_TURN'];
  return (
    elsewhere || 'none, calls need a direct way: coturn is not installed (Debian: apt-get install coturn)'
  );
}

function printAddresses(platform: Platform): void {
  const { endpoints, acs } = platform;
  process.stdout.write(`
Switchboard is ready.

  Web client       ${endpoints.web}
  Access service   ${endpoints.accessService}/api/docs
  Emulator         ${endpoints.emulator}
  Relay            ${describeRelay(platform)}

  ACS_CONNECTION_STRING="${acs['ACS_CONNECTION_STRING'] ?? ''}"
  NODE_EXTRA_CA_CERTS="${acs['NODE_EXTRA_CA_CERTS'] ?? ''}"

Ctrl-C stops everything. Data is kept in ${process.env['DATA_DIRECTORY'] ?? '.data'}/.
`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message =
      error instanceof UsageError ? error.message : error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  },
);
