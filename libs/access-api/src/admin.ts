import { z } from 'zod';
import { role } from './session.ts';

export const managedUser = z.object({
  id: z.uuid(),
  displayName: z.string(),
  email: z.string().nullable(),
  role,
  disabled: z.boolean(),
  communicationUserId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime().nullable(),
});
export type ManagedUser = z.infer<typeof managedUser>;

export const managedUserQuery = z.object({
  search: z.string().trim().max(80).default(''),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** `GET /api/admin/users?search=&cursor=&limit=` */
export const managedUserPage = z.object({ items: z.array(managedUser), nextCursor: z.string().nullable() });
export type ManagedUserPage = z.infer<typeof managedUserPage>;

/** `PATCH /api/admin/users/{userId}` → 200 with the user. Disabling revokes tokens and ends sessions at once. */
export const updateManagedUserRequest = z
  .object({ disabled: z.boolean(), role })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Give at least one of "disabled" and "role".');
export type UpdateManagedUserRequest = z.infer<typeof updateManagedUserRequest>;

export const auditLogEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** For example `token/issued`, `user/disabled`, `session/started`. */
  action: z.string(),
  actor: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
  subject: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  correlationId: z.string().nullable(),
});
export type AuditLogEntry = z.infer<typeof auditLogEntry>;

/** `GET /api/admin/audit-log?action=&userId=&cursor=&limit=`, newest first. */
export const auditLogQuery = z.object({
  action: z.string().max(80).optional(),
  userId: z.uuid().optional(),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'Give the nextCursor of the page before.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const auditLogPage = z.object({ items: z.array(auditLogEntry), nextCursor: z.string().nullable() });
export type AuditLogPage = z.infer<typeof auditLogPage>;
