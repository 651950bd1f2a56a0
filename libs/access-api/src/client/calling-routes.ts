import type { CallPage, CallQuery, DeclinedCall, DeclinedCallResult, MissedCalls } from '../calls.ts';
import type {
  CreateMeetingRequest,
  Meeting,
  MeetingAdmission,
  MeetingNewsCount,
  MeetingPage,
  MeetingQuery,
  UpdateMeetingRequest,
} from '../meetings.ts';
import type { RelayConfiguration } from '../relay.ts';
import { queryString, segment, type RequestOptions, type SendRequest } from '../request.ts';

/** Where the browser finds a meeting as a file for calendars. */
export const meetingCalendarPath = (id: string) => `/api/meetings/${segment(id)}/calendar.ics`;

export const callingRoutes = (request: SendRequest) => ({
  issueRelay: (init?: RequestOptions) => request<RelayConfiguration>('POST', '/relay', init),
  listCalls: (query: CallQuery = {}, init?: RequestOptions) =>
    request<CallPage>('GET', `/calls${queryString(query)}`, init),
  getMissedCalls: (init?: RequestOptions) => request<MissedCalls>('GET', '/calls/missed', init),
  /** Says that the caller has read the list of calls. */
  markCallsSeen: (init?: RequestOptions) => request<void>('PUT', '/calls/seen', init),
  /** Says that the caller was called and declined. */
  declineCall: (body: DeclinedCall, init?: RequestOptions) =>
    request<DeclinedCallResult>('PUT', '/calls/declined', { ...init, body }),

  listMeetings: (query: MeetingQuery = {}, init?: RequestOptions) =>
    request<MeetingPage>('GET', `/meetings${queryString(query)}`, init),
  getMeeting: (id: string, init?: RequestOptions) =>
    request<Meeting>('GET', `/meetings/${segment(id)}`, init),
  createMeeting: (body: CreateMeetingRequest, init?: RequestOptions) =>
    request<Meeting>('POST', '/meetings', { ...init, body }),
  updateMeeting: (id: string, body: UpdateMeetingRequest, init?: RequestOptions) =>
    request<Meeting>('PATCH', `/meetings/${segment(id)}`, { ...init, body }),
  cancelMeeting: (id: string, init?: RequestOptions) =>
    request<void>('DELETE', `/meetings/${segment(id)}`, init),
  getMeetingNews: (init?: RequestOptions) => request<MeetingNewsCount>('GET', '/meetings/news', init),
  markMeetingsSeen: (meetingIds: string[], init?: RequestOptions) =>
    request<void>('PUT', '/meetings/seen', { ...init, body: { meetingIds } }),
  joinMeeting: (id: string, init?: RequestOptions) =>
    request<MeetingAdmission>('POST', `/meetings/${segment(id)}/join`, init),
});
