import { Controller, Get, Patch } from '@nestjs/common';
import {
  auditLogPage,
  auditLogQuery,
  managedUser,
  managedUserPage,
  managedUserQuery,
  updateManagedUserRequest,
  type AuditLogPage,
  type ManagedUser,
  type ManagedUserPage,
  type UpdateManagedUserRequest,
} from '@switchboard/access-api';
import { z } from 'zod';
import { AuditLog } from '../audit/audit-log.ts';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidParam, ValidQuery } from '../platform/parameters.ts';
import { RequiresRole } from '../platform/route-access.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';
import { AdminService } from './admin.service.ts';

@Controller('admin')
@RequiresRole('admin')
export class AdminController {
  constructor(
    private readonly admin: AdminService,
    private readonly users: UserRepository,
    private readonly audit: AuditLog,
  ) {}

  @Get('users')
  @Operation({ summary: 'All users by name.', status: 200, answers: managedUserPage })
  async listUsers(
    @ValidQuery(managedUserQuery) query: z.infer<typeof managedUserQuery>,
  ): Promise<ManagedUserPage> {
    const { items, nextCursor } = await this.users.search(query);
    return { items: items.map(toManagedUser), nextCursor };
  }

  @Patch('users/:userId')
  @Operation({
    summary: 'Disables, enables, or changes the role of a user.',
    status: 200,
    answers: managedUser,
  })
  async updateUser(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('userId', z.uuid()) userId: string,
    @ValidBody(updateManagedUserRequest) { role, disabled }: UpdateManagedUserRequest,
  ): Promise<ManagedUser> {
    const change = {
      ...(role === undefined ? {} : { role }),
      ...(disabled === undefined ? {} : { disabled }),
    };
    return toManagedUser(await this.admin.updateUser(user, userId, change));
  }

  @Get('audit-log')
  @Operation({ summary: 'Who did what to whom, newest first.', status: 200, answers: auditLogPage })
  async listAuditLog(@ValidQuery(auditLogQuery) query: z.infer<typeof auditLogQuery>): Promise<AuditLogPage> {
    const { items, nextCursor } = await this.audit.list(query);
    return {
      items: items.map((record) => ({
        ...record,
        at: record.at.toISOString(),
        details: { ...record.details },
      })),
      nextCursor,
    };
  }
}

function toManagedUser(user: User): ManagedUser {
  return {
    id: user.id,
    displayName: user.displayName,
    email: user.email,
    role: user.role,
    disabled: user.disabled,
    communicationUserId: user.communicationUserId,
    createdAt: user.createdAt.toISOString(),
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
  };
}
