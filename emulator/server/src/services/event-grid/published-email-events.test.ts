import type { EmailEvents, EventGridEnvelope } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createEventGridHarness } from './testing/event-grid-harness.ts';

const about = { sender: 'news@contoso.com', recipient: 'alice@example.com', messageId: 'm-1' };
const subject = 'sender/news@contoso.com/message/m-1';
const time = '2026-01-31T12:00:00.500Z';

async function eventOf<T extends keyof EmailEvents>(type: T, data: EmailEvents[T]) {
  const harness = await createEventGridHarness();
  await harness.put('inbox', {});
  harness.bus.publish({ type, data });
  await harness.settle();
  const [event] = harness.webhooks.bodies('inbox').flat() as EventGridEnvelope[];
  return event;
}

describe('e-mail', () => {
  it('reported: the status with its details in an object of their own', async () => {
    const report = { ...about, internetMessageId: '<1@contoso.com>', status: 'Bounced' } as const;
    const event = await eventOf('EmailDeliveryReportReceived', {
      ...report,
      statusMessage: '550 5.1.1',
      recipientMailServerHostName: 'mx.example.com',
      deliveryAttemptTimestamp: time,
    });
    expect(event).toMatchObject({
      eventType: 'Microsoft.Communication.EmailDeliveryReportReceived',
      subject,
      data: {
        ...report,
        deliveryStatusDetails: { statusMessage: '550 5.1.1', recipientMailServerHostName: 'mx.example.com' },
        deliveryAttemptTimestamp: time,
      },
    });
    expect(event?.data).not.toHaveProperty('statusMessage');
  });

  it('opened or clicked', async () => {
    const engagement = {
      ...about,
      userActionTimestamp: time,
      engagementContext: 'https://contoso.com/offer',
      userAgent: 'Mozilla/5.0',
      engagementType: 'click',
    } as const;
    expect(await eventOf('EmailEngagementTrackingReportReceived', engagement)).toMatchObject({
      eventType: 'Microsoft.Communication.EmailEngagementTrackingReportReceived',
      subject,
      data: engagement,
    });
  });
});
