import type { ChatEvents, ChatEventType } from '@switchboard/acs-contracts';
import type { ZodType } from 'zod';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../adapters/event-bus/memory-event-bus.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import { AcsError, badRequest } from '../../../kernel/acs-error.ts';
import type { OperationResponse } from '../../../kernel/operation.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { createChatService } from '../index.ts';

const silence: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** 2026-01-31T12:00:00.500Z */
const startMs = Date.UTC(2026, 0, 31, 12, 0, 0, 500);

export const ann = '8:acs:resource_ann';
export const bob = '8:acs:resource_bob';
export const eve = '8:acs:resource_eve';

export interface ChatCall {
  readonly as?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly rawBody?: Uint8Array;
}

type PublishedChatEvent = {
  [T in ChatEventType]: { readonly type: T; readonly data: ChatEvents[T] };
}[ChatEventType];

export const asParticipant = (rawId: string, more: object = {}) => ({
  communicationIdentifier: { communicationUser: { id: rawId } },
  ...more,
});

/** The chat service over the real memory store, a clock that stands still, and ids that come again in each run. */
export function createChatHarness() {
  const clock = createSystemClock(silence, () => startMs);
  clock.freeze();
  const bus = createMemoryEventBus(silence);
  const store = createMemoryDocumentStore({ indexes: {} });
  const known = new Set([ann, bob, eve]);
  const events: PublishedChatEvent[] = [];
  bus.subscribe('*', (event) => events.push(event as PublishedChatEvent));
  const service = createChatService({
    clock,
    ids: createSeededIdGenerator('chat'),
    store,
    bus,
    logger: silence,
    identities: {
      exists: async (rawId: string) => known.has(rawId),
      tokensValidAfter: async () => undefined,
    },
  } as unknown as ServiceContext);

  async function call(operationId: string, request: ChatCall = {}): Promise<OperationResponse> {
    const operation = service.operations.find(({ id }) => id === operationId);
    if (!operation) throw new Error(`There is no operation ${operationId}.`);
    const { params, query, headers, body } = operation.request;
    const path = operation.route
      .split(' ')[1]!
      .replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(request.params?.[name] ?? ''));
    const url = new URL(`https://localhost:3002${path}?api-version=2025-03-15`);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    return operation.handle(undefined, {
      params: parse(params, request.params ?? {}),
      query: parse(query, request.query ?? {}),
      headers: parse(headers, request.headers ?? {}),
      body: parse(body, request.body),
      rawBody: request.rawBody ?? new Uint8Array(),
      principal: {
        kind: 'user',
        rawId: request.as ?? ann,
        scopes: ['chat'],
        expiresOn: new Date(startMs * 2),
      },
      url,
      requestId: 'request',
    });
  }

  return {
    service,
    store,
    clock,
    events,
    known,
    call,
    /** The status with which a call fails, and its message. */
    async failure(operationId: string, request?: ChatCall): Promise<AcsError> {
      const outcome = await call(operationId, request).catch((error: unknown) => error);
      if (outcome instanceof AcsError) return outcome;
      throw new Error(`${operationId} answered ${JSON.stringify(outcome)}.`);
    },
    /** Events of one type, with who is told. */
    eventsOf: <T extends ChatEventType>(type: T) =>
      events.filter((event) => event.type === type).map(({ data }) => data as ChatEvents[T]),
    async createThread(
      members: readonly unknown[] = [asParticipant(bob)],
      more: object = {},
    ): Promise<string> {
      const { body } = await call('Chat_CreateChatThread', {
        body: { topic: 'Lunch', participants: members, ...more },
      });
      return (body as { chatThread: { id: string } }).chatThread.id;
    },
    async send(chatThreadId: string, content: string, as = ann, more: object = {}): Promise<string> {
      const { body } = await call('ChatThread_SendChatMessage', {
        as,
        params: { chatThreadId },
        body: { content, ...more },
      });
      return (body as { id: string }).id;
    },
    /** The value of a page and its link. */
    async list<T = Record<string, unknown>>(
      operationId: string,
      request: ChatCall,
    ): Promise<{ value: T[]; nextLink?: string }> {
      return (await call(operationId, request)).body as { value: T[]; nextLink?: string };
    },
    /** Every page of a list, by following its links. */
    async pages<T = Record<string, unknown>>(operationId: string, request: ChatCall): Promise<T[][]> {
      const pages: T[][] = [];
      let query = request.query ?? {};
      for (;;) {
        const { body } = await call(operationId, { ...request, query });
        const page = body as { value: T[]; nextLink?: string };
        pages.push(page.value);
        if (!page.nextLink) return pages;
        const { 'api-version': _, ...next } = Object.fromEntries(new URL(page.nextLink).searchParams);
        query = next;
      }
    },
  };
}

function parse(schema: ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badRequest(result.error.issues.map(({ message }) => message).join('; '));
}
