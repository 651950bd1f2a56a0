import { z } from 'zod';

/** What a person may do: guests only chat where they were added, members start conversations, admins also manage users. */
export const role = z.enum(['guest', 'member', 'admin']);
export type Role = z.infer<typeof role>;

export const currentUser = z.object({
  id: z.uuid(),
  displayName: z.string(),
  email: z.string().nullable(),
  role,
  /** Raw id of the user's communication identity; null until the first token was asked for. */
  communicationUserId: z.string().nullable(),
});
export type CurrentUser = z.infer<typeof currentUser>;

/** `GET /api/session` */
export const session = z.object({
  id: z.uuid(),
  user: currentUser,
  /** To be sent back in the header `x-csrf-token` with every request that changes something. */
  csrfToken: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Session = z.infer<typeof session>;

/** `GET /api/sign-in/options`: the ways to sign in that are switched on. */
export const signInOptions = z.object({
  development: z.boolean(),
  /** Names that lately signed in for development, to pick one again; empty when that way is switched off. */
  developmentNames: z.array(z.string()),
  /** Display name of the OpenID Connect provider, or null when none is configured. */
  openIdConnect: z.object({ name: z.string() }).nullable(),
});
export type SignInOptions = z.infer<typeof signInOptions>;

/** `POST /api/sign-in/development`: signs in as the user of this name, who is made when there is none. */
export const developmentSignInRequest = z.object({
  displayName: z.string().trim().min(1).max(80),
});
export type DevelopmentSignInRequest = z.infer<typeof developmentSignInRequest>;

/** `GET /api/sessions`: the caller's own sessions, newest first. `DELETE /api/sessions/{id}` ends one. */
export const sessionSummary = z.object({
  id: z.uuid(),
  current: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
});
export const sessionList = z.object({ items: z.array(sessionSummary) });
export type SessionSummary = z.infer<typeof sessionSummary>;
