import type { RoomModel, RoomParticipant } from '@switchboard/acs-contracts';
import type { ZodType } from 'zod';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../adapters/event-bus/memory-event-bus.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import { AcsError, badRequest } from '../../../kernel/acs-error.ts';
import type { OperationRequest, OperationResponse } from '../../../kernel/operation.ts';
import type { DomainEvent } from '../../../kernel/ports/event-bus.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { createRoomDirectory, createRoomsService } from '../index.ts';

const silence: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** 2026-01-31T12:00:00.500Z */
const startMs = Date.UTC(2026, 0, 31, 12, 0, 0, 500);
export const dayMs = 24 * 3_600_000;

export const alice = '8:acs:ac5e0000-0000-4000-8000-000000003002_alice';
export const bob = '8:acs:ac5e0000-0000-4000-8000-000000003002_bob';
export const carol = '8:acs:ac5e0000-0000-4000-8000-000000003002_carol';

export interface RoomsCall {
  readonly roomId?: string;
  /** Path and query, for the pages of a list. */
  readonly link?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** The service over the real memory store, a clock that stands still, and ids that come again in each run. */
export function createRoomsHarness() {
  const clock = createSystemClock(silence, () => startMs);
  clock.freeze();
  const bus = createMemoryEventBus(silence);
  const events: DomainEvent[] = [];
  bus.subscribe('*', (event) => events.push(event));
  const store = createMemoryDocumentStore({ indexes: {} });
  const context = { bus, clock, ids: createSeededIdGenerator('rooms'), store } as unknown as ServiceContext;
  const { operations } = createRoomsService(context);

  async function call<Body>(
    operationId: string,
    { roomId = '', link, headers = {}, body }: RoomsCall = {},
  ): Promise<OperationResponse & { body: Body }> {
    const operation = operations.find(({ id }) => id === operationId)!;
    const path = operation.route.split(' ')[1]!.replace('{roomId}', roomId);
    const url = new URL(link ?? `${path}?api-version=2025-03-13`, 'https://localhost:3002');
    const schemas = operation.request;
    const request = {
      params: parse(schemas.params, { roomId }),
      query: parse(schemas.query, Object.fromEntries(url.searchParams)),
      headers: parse(schemas.headers, headers),
      body: parse(schemas.body, body),
      url,
    } as OperationRequest;
    return (await operation.handle(undefined, request)) as OperationResponse & { body: Body };
  }

  /** Every page of a list. */
  async function pages<T>(operationId: string, roomId?: string): Promise<T[][]> {
    const all: T[][] = [];
    let link: string | undefined;
    do {
      const request = { ...(roomId !== undefined && { roomId }), ...(link !== undefined && { link }) };
      const { body } = await call<{ value: T[]; nextLink?: string }>(operationId, request);
      all.push(body.value);
      link = body.nextLink;
    } while (link !== undefined);
    return all;
  }

  return {
    clock,
    events,
    directory: createRoomDirectory(store, clock),
    call,
    async failure(operationId: string, request?: RoomsCall): Promise<AcsError> {
      const outcome = await call(operationId, request).catch((error: unknown) => error);
      if (outcome instanceof AcsError) return outcome;
      throw new Error(`${operationId} answered ${JSON.stringify(outcome)}.`);
    },
    create: async (body?: unknown) => (await call<RoomModel>('Rooms_Create', { body })).body,
    get: async (roomId: string) => (await call<RoomModel>('Rooms_Get', { roomId })).body,
    invite: (roomId: string, participants: Record<string, unknown>) =>
      call('Participants_Update', { roomId, body: { participants } }),
    roomPages: () => pages<RoomModel>('Rooms_List'),
    participantPages: (roomId: string) => pages<RoomParticipant>('Participants_List', roomId),
    participants: async (roomId: string) =>
      (await pages<RoomParticipant>('Participants_List', roomId)).flat(),
  };
}

/** As the gateway does. */
function parse(schema: ZodType | undefined, value: unknown): unknown {
  const result = schema?.safeParse(value);
  if (result && !result.success) throw badRequest(result.error.issues[0]!.message);
  return result?.data;
}
