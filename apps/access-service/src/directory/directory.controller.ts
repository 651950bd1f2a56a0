import { Controller, Get } from '@nestjs/common';
import { directoryPage, directoryQuery, type DirectoryPage } from '@switchboard/access-api';
import type { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidQuery } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { UserRepository } from '../users/user.repository.ts';

@Controller('users')
export class DirectoryController {
  constructor(private readonly users: UserRepository) {}

  @Get()
  @Operation({ summary: 'Enabled users by name, the caller left out.', status: 200, answers: directoryPage })
  async search(
    @CurrentSession() { user }: ActiveSession,
    @ValidQuery(directoryQuery) query: z.infer<typeof directoryQuery>,
  ): Promise<DirectoryPage> {
    const { items, nextCursor } = await this.users.search({ ...query, exceptId: user.id, enabledOnly: true });
    return {
      items: items.map(({ id, displayName, communicationUserId }) => ({
        id,
        displayName,
        communicationUserId,
      })),
      nextCursor,
    };
  }
}
