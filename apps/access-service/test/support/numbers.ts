import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import type { NumberOrder, NumberSearch, NumberSearchRequest } from '@switchboard/access-api';
import { expect, vi } from 'vitest';
import type { ServiceBed } from './service-bed.ts';
import type { TestClient } from './test-client.ts';

export const tollFree: NumberSearchRequest = {
  countryCode: 'US',
  numberType: 'tollFree',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
};

const WAIT = { timeout: 20_000, interval: 20 };

/** Waits until the search has ended. */
export async function endOfSearch(admin: TestClient, id: string): Promise<NumberSearch> {
  return vi.waitFor(async () => {
    const search = await admin.api.getNumberSearch(id);
    expect(search.status).not.toBe('running');
    return search;
  }, WAIT);
}

export async function search(admin: TestClient, request = tollFree): Promise<NumberSearch> {
  return endOfSearch(admin, (await admin.api.searchNumbers(request)).id);
}

export async function order(
  admin: TestClient,
  { id, monthlyCost }: NumberSearch,
  agreeToNotResell = false,
): Promise<NumberOrder> {
  return admin.api.orderNumbers({ searchId: id, acceptedMonthlyCost: monthlyCost!, agreeToNotResell });
}

/** Waits until the purchase or the release has ended. */
export async function endOfOrder(admin: TestClient, id: string): Promise<NumberOrder> {
  return vi.waitFor(async () => {
    const current = await admin.api.getNumberOrder(id);
    expect(current.status).not.toBe('running');
    return current;
  }, WAIT);
}

/** Searches for a number and buys it. */
export async function buy(admin: TestClient, request = tollFree): Promise<string> {
  const ended = await endOfOrder(admin, (await order(admin, await search(admin, request))).id);
  expect(ended).toMatchObject({ status: 'succeeded', failure: null });
  return ended.phoneNumbers[0]!;
}

/** The same resource, used by somebody else. */
export function elsewhere(bed: Pick<ServiceBed, 'emulator'>): PhoneNumbersClient {
  return new PhoneNumbersClient(bed.emulator.connectionString);
}

export async function ownedNumbers(bed: Pick<ServiceBed, 'emulator'>): Promise<string[]> {
  const numbers: string[] = [];
  for await (const { phoneNumber } of elsewhere(bed).listPurchasedPhoneNumbers()) numbers.push(phoneNumber);
  return numbers;
}

/** What the resource calls the search. */
export async function acsSearchIdOf(bed: ServiceBed, { phoneNumbers }: NumberSearch): Promise<string> {
  const answer = await fetch(`${bed.emulator.endpoint}/_emulator/state`);
  const { documents } = (await answer.json()) as {
    documents: { body: { searchId?: string; phoneNumbers?: string[] } }[];
  };
  const found = documents.find(({ body }) => body.searchId && body.phoneNumbers?.includes(phoneNumbers[0]!));
  return found!.body.searchId!;
}
