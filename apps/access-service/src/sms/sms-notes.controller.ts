import { Controller, Delete, Get, Post } from '@nestjs/common';
import { smsNote, smsNoteList, smsNoteRequest, type SmsNote } from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidParam } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { SmsNotesService } from './sms-notes.service.ts';

@Controller('sms/conversations/:conversationId/notes')
export class SmsNotesController {
  constructor(private readonly notes: SmsNotesService) {}

  @Get()
  @Operation({ summary: 'Notes about a conversation, oldest first.', status: 200, answers: smsNoteList })
  async listSmsNotes(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('conversationId', z.uuid()) conversationId: string,
  ): Promise<z.output<typeof smsNoteList>> {
    return { items: await this.notes.list(user, conversationId) };
  }

  @Post()
  @Operation({ summary: 'Writes a note, which is never sent.', status: 201, answers: smsNote })
  async addSmsNote(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('conversationId', z.uuid()) conversationId: string,
    @ValidBody(smsNoteRequest) { text }: z.output<typeof smsNoteRequest>,
  ): Promise<SmsNote> {
    return this.notes.add(user, conversationId, text);
  }

  @Delete(':noteId')
  @Operation({ summary: 'Deletes a note.', status: 204 })
  async deleteSmsNote(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('conversationId', z.uuid()) conversationId: string,
    @ValidParam('noteId', z.uuid()) noteId: string,
  ): Promise<void> {
    await this.notes.remove(user, conversationId, noteId);
  }
}
