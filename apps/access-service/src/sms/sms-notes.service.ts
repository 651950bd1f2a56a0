import { randomUUID } from 'node:crypto';
import type { SmsNote } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '../platform/clock.ts';
import type { User } from '../users/user.ts';
import type { SmsAnnouncer } from './sms-announcer.ts';
import type { SmsConversationService } from './sms-conversation.service.ts';
import { noteNotFound, notYourNote, tooManyNotes } from './sms.errors.ts';

const NOTES_LIMIT = 500;

type NoteRow = { id: string; text: string; authorId: string | null; authorName: string; createdAt: Date };

/** What colleagues write to each other about a conversation. Its contact never sees it. */
export class SmsNotesService {
  readonly #prisma: PrismaClient;
  readonly #conversations: SmsConversationService;
  readonly #announcer: SmsAnnouncer;
  readonly #clock: Clock;

  constructor(dependencies: {
    prisma: PrismaClient;
    conversations: SmsConversationService;
    announcer: SmsAnnouncer;
    clock: Clock;
  }) {
    this.#prisma = dependencies.prisma;
    this.#conversations = dependencies.conversations;
    this.#announcer = dependencies.announcer;
    this.#clock = dependencies.clock;
  }

  /** Oldest first. */
  async list(caller: User, conversationId: string): Promise<SmsNote[]> {
    await this.#conversations.requireVisible(caller, conversationId);
    const rows = await this.#prisma.smsNote.findMany({
      where: { conversationId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: NOTES_LIMIT,
    });
    return rows.map(toNote);
  }

  async add(caller: User, conversationId: string, text: string): Promise<SmsNote> {
    const { phoneNumber } = await this.#conversations.requireVisible(caller, conversationId);
    if ((await this.#prisma.smsNote.count({ where: { conversationId } })) >= NOTES_LIMIT) {
      throw tooManyNotes(NOTES_LIMIT);
    }
    const row = await this.#prisma.smsNote.create({
      data: {
        id: randomUUID(),
        conversationId,
        authorId: caller.id,
        authorName: caller.displayName,
        text,
        createdAt: this.#clock.now(),
      },
    });
    this.#announcer.conversationChanged(phoneNumber, conversationId);
    return toNote(row);
  }

  /** Authors delete their own notes, admins all. */
  async remove(caller: User, conversationId: string, noteId: string): Promise<void> {
    const { phoneNumber } = await this.#conversations.requireVisible(caller, conversationId);
    const note = await this.#prisma.smsNote.findFirst({ where: { id: noteId, conversationId } });
    if (!note) throw noteNotFound(noteId);
    if (note.authorId !== caller.id && caller.role !== 'admin') throw notYourNote();
    await this.#prisma.smsNote.deleteMany({ where: { id: noteId } });
    this.#announcer.conversationChanged(phoneNumber, conversationId);
  }
}

function toNote({ id, text, authorId, authorName, createdAt }: NoteRow): SmsNote {
  const author = authorId === null ? null : { id: authorId, displayName: authorName };
  return { id, text, author, createdAt: createdAt.toISOString() };
}
