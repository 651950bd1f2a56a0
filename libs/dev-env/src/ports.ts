import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export interface PlatformPorts {
  readonly emulator: number;
  /** UDP and TCP. */
  readonly relay: number;
  readonly accessService: number;
  readonly web: number;
}

const variables = {
  web: ['WEB_PORT', 3000],
  accessService: ['ACCESS_SERVICE_PORT', 3001],
  emulator: ['EMULATOR_PORT', 3002],
  relay: ['RELAY_PORT', 3003],
} as const;

/** A mistake of the person at the keyboard: shown as one line, without a stack. */
export class UsageError extends Error {}

/** @throws UsageError that names the variable and its value. */
export function portsFromEnvironment(env: Readonly<Record<string, string | undefined>>): PlatformPorts {
  const read = ([name, fallback]: readonly [string, number]): number => {
    const value = env[name];
    if (value === undefined || value === '') return fallback;
    const port = Number(value);
    if (!/^\d+$/.test(value) || port < 1 || port > 65_535) {
      throw new UsageError(`${name} is "${value}"; give a port number from 1 to 65535.`);
    }
    return port;
  };
  const ports = {
    web: read(variables.web),
    accessService: read(variables.accessService),
    emulator: read(variables.emulator),
    relay: read(variables.relay),
  };
  if (new Set(Object.values(ports)).size < 4) {
    throw new UsageError(
      'WEB_PORT, ACCESS_SERVICE_PORT, EMULATOR_PORT and RELAY_PORT must be four different ports.',
    );
  }
  return ports;
}

/** @throws UsageError that names the first port that something else listens on, and the variable that moves it. */
export async function requireFree(ports: PlatformPorts): Promise<void> {
  for (const [key, port] of Object.entries(ports) as [keyof PlatformPorts, number][]) {
    if (!(await isFree(port)) || (key === 'relay' && !(await isFreeForUdp(port)))) {
      const [variable] = variables[key];
      throw new UsageError(
        `Port ${port} is already in use. Stop what listens there, or choose another with ${variable}=<port>.`,
      );
    }
  }
}

/** Ports that nothing listens on at this moment. */
export async function freePorts(): Promise<PlatformPorts> {
  const [web, accessService, emulator, relay] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freeRelayPort(),
  ]);
  return { web, accessService, emulator, relay };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

function isFreeForUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createSocket('udp4');
    probe.once('error', () => probe.close(() => resolve(false)));
    probe.bind({ port, address: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port that is free for TCP and UDP at this moment. */
export async function freeRelayPort(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (await isFreeForUdp(port)) return port;
  }
}

/** Below those that systems give out by themselves: such a one may be somebody else's by the time that it is used. */
const firstFreePort = 20_000;
const freePortCount = 10_000;
/** Two processes that look at the same time begin at different places. */
let lookedAt = randomInt(freePortCount);

/** A port that nothing listens on at this moment, and that this process is not told again soon. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < freePortCount; tried += 1) {
    lookedAt = (lookedAt + 1) % freePortCount;
    const port = firstFreePort + lookedAt;
    if (await isFree(port)) return port;
  }
  throw new Error(`None of the ports ${firstFreePort} to ${firstFreePort + freePortCount - 1} is free.`);
}

/** Whether something listens at the port of this machine. */
export async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
