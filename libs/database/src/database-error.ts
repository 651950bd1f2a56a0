import { Prisma } from './generated/client.ts';

/** The database could not be opened; the message says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** True when a write lost against a unique constraint: Prisma's own code, or PostgreSQL's where the adapter passes it on. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && /^(P2002|23505)$/.test(error.code);
}

/**
 * Codes of Prisma and of PostgreSQL's classes 08 (connection), 53 (resources) and 57P (operator intervention), and of
 * the operating system, after which the same request can succeed once the database is back.
 * @see https://www.prisma.io/docs/orm/reference/error-reference
 */
const unavailableCodes =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|P2037|08\w{3}|53\w{3}|57P\w{2}|57014|25P03|ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)$/;
/** What Prisma's adapter makes of errors of the connection. @see node_modules/@prisma/adapter-pg, `mapSocketError` */
const unavailableKinds = new Set(['ConnectionClosed', 'DatabaseNotReachable', 'SocketTimeout']);
const unavailableMessages =
  /terminat(ed|ing) (connection|unexpectedly)|connection terminated|timeout (exceeded|expired)|query read timeout|not queryable|database system is (starting|shutting)|PGlite is clos|can't reach database/i;

/** True when the database did not answer (stopped, unreachable, overloaded), whatever the layer that noticed it. */
export function isDatabaseUnavailable(error: unknown): boolean {
  let current = error;
  for (let depth = 0; typeof current === 'object' && current !== null && depth < 5; depth += 1) {
    if (current instanceof Prisma.PrismaClientInitializationError) return true;
    const { code, originalCode, kind, meta, cause } = current as ErrorLayer;
    if (typeof kind === 'string' && unavailableKinds.has(kind)) return true;
    if ([code, originalCode].some((one) => typeof one === 'string' && unavailableCodes.test(one)))
      return true;
    if (current instanceof Error && comesFromDriver(current) && unavailableMessages.test(current.message))
      return true;
    current = meta?.driverAdapterError ?? cause;
  }
  return false;
}

/** An error of Prisma, of its adapter, or what the adapter was told: that one is no `Error` and has PostgreSQL's own code. */
interface ErrorLayer {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly kind?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
  readonly cause?: unknown;
}

function comesFromDriver(error: Error): boolean {
  return /^(Prisma|DriverAdapter)/.test(error.name) || /pg|pglite|prisma/i.test(error.stack ?? '');
}
