import { AccessApiError } from './access-api-error.ts';
import type { AuditLogPage, ManagedUser, ManagedUserPage, UpdateManagedUserRequest } from './admin.ts';
import type { DirectoryPage } from './directory.ts';
import { callingRoutes } from './client/calling-routes.ts';
import { chatRoutes } from './client/chat-routes.ts';
import { eventRoutes } from './client/event-routes.ts';
import { phoneNumberRoutes } from './client/phone-number-routes.ts';
import { smsRoutes } from './client/sms-routes.ts';
import { teamRoutes } from './client/team-routes.ts';
import type { Role, Session, SessionSummary, SignInOptions } from './session.ts';
import type { CreateThreadRequest, CreateThreadResult } from './threads.ts';
import {
  createRequest,
  queryString,
  segment,
  type AccessApiClientOptions,
  type RequestOptions,
} from './request.ts';
import type { AccessToken, ClientConfig } from './token.ts';

export interface PageQuery {
  search?: string;
  cursor?: string;
  limit?: number;
}
export interface AuditLogQuery {
  action?: string;
  userId?: string;
  cursor?: string;
  limit?: number;
}
/** The access service as typed functions; every failure is an {@link AccessApiError}. */
export type AccessApiClient = ReturnType<typeof createAccessApiClient>;

/**
 * Client of the access service. It trusts the shape of the service's answers (types only), so that a page which uses it
 * does not load the schemas.
 * @example
 * const api = createAccessApiClient();
 * await api.signInForDevelopment({ displayName: 'Ada' });
 * const { token, communicationUserId } = await api.issueToken();
 */
export function createAccessApiClient(options: AccessApiClientOptions = {}) {
  const request = createRequest(options);
  return {
    getConfig: (init?: RequestOptions) => request<ClientConfig>('GET', '/config', init),
    getSignInOptions: (init?: RequestOptions) => request<SignInOptions>('GET', '/sign-in/options', init),
    signInForDevelopment: (body: { displayName: string }, init?: RequestOptions) =>
      request<Session>('POST', '/sign-in/development', { ...init, body }),

    getSession: (init?: RequestOptions) => request<Session>('GET', '/session', init),
    /** Like `getSession`, but null for somebody who is not signed in. */
    findSession: async (init?: RequestOptions): Promise<Session | null> => {
      try {
        return await request<Session>('GET', '/session', init);
      } catch (error) {
        if (error instanceof AccessApiError && error.status === 401) return null;
        throw error;
      }
    },
    /** Ends the session and revokes the user's access tokens. */
    signOut: (init?: RequestOptions) => request<void>('DELETE', '/session', init),
    listSessions: async (init?: RequestOptions) =>
      (await request<{ items: SessionSummary[] }>('GET', '/sessions', init)).items,
    endSession: (id: string, init?: RequestOptions) =>
      request<void>('DELETE', `/sessions/${segment(id)}`, init),
    endOtherSessions: (init?: RequestOptions) => request<void>('DELETE', '/sessions', init),

    /**
     * The caller's own token. Ask again when it runs out: the service caches it, many callers at once cost nothing.
     * `replace: true` after the data plane refused the last one (401).
     */
    issueToken: ({ replace, ...init }: RequestOptions & { replace?: boolean } = {}) =>
      request<AccessToken>('POST', '/tokens', { ...init, ...(replace ? { body: { replace } } : {}) }),

    searchUsers: (query: PageQuery = {}, init?: RequestOptions) =>
      request<DirectoryPage>('GET', `/users${queryString(query)}`, init),

    /** With `idempotencyKey`, a UUID, the same call begins no second conversation. */
    createThread: (
      body: CreateThreadRequest,
      { idempotencyKey, ...init }: RequestOptions & { idempotencyKey?: string } = {},
    ) =>
      request<CreateThreadResult>('POST', '/threads', {
        ...init,
        body,
        ...(idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
      }),
    updateThread: (threadId: string, body: { topic: string }, init?: RequestOptions) =>
      request<void>('PATCH', `/threads/${segment(threadId)}`, { ...init, body }),
    addParticipants: (threadId: string, userIds: string[], init?: RequestOptions) =>
      request<void>('POST', `/threads/${segment(threadId)}/participants`, { ...init, body: { userIds } }),
    /** Removes somebody; with the caller's own id the caller leaves. */
    removeParticipant: (threadId: string, communicationUserId: string, init?: RequestOptions) =>
      request<void>(
        'DELETE',
        `/threads/${segment(threadId)}/participants/${segment(communicationUserId)}`,
        init,
      ),

    listManagedUsers: (query: PageQuery = {}, init?: RequestOptions) =>
      request<ManagedUserPage>('GET', `/admin/users${queryString(query)}`, init),
    updateManagedUser: (id: string, body: UpdateManagedUserRequest, init?: RequestOptions) =>
      request<ManagedUser>('PATCH', `/admin/users/${segment(id)}`, { ...init, body }),
    disableUser: (id: string, init?: RequestOptions) =>
      request<ManagedUser>('PATCH', `/admin/users/${segment(id)}`, { ...init, body: { disabled: true } }),
    enableUser: (id: string, init?: RequestOptions) =>
      request<ManagedUser>('PATCH', `/admin/users/${segment(id)}`, { ...init, body: { disabled: false } }),
    changeRole: (id: string, role: Role, init?: RequestOptions) =>
      request<ManagedUser>('PATCH', `/admin/users/${segment(id)}`, { ...init, body: { role } }),
    listAuditLog: (query: AuditLogQuery = {}, init?: RequestOptions) =>
      request<AuditLogPage>('GET', `/admin/audit-log${queryString(query)}`, init),

    ...teamRoutes(request),
    ...phoneNumberRoutes(request),
    ...smsRoutes(request),
    ...eventRoutes(request),
    ...callingRoutes(request),
    ...chatRoutes(request),
  };
}
