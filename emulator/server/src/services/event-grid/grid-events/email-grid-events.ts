import type { EmailEvents, EmailEventType, EventGridData } from '@switchboard/acs-contracts';
import type { GridEventSource } from './grid-event-source.ts';

type Sources = { [T in EmailEventType]: readonly GridEventSource<EmailEvents[T]>[] };

const subjectOf = ({ sender, messageId }: { sender: string; messageId: string }) =>
  `sender/${sender}/message/${messageId}`;

/** @see the published samples of `Microsoft.Communication.EmailDeliveryReportReceived` and `…EmailEngagementTrackingReportReceived` */
export const emailGridEvents: Sources = {
  EmailDeliveryReportReceived: [
    {
      name: 'EmailDeliveryReportReceived',
      *drafts({ statusMessage, recipientMailServerHostName, ...report }) {
        const data: EventGridData['EmailDeliveryReportReceived'] = {
          ...report,
          deliveryStatusDetails: {
            statusMessage,
            ...(recipientMailServerHostName !== undefined && { recipientMailServerHostName }),
          },
        };
        yield { subject: subjectOf(report), data };
      },
    },
  ],
  EmailEngagementTrackingReportReceived: [
    {
      name: 'EmailEngagementTrackingReportReceived',
      *drafts(data) {
        yield { subject: subjectOf(data), data };
      },
    },
  ],
};
