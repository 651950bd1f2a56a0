import { checkOption } from './control/check-option.ts';
import type { NamedOperation } from './adapters/operation-patterns.ts';
import type { QuotaLimit } from './kernel/ports/quota-meter.ts';

/** The limits that were asked for; of the real ones those for operations that are emulated. @throws Error when they are none */
export async function quotaLimitsOf(
  quotas: 'real' | readonly QuotaLimit[] | undefined,
  known: readonly NamedOperation[],
): Promise<readonly QuotaLimit[] | undefined> {
  if (quotas === undefined) return undefined;
  if (quotas !== 'real') {
    const { quotaLimits } = await import('./control/quotas/quota-limit.ts');
    return checkOption('quotas', quotaLimits, quotas);
  }
  const { realQuotas } = await import('./config/real-quotas.ts');
  const emulated = new Set(known.map(({ operation }) => operation));
  return realQuotas.filter(({ operations }) => operations.every((operation) => emulated.has(operation)));
}
