import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a free port, prints it as `startBaseline` reads it, and ends with SIGTERM. */
export function listen(server: Server): void {
  server.listen(0, '127.0.0.1', () =>
    process.stdout.write(`port=${(server.address() as AddressInfo).port}\n`),
  );
  process.once('SIGTERM', () => process.exit(0));
}
