import { z } from 'zod';

/** People who answer the same phone numbers. */
export const team = z.object({
  id: z.uuid(),
  name: z.string(),
  members: z.array(z.object({ id: z.uuid(), displayName: z.string() })),
});
export type Team = z.infer<typeof team>;

/** `GET /api/teams`: every team for an admin, else the caller's own, by name. */
export const teamList = z.object({ items: z.array(team) });

/** `POST /api/teams` → 201, `PUT /api/teams/{teamId}` → 200; admins only. Members are replaced as a whole. */
export const teamRequest = z.object({
  name: z.string().trim().min(1).max(80),
  memberUserIds: z.array(z.uuid()).max(500).default([]),
});
export type TeamRequest = z.input<typeof teamRequest>;
