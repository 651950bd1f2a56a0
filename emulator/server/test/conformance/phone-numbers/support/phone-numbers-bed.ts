import { PhoneNumbersClient, SipRoutingClient } from '@azure/communication-phone-numbers';
import type {
  PhoneNumberSearchResult,
  SearchAvailablePhoneNumbersRequest,
} from '@azure/communication-phone-numbers';
import type { EmulatorOptions } from '../../../../src/index.ts';
import { startTrustedEmulator } from '../../authentication/support/trusted-emulator.ts';

export const tollFree: SearchAvailablePhoneNumbersRequest = {
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
};

/** An emulator and the unmodified clients. */
export async function startPhoneNumbersBed(options: EmulatorOptions = {}) {
  const emulator = await startTrustedEmulator(options);
  const clientOptions = { retryOptions: { maxRetries: 0 } };
  const client = new PhoneNumbersClient(emulator.connectionString, clientOptions);

  async function search(
    more: Partial<SearchAvailablePhoneNumbersRequest> = {},
  ): Promise<PhoneNumberSearchResult> {
    const poller = await client.beginSearchAvailablePhoneNumbers({ ...tollFree, ...more });
    return poller.pollUntilDone();
  }

  return {
    emulator,
    client,
    sip: new SipRoutingClient(emulator.connectionString, clientOptions),
    search,
    /** A number that the resource owns. */
    async buy(more: Partial<SearchAvailablePhoneNumbersRequest> = {}): Promise<string> {
      const { searchId, phoneNumbers } = await search(more);
      await (await client.beginPurchasePhoneNumbers(searchId)).pollUntilDone();
      return phoneNumbers[0]!;
    },
    async control(path: string, body: object = {}): Promise<unknown> {
      const response = await fetch(`http://localhost:${emulator.port}/_emulator/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    stop: () => emulator[Symbol.asyncDispose](),
  };
}

export type PhoneNumbersBed = Awaited<ReturnType<typeof startPhoneNumbersBed>>;

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Status, code and message of the error with which an SDK call ends. */
export { failureOf } from '../../authentication/support/trusted-emulator.ts';
