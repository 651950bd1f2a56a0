import { z } from 'zod';

export const directoryEntry = z.object({
  id: z.uuid(),
  displayName: z.string(),
  /** Null for a person who has never signed in to chat; adding them to a thread makes their identity. */
  communicationUserId: z.string().nullable(),
});
export type DirectoryEntry = z.infer<typeof directoryEntry>;

/** `GET /api/users?search=&cursor=&limit=`: enabled users whose name contains `search`, the caller left out. */
export const directoryQuery = z.object({
  search: z.string().trim().max(80).default(''),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const directoryPage = z.object({
  items: z.array(directoryEntry),
  nextCursor: z.string().nullable(),
});
export type DirectoryPage = z.infer<typeof directoryPage>;
