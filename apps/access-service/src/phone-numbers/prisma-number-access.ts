import type { Prisma, PrismaClient } from '@switchboard/database';
import { NumberAccess, type NumberAudience, type NumberUser, type VisibleNumbers } from './number-access.ts';
import { cannotSendSms, phoneNumberNotFound, phoneNumberReleased } from './phone-number.errors.ts';

const SMS_SENDING = ['outbound', 'inbound+outbound'];
/** Guests answer no numbers, also when they were assigned one before they became guests. */
const MAY_ANSWER: Prisma.UserWhereInput = { role: { not: 'guest' }, disabledAt: null };

export class PrismaNumberAccess extends NumberAccess {
  readonly #prisma: PrismaClient;
  readonly #resource: string;

  /** @param resource the Communication Services resource whose numbers count */
  constructor(prisma: PrismaClient, resource: string) {
    super();
    this.#prisma = prisma;
    this.#resource = resource;
  }

  override async visibleNumbers(user: NumberUser): Promise<VisibleNumbers> {
    if (user.role === 'admin') return 'all';
    if (user.role === 'guest') return new Set();
    const rows = await this.#prisma.phoneNumber.findMany({
      where: { resource: this.#resource, ...answeredBy(user.id) },
      select: { phoneNumber: true },
    });
    return new Set(rows.map(({ phoneNumber }) => phoneNumber));
  }

  override async requireVisible(user: NumberUser, phoneNumber: string): Promise<void> {
    await this.#require(user, phoneNumber);
  }

  override async requireSmsSender(user: NumberUser, phoneNumber: string): Promise<void> {
    const { releasedAt, smsCapability } = await this.#require(user, phoneNumber);
    if (releasedAt) throw phoneNumberReleased(phoneNumber);
    if (!SMS_SENDING.includes(smsCapability)) throw cannotSendSms(phoneNumber);
  }

  override async smsSenders(phoneNumbers: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#prisma.phoneNumber.findMany({
      where: {
        resource: this.#resource,
        phoneNumber: { in: [...phoneNumbers] },
        releasedAt: null,
        smsCapability: { in: SMS_SENDING },
      },
      select: { phoneNumber: true },
    });
    return new Set(rows.map(({ phoneNumber }) => phoneNumber));
  }

  override async audienceOf(phoneNumber: string): Promise<NumberAudience> {
    const answers: Prisma.PhoneNumberWhereInput = { resource: this.#resource, phoneNumber };
    const users = await this.#prisma.user.findMany({
      where: {
        ...MAY_ANSWER,
        OR: [{ numbers: { some: answers } }, { teams: { some: { team: { numbers: { some: answers } } } } }],
      },
      select: { id: true },
    });
    return { userIds: users.map(({ id }) => id) };
  }

  async #require(user: NumberUser, phoneNumber: string) {
    const row =
      user.role === 'guest'
        ? null
        : await this.#prisma.phoneNumber.findFirst({
            where: {
              resource: this.#resource,
              phoneNumber,
              ...(user.role === 'admin' ? {} : answeredBy(user.id)),
            },
            select: { releasedAt: true, smsCapability: true },
          });
    if (!row) throw phoneNumberNotFound(phoneNumber);
    return row;
  }
}

function answeredBy(userId: string): Prisma.PhoneNumberWhereInput {
  return { OR: [{ assignedUserId: userId }, { assignedTeam: { members: { some: { userId } } } }] };
}
