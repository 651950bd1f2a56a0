import type { EventGridData } from '@switchboard/acs-contracts';
import type { DefaultEvents } from './default-event.ts';
import { before } from './people.ts';

const resourceNumber = '18335550100';
const handset = '14255550123';
const emailId = '00000000-0000-4000-8000-0000000e3a11';
const emailSubject = `sender/donotreply@example.com/message/${emailId}`;
const whatsappChannel = '00000000-0000-4000-8000-0000000c4a77';

const idOf = (direction: string, now: Date) =>
  `${direction}_${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}00000000-0000-4000-8000-000000000535`;

/** Text messages, advanced messages and email. */
export const messagingDefaults: DefaultEvents = {
  SMSReceived(now) {
    const data: EventGridData['SMSReceived'] = {
      messageId: idOf('Incoming', now),
      from: handset,
      to: resourceNumber,
      message: 'Yes, see you at noon.',
      receivedTimestamp: now.toISOString(),
      segmentCount: 1,
    };
    return { subject: `/phonenumber/${resourceNumber}`, data: { ...data } };
  },
  SMSDeliveryReportReceived(now) {
    const data: EventGridData['SMSDeliveryReportReceived'] = {
      messageId: idOf('Outgoing', now),
      from: resourceNumber,
      to: `+${handset}`,
      deliveryStatus: 'Delivered',
      deliveryStatusDetails: 'No error.',
      deliveryAttempts: [{ timestamp: before(now, 1500), segmentsSucceeded: 1, segmentsFailed: 0 }],
      receivedTimestamp: now.toISOString(),
      tag: 'trigger',
    };
    return { subject: `/phonenumber/${resourceNumber}`, data: { ...data } };
  },
  AdvancedMessageReceived: (now) => ({
    subject: `advancedMessage/sender/${handset}/recipient/${whatsappChannel}`,
    data: {
      from: handset,
      to: whatsappChannel,
      receivedTimestamp: now.toISOString(),
      messageId: '00000000-0000-4000-8000-000000000ad5',
      channelType: 'whatsapp',
      messageType: 'text',
      content: 'Is the table still free?',
    },
  }),
  AdvancedMessageDeliveryStatusUpdated: (now) => ({
    subject: 'advancedMessage/00000000-0000-4000-8000-000000000ad6/status/Delivered',
    data: {
      from: whatsappChannel,
      to: handset,
      receivedTimestamp: now.toISOString(),
      messageId: '00000000-0000-4000-8000-000000000ad6',
      status: 'delivered',
      channelType: 'whatsapp',
    },
  }),
  EmailDeliveryReportReceived(now) {
    const data: EventGridData['EmailDeliveryReportReceived'] = {
      sender: 'donotreply@example.com',
      recipient: 'alice@example.com',
      internetMessageId: `<${emailId}@example.com>`,
      messageId: emailId,
      status: 'Delivered',
      deliveryStatusDetails: { statusMessage: 'The message was delivered to the mailbox.' },
      deliveryAttemptTimestamp: now.toISOString(),
    };
    return { subject: emailSubject, data: { ...data } };
  },
  EmailEngagementTrackingReportReceived(now) {
    const data: EventGridData['EmailEngagementTrackingReportReceived'] = {
      sender: 'donotreply@example.com',
      recipient: 'alice@example.com',
      messageId: emailId,
      userActionTimestamp: now.toISOString(),
      engagementContext: 'https://example.com/menu',
      userAgent: 'Mozilla/5.0',
      engagementType: 'click',
    };
    return { subject: emailSubject, data: { ...data } };
  },
};
