import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

export const CORRELATION_ID_HEADER = 'x-correlation-id';

const current = new AsyncLocalStorage<string>();

/** The caller's id when it is one, else a new one. */
export function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{1,128}$/.test(header) ? header : randomUUID();
}

/** The id of the request that the running code works for. */
export function currentCorrelationId(): string | undefined {
  return current.getStore();
}

export function enterCorrelationId(correlationId: string): void {
  current.enterWith(correlationId);
}

/** Runs work that was asked for by an earlier request, or by none, whatever request it is started from. */
export function withCorrelationId<R>(correlationId: string | undefined, work: () => R): R {
  return correlationId === undefined ? current.exit(work) : current.run(correlationId, work);
}
