import type { Role } from '@switchboard/access-api';

export interface NumberUser {
  readonly id: string;
  readonly role: Role;
}

/** The numbers of one user: every number of the resource for an admin. */
export type VisibleNumbers = 'all' | ReadonlySet<string>;

/** Who is concerned with a number, besides every admin. */
export interface NumberAudience {
  readonly userIds: readonly string[];
}

/** Who may see and use which phone numbers; released numbers stay visible, their conversations can still be read. */
export abstract class NumberAccess {
  abstract visibleNumbers(user: NumberUser): Promise<VisibleNumbers>;
  /** @throws AppError `phone-numbers/not-found`, also when the number exists but is not the user's */
  abstract requireVisible(user: NumberUser, phoneNumber: string): Promise<void>;
  /** @throws AppError `phone-numbers/not-found`, `phone-numbers/released` or `phone-numbers/cannot-send-sms` */
  abstract requireSmsSender(user: NumberUser, phoneNumber: string): Promise<void>;
  /** Those of the numbers from which SMS can be sent now. */
  abstract smsSenders(phoneNumbers: readonly string[]): Promise<ReadonlySet<string>>;
  abstract audienceOf(phoneNumber: string): Promise<NumberAudience>;

  async audienceOfAll(phoneNumbers: readonly string[]): Promise<NumberAudience> {
    const audiences = await Promise.all(phoneNumbers.map((phoneNumber) => this.audienceOf(phoneNumber)));
    return { userIds: [...new Set(audiences.flatMap(({ userIds }) => userIds))] };
  }
}
