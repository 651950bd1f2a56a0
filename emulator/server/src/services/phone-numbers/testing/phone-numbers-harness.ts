import type {
  AvailablePhoneNumber,
  PhoneNumberSearchResult,
  PhoneNumbersReservation,
  PurchasedPhoneNumber,
} from '@switchboard/acs-contracts';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import { createMemoryOperationGate } from '../../../adapters/operation-gate/memory-operation-gate.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { createOperationCaller } from '../../../kernel/testing/operation-caller.ts';
import { createPhoneNumberDirectory, createPhoneNumbersService } from '../index.ts';

const silence: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** 2026-01-31T12:00:00.500Z */
const startMs = Date.UTC(2026, 0, 31, 12, 0, 0, 500);
export const minuteMs = 60_000;

interface OperationView {
  readonly status: string;
  readonly operationType: string;
  readonly resourceLocation: string | null;
  readonly error?: { readonly code: string; readonly message: string };
}

export const tollFree = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
} as const;

export const geographic = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'outbound', sms: 'none' },
} as const;

export const reservationId = '6b2f5e0c-1111-4222-8333-944444444444';

/** The service over the real memory store and gate, a clock that stands still, and ids that come again in each run. */
export function createPhoneNumbersHarness(seed = 'phone-numbers') {
  const clock = createSystemClock(silence, () => startMs);
  clock.freeze();
  const store = createMemoryDocumentStore({ indexes: {} });
  const gate = createMemoryOperationGate(clock);
  const ids = createSeededIdGenerator(seed);
  const createService = () =>
    createPhoneNumbersService({ clock, ids, store, logger: silence } as unknown as ServiceContext, gate);
  let service = createService();

  const { call, failure } = createOperationCaller({
    operations: () => service.operations,
    apiVersion: '2025-06-01',
  });

  const operationView = async (operationId: string) =>
    (await call<OperationView>('PhoneNumbers_GetOperation', { params: { operationId } })).body;

  async function search(countryCode = 'US', body: object = tollFree) {
    const { headers } = await call('PhoneNumbers_SearchAvailablePhoneNumbers', {
      params: { countryCode },
      body,
    });
    return { searchId: headers['search-id']!, operationId: headers['operation-id']! };
  }
  const searchResult = async (searchId: string) =>
    (await call<PhoneNumberSearchResult>('PhoneNumbers_GetSearchResult', { params: { searchId } })).body;
  const purchase = (searchId: string, more: object = {}) =>
    call('PhoneNumbers_PurchasePhoneNumbers', { body: { searchId, ...more } });

  return {
    clock,
    store,
    gate,
    directory: createPhoneNumberDirectory(store),
    call,
    operationView,
    search,
    searchResult,
    purchase,
    failure,
    /** The numbers that a search finds. */
    async find(countryCode = 'US', body: object = tollFree) {
      return (await searchResult((await search(countryCode, body)).searchId)).phoneNumbers;
    },
    /** A number that the resource owns. */
    async buy(countryCode = 'US', body: object = tollFree): Promise<string> {
      const { searchId } = await search(countryCode, body);
      await purchase(searchId, { agreeToNotResell: true });
      return (await searchResult(searchId)).phoneNumbers[0]!;
    },
    async owned() {
      return (await call<{ phoneNumbers: PurchasedPhoneNumber[] }>('PhoneNumbers_ListPhoneNumbers')).body
        .phoneNumbers;
    },
    async browse(countryCode = 'US', body: object = { phoneNumberType: 'tollFree' }) {
      return (
        await call<{ phoneNumbers: AvailablePhoneNumber[] }>('PhoneNumbers_BrowseAvailableNumbers', {
          params: { countryCode },
          body,
        })
      ).body.phoneNumbers;
    },
    reserve: (phoneNumbers: Record<string, unknown>, id = reservationId) =>
      call<PhoneNumbersReservation>('PhoneNumbers_CreateOrUpdateReservation', {
        params: { reservationId: id },
        body: { phoneNumbers },
      }),
    async reservation(id = reservationId) {
      return (
        await call<PhoneNumbersReservation>('PhoneNumbers_GetReservation', { params: { reservationId: id } })
      ).body;
    },
    /** As after the end of the process: what was in memory is gone, the store is not. */
    async restart() {
      gate.reset();
      service = createService();
      await service.start?.();
    },
  };
}
