import type { InboxEventPage, InboxEventQuery, ReplayEventsRequest } from '../events.ts';
import { queryString, type RequestOptions, type SendRequest } from '../request.ts';

export const eventRoutes = (request: SendRequest) => ({
  listInboxEvents: (query: InboxEventQuery = {}, init?: RequestOptions) =>
    request<InboxEventPage>('GET', `/admin/events${queryString(query)}`, init),
  replayInboxEvents: (body: ReplayEventsRequest = {}, init?: RequestOptions) =>
    request<{ replayed: number }>('POST', '/admin/events/replay', { ...init, body }),
});
