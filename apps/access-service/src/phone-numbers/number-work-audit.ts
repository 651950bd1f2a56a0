import type { WorkFailure } from '@switchboard/access-api';
import type { AuditEvent } from '../audit/audit-log.ts';
import { numbersOf, type OrderWork, type PurchaseWork, type ReleaseWork } from './number-work.ts';

/** One entry for each number: a purchase is looked for by the number that it was about. */
function entries(work: OrderWork, action: string, details: Record<string, unknown> = {}): AuditEvent[] {
  const { id, displayName } = work.requester;
  return numbersOf(work).map((phoneNumber) => ({
    action,
    actor: { id, displayName },
    subject: phoneNumber,
    details: { orderId: work.id, monthlyCost: costOf(work), ...details },
  }));
}

const costOf = (work: OrderWork) => (work.kind === 'purchase' ? work.purchase.monthlyCost : work.monthlyCost);

export const auditOfOrder = (work: OrderWork) =>
  entries(
    work,
    `phone-number/${work.kind}-ordered`,
    work.kind === 'purchase' && work.purchase.agreeToNotResell ? { agreedToNotResell: true } : {},
  );
export const auditOfPurchase = (work: PurchaseWork) => entries(work, 'phone-number/purchased');
export const auditOfRelease = (work: ReleaseWork) => entries(work, 'phone-number/released');
export const auditOfFailure = (work: OrderWork, { code }: WorkFailure) =>
  entries(work, `phone-number/${work.kind}-failed`, { code });
