import { randomUUID } from 'node:crypto';
// eslint-disable-next-line @nx/enforce-module-boundaries -- tests need servers, the service does not
import { freePort } from '@switchboard/dev-env';
import { communicationEventType, type SmsReceivedData } from '@switchboard/acs-contracts';
import type { Replacements } from '../../src/services.ts';
import { ServiceBed } from './service-bed.ts';

export { freePort };

export const WEBHOOK_PATH = '/api/events/communication';
export const SECRET = 'a-secret-for-webhooks';

/** A service that takes events and subscribes to those of the emulator. */
export async function startEventBed(
  environment: Record<string, string> = {},
  replacements: Replacements = {},
): Promise<ServiceBed> {
  const bed = await ServiceBed.start({}, replacements, 0);
  const port = String(await freePort());
  await bed.startReplica({
    PORT: port,
    ACS_INSECURE_ENDPOINT: bed.emulator.endpoint.replace('https:', 'http:'),
    EVENTS_PUBLIC_URL: `http://127.0.0.1:${port}`,
    EVENTS_WEBHOOK_SECRET: SECRET,
    ...environment,
  });
  return bed;
}

export interface Posted {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

/** What Event Grid sends, sent by hand. */
export async function post(
  url: string,
  body: unknown,
  options: { code?: string | null; headers?: Record<string, string>; method?: string } = {},
): Promise<Posted> {
  const { code = SECRET, headers, method = 'POST' } = options;
  const address = `${url}${WEBHOOK_PATH}${code === null ? '' : `?code=${encodeURIComponent(code)}`}`;
  const answer = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
}

export function smsReceived(overrides: Partial<SmsReceivedData> = {}, id: string = randomUUID()) {
  const data: SmsReceivedData = {
    messageId: id,
    from: '15555550100',
    to: '18335550001',
    message: 'Hello',
    receivedTimestamp: new Date().toISOString(),
    segmentCount: 1,
    ...overrides,
  };
  return {
    id,
    topic: '/subscriptions/1/resourceGroups/2/providers/Microsoft.Communication/communicationServices/3',
    subject: `/phonenumber/${data.to}`,
    eventType: communicationEventType('SMSReceived') as string,
    eventTime: data.receivedTimestamp,
    data: data as unknown,
    dataVersion: '1.0',
    metadataVersion: '1',
  };
}
