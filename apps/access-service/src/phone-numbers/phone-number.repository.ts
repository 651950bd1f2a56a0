import type { NumberAssignee, PhoneNumber } from '@switchboard/access-api';
import type { AuditEvent } from '../audit/audit-log.ts';
import type { VisibleNumbers } from './number-access.ts';
import type { OwnedNumber } from './phone-number-gateway.ts';

export interface Assignment {
  readonly kind: NumberAssignee['kind'];
  readonly id: string;
}

/** What a look at the resource's list changed. */
export interface SyncOutcome {
  readonly found: readonly string[];
  readonly gone: readonly string[];
  readonly changed: readonly string[];
}

/** Keeps the numbers of the resource, with who answers each. */
export abstract class PhoneNumberRepository {
  /** Those that the resource still has, by number. */
  abstract list(visible: VisibleNumbers): Promise<PhoneNumber[]>;
  /**
   * Changes who answers a number, with the entry in the audit log that `audit` makes of the number before and after.
   * @throws AppError `phone-numbers/not-found`, `phone-numbers/released`, `phone-numbers/releasing`
   */
  abstract assign(
    phoneNumber: string,
    assignment: Assignment | null,
    audit: (before: PhoneNumber, after: PhoneNumber) => AuditEvent,
  ): Promise<PhoneNumber>;
  /**
   * Makes the rows follow the resource's list; assignments stay. Numbers with work under way, or just bought or released,
   * are left to that work: the list may be older than what it wrote.
   */
  abstract sync(owned: readonly OwnedNumber[]): Promise<SyncOutcome>;
}
