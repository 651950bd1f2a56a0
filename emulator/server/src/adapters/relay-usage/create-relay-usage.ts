import type { RelayServer } from '../../kernel/ports/relay-server.ts';
import type { RelayUsage } from '../../kernel/ports/relay-usage.ts';
import { CoturnRelayUsage } from './coturn-relay-usage.ts';

/** Undefined when there is no relay, or its log file is not known. */
export const createRelayUsage = (
  server: RelayServer | undefined,
  logFile: string | undefined,
): RelayUsage | undefined =>
  server && logFile !== undefined ? new CoturnRelayUsage(logFile, server.secret) : undefined;
