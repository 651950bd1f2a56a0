import type { EventGridData, SmsEvents, SmsEventType } from '@switchboard/acs-contracts';
import type { GridEventSource } from './grid-event-source.ts';

type Sources = { [T in SmsEventType]: readonly GridEventSource<SmsEvents[T]>[] };

/**
 * Numbers have no plus sign in these events, save `to` of a delivery report.
 *
 * @see the published samples of `Microsoft.Communication.SMSReceived` and `…SMSDeliveryReportReceived`
 */
const withoutPlus = (number: string) => number.replace(/^\+/, '');
const subjectOf = (number: string) => `/phonenumber/${withoutPlus(number)}`;

export const smsGridEvents: Sources = {
  SmsReceived: [
    {
      name: 'SMSReceived',
      *drafts({ messageId, from, to, message, receivedTimestamp, segmentCount }) {
        const data: EventGridData['SMSReceived'] = {
          messageId,
          from: withoutPlus(from),
          to: withoutPlus(to),
          message,
          receivedTimestamp,
          segmentCount,
        };
        yield { id: messageId, subject: subjectOf(to), data };
      },
    },
  ],
  SmsDeliveryReportReceived: [
    {
      name: 'SMSDeliveryReportReceived',
      *drafts({ messageId, from, to, tag, ...report }) {
        const data: EventGridData['SMSDeliveryReportReceived'] = {
          messageId,
          from: withoutPlus(from),
          to,
          deliveryStatus: report.deliveryStatus,
          deliveryStatusDetails: report.deliveryStatusDetails,
          deliveryAttempts: report.deliveryAttempts,
          receivedTimestamp: report.receivedTimestamp,
          ...(tag !== undefined && { tag }),
        };
        yield { id: messageId, subject: subjectOf(from), data };
      },
    },
  ],
};
