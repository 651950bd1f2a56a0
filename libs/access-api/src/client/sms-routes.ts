import { queryString, segment, type RequestOptions, type SendRequest } from '../request.ts';
import type {
  OpenSmsConversationRequest,
  SendSmsRequest,
  SmsConversation,
  SmsConversationPage,
  SmsConversationQuery,
  SmsExportQuery,
  SmsMessagePage,
  SmsNote,
  SmsSearchPage,
  SmsSearchQuery,
  SmsSendResult,
  SmsTemplate,
  SmsTemplateRequest,
  SmsUnread,
  UpdateSmsConversationRequest,
} from '../sms.ts';

const conversation = (id: string, ...parts: string[]) =>
  ['/sms/conversations', ...[id, ...parts].map(segment)].join('/');

/** Address of the messages as CSV, for a link that downloads. */
export const smsExportPath = (query: SmsExportQuery = {}) => `/api/sms/export.csv${queryString(query)}`;

export const smsRoutes = (request: SendRequest) => ({
  listSmsConversations: (query: SmsConversationQuery = {}, init?: RequestOptions) =>
    request<SmsConversationPage>('GET', `/sms/conversations${queryString(query)}`, init),
  openSmsConversation: (body: OpenSmsConversationRequest, init?: RequestOptions) =>
    request<SmsConversation>('POST', '/sms/conversations', { ...init, body }),
  getSmsConversation: (id: string, init?: RequestOptions) =>
    request<SmsConversation>('GET', conversation(id), init),
  updateSmsConversation: (id: string, body: UpdateSmsConversationRequest, init?: RequestOptions) =>
    request<SmsConversation>('PATCH', conversation(id), { ...init, body }),
  markSmsConversationRead: (id: string, messageId: string, init?: RequestOptions) =>
    request<void>('PUT', conversation(id, 'read'), { ...init, body: { messageId } }),
  setSmsOptOut: (id: string, optedOut: boolean, init?: RequestOptions) =>
    request<SmsConversation>('PUT', conversation(id, 'opt-out'), { ...init, body: { optedOut } }),
  listSmsMessages: (id: string, query: { cursor?: string; limit?: number } = {}, init?: RequestOptions) =>
    request<SmsMessagePage>('GET', `${conversation(id, 'messages')}${queryString(query)}`, init),
  searchSms: (query: SmsSearchQuery, init?: RequestOptions) =>
    request<SmsSearchPage>('GET', `/sms/messages${queryString(query)}`, init),
  /** @param idempotencyKey a UUID; the same call with the same key sends nothing twice */
  sendSms: async (body: SendSmsRequest, idempotencyKey: string, init?: RequestOptions) =>
    (
      await request<{ items: SmsSendResult[] }>('POST', '/sms/messages', {
        ...init,
        body,
        headers: { 'idempotency-key': idempotencyKey },
      })
    ).items,
  getSmsUnread: (init?: RequestOptions) => request<SmsUnread>('GET', '/sms/unread', init),

  listSmsNotes: async (id: string, init?: RequestOptions) =>
    (await request<{ items: SmsNote[] }>('GET', conversation(id, 'notes'), init)).items,
  addSmsNote: (id: string, text: string, init?: RequestOptions) =>
    request<SmsNote>('POST', conversation(id, 'notes'), { ...init, body: { text } }),
  deleteSmsNote: (id: string, noteId: string, init?: RequestOptions) =>
    request<void>('DELETE', conversation(id, 'notes', noteId), init),

  listSmsTemplates: async (init?: RequestOptions) =>
    (await request<{ items: SmsTemplate[] }>('GET', '/sms/templates', init)).items,
  createSmsTemplate: (body: SmsTemplateRequest, init?: RequestOptions) =>
    request<SmsTemplate>('POST', '/sms/templates', { ...init, body }),
  replaceSmsTemplate: (id: string, body: SmsTemplateRequest, init?: RequestOptions) =>
    request<SmsTemplate>('PUT', `/sms/templates/${segment(id)}`, { ...init, body }),
  deleteSmsTemplate: (id: string, init?: RequestOptions) =>
    request<void>('DELETE', `/sms/templates/${segment(id)}`, init),
});
