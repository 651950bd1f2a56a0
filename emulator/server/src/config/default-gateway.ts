import { readFileSync } from 'node:fs';

/** The IPv4 address of the way out of this machine; undefined where there is none, or the system is not Linux. */
export function defaultGateway(routes: () => string = readRoutes): string | undefined {
  const fields = routes()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, destination, gateway]) => destination === '00000000' && gateway !== '00000000');
  const gateway = fields?.[2];
  // As it is in memory, where the address is in the order of the network.
  return gateway && Buffer.from(gateway, 'hex').reverse().join('.');
}

function readRoutes(): string {
  try {
    return readFileSync('/proc/net/route', 'utf8');
  } catch {
    return '';
  }
}
