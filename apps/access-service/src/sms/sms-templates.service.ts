import { randomUUID } from 'node:crypto';
import type { SmsTemplate, SmsTemplateRequest } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '../platform/clock.ts';
import type { User } from '../users/user.ts';
import { guestMayNotSend, notYourTemplate, templateNotFound, tooManyTemplates } from './sms.errors.ts';

const TEMPLATES_LIMIT = 500;

type TemplateRow = { id: string; name: string; text: string; authorId: string | null };

/** Canned responses: everybody who sends uses them, authors change their own, admins all. */
export class SmsTemplatesService {
  readonly #prisma: PrismaClient;
  readonly #clock: Clock;

  constructor(prisma: PrismaClient, clock: Clock) {
    this.#prisma = prisma;
    this.#clock = clock;
  }

  /** By name. */
  async list(caller: User): Promise<SmsTemplate[]> {
    if (caller.role === 'guest') throw guestMayNotSend();
    const rows = await this.#prisma.smsTemplate.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: TEMPLATES_LIMIT,
    });
    return rows.map((row) => toTemplate(row, caller));
  }

  async create(caller: User, { name, text }: SmsTemplateRequest): Promise<SmsTemplate> {
    if (caller.role === 'guest') throw guestMayNotSend();
    if ((await this.#prisma.smsTemplate.count()) >= TEMPLATES_LIMIT) throw tooManyTemplates(TEMPLATES_LIMIT);
    const row = await this.#prisma.smsTemplate.create({
      data: { id: randomUUID(), name, text, authorId: caller.id, createdAt: this.#clock.now() },
    });
    return toTemplate(row, caller);
  }

  async replace(caller: User, id: string, { name, text }: SmsTemplateRequest): Promise<SmsTemplate> {
    const before = await this.#requireMayEdit(caller, id);
    const { count } = await this.#prisma.smsTemplate.updateMany({ where: { id }, data: { name, text } });
    if (count === 0) throw templateNotFound(id);
    return toTemplate({ ...before, name, text }, caller);
  }

  async remove(caller: User, id: string): Promise<void> {
    await this.#requireMayEdit(caller, id);
    await this.#prisma.smsTemplate.deleteMany({ where: { id } });
  }

  async #requireMayEdit(caller: User, id: string): Promise<TemplateRow> {
    if (caller.role === 'guest') throw guestMayNotSend();
    const row = await this.#prisma.smsTemplate.findUnique({ where: { id } });
    if (!row) throw templateNotFound(id);
    if (!mayEdit(row, caller)) throw notYourTemplate();
    return row;
  }
}

function mayEdit({ authorId }: TemplateRow, caller: User): boolean {
  return authorId === caller.id || caller.role === 'admin';
}

function toTemplate(row: TemplateRow, caller: User): SmsTemplate {
  return { id: row.id, name: row.name, text: row.text, mayEdit: mayEdit(row, caller) };
}
