import { describe, expect, it } from 'vitest';
import { communicationEventType, findCommunicationEventName } from './event-grid-types.ts';
import { eventSubscriptionName, eventSubscriptionRequest } from './event-grid-subscription.ts';
import { toCloudEvent } from './event-grid.ts';

const endpoint = 'http://localhost:3001/events?secret=1';

describe('eventSubscriptionRequest', () => {
  it('fills in what Azure fills in', () => {
    expect(eventSubscriptionRequest.parse({ endpoint })).toEqual({
      endpoint,
      deliverySchema: 'EventGridSchema',
      maxDeliveryAttempts: 30,
      eventTimeToLiveInMinutes: 1440,
      maxEventsPerBatch: 1,
      preferredBatchSizeInKilobytes: 64,
      deadLetter: false,
    });
  });

  it.each(['https://example.com', 'http://127.0.0.1:1/a', 'http://[::1]/'])('takes %s', (url) => {
    expect(eventSubscriptionRequest.safeParse({ endpoint: url }).success).toBe(true);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', '//localhost', '', 'http://a:b@localhost/', 1])(
    'refuses %j',
    (url) => {
      expect(eventSubscriptionRequest.safeParse({ endpoint: url }).success).toBe(false);
    },
  );

  it.each(['Content-Type', 'AEG-anything', 'host', 'WebHook-Request-Origin', 'a b', ''])(
    'refuses the header %j',
    (name) => {
      expect(eventSubscriptionRequest.safeParse({ endpoint, deliveryHeaders: { [name]: 'x' } }).success).toBe(
        false,
      );
    },
  );
});

describe('eventSubscriptionName', () => {
  it.each([
    ['abc', true],
    ['A-1-b', true],
    ['ab', false],
    ['a.b', false],
    ['../x', false],
  ])('%s: %s', (name, expected) => {
    expect(eventSubscriptionName.safeParse(name).success).toBe(expected);
  });
});

describe('event types', () => {
  it('are found with and without their prefix', () => {
    const type = communicationEventType('SMSReceived');
    expect(type).toBe('Microsoft.Communication.SMSReceived');
    expect(findCommunicationEventName(type)).toBe('SMSReceived');
    expect(findCommunicationEventName('RouterJobQueued')).toBe('RouterJobQueued');
    expect(findCommunicationEventName('Microsoft.Storage.BlobCreated')).toBeUndefined();
  });
});

describe('toCloudEvent', () => {
  it('names the members of the Event Grid schema anew', () => {
    const event = {
      id: '1',
      topic: '/subscriptions/1',
      subject: 's',
      eventType: 't',
      eventTime: '2026-01-31T12:00:00.500Z',
      data: { a: 1 },
      dataVersion: '1.0',
      metadataVersion: '1',
    };
    expect(toCloudEvent(event)).toEqual({
      id: '1',
      source: '/subscriptions/1',
      subject: 's',
      type: 't',
      time: '2026-01-31T12:00:00.500Z',
      specversion: '1.0',
      data: { a: 1 },
    });
  });
});
