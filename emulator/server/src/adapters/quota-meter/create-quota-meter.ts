import type { Clock } from '../../kernel/ports/clock.ts';
import type { QuotaLimit, ReadableQuotaMeter } from '../../kernel/ports/quota-meter.ts';
import type { NamedOperation } from '../operation-patterns.ts';

/** Costs a start without quotas nothing. @throws AcsError when a limit is for no operation that there is */
export async function createQuotaMeter(
  clock: Clock,
  limits: readonly QuotaLimit[] | undefined,
  known: readonly NamedOperation[],
): Promise<ReadableQuotaMeter | undefined> {
  if (limits === undefined) return undefined;
  const { createMemoryQuotaMeter } = await import('./memory-quota-meter.ts');
  return createMemoryQuotaMeter(clock, limits, known);
}
