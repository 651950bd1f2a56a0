import type { EmulatorProcess } from './emulator-process.ts';

export const ownNumber = '+18005550100';

const state = {
  version: 1,
  documents: [
    {
      key: { collection: 'phone-numbers/purchased', partition: '', id: ownNumber },
      body: {
        phoneNumber: ownNumber,
        countryCode: 'US',
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        capabilities: { calling: 'none', sms: 'inbound+outbound' },
      },
      etag: '1',
      sequence: 1,
    },
  ],
};

/** Empties the emulator, but for a number that can send and receive text messages. */
export async function ownOneNumber(emulator: EmulatorProcess): Promise<void> {
  await control(emulator, 'PUT', 'state', state);
}

export async function control(
  emulator: EmulatorProcess,
  method: string,
  path: string,
  body: unknown,
): Promise<void> {
  const url = `${emulator.plainEndpoint}/_emulator/${path}`;
  const response = await fetch(url, { method, body: JSON.stringify(body) });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${answer.slice(0, 500)}`);
}
