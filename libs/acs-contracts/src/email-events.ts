/** @see `AcsEmailDeliveryReportStatus`; `Expanded` is in the documentation of the event only. */
export type EmailDeliveryStatus =
  'Delivered' | 'Expanded' | 'Bounced' | 'Suppressed' | 'Quarantined' | 'FilteredSpam' | 'Failed';

/**
 * What happens to e-mails, as the e-mail service publishes it on the emulator's bus. Event Grid turns these into
 * `Microsoft.Communication.EmailDeliveryReportReceived` and `…EmailEngagementTrackingReportReceived`. All times ISO 8601
 * in UTC.
 */
export interface EmailEvents {
  /** The final outcome for one recipient. */
  EmailDeliveryReportReceived: {
    readonly sender: string;
    readonly recipient: string;
    /** The id of the send operation. */
    readonly messageId: string;
    /** The header `Message-ID`; absent when nothing was sent. */
    readonly internetMessageId?: string;
    readonly status: EmailDeliveryStatus;
    readonly statusMessage: string;
    /** Absent when nothing was sent. */
    readonly recipientMailServerHostName?: string;
    readonly deliveryAttemptTimestamp: string;
  };
  /** A recipient opened the e-mail, or followed a link in it. */
  EmailEngagementTrackingReportReceived: {
    readonly sender: string;
    readonly recipient: string;
    /** The id of the send operation. */
    readonly messageId: string;
    readonly userActionTimestamp: string;
    /** Of a click the link, as it was sent; otherwise empty. */
    readonly engagementContext: string;
    readonly userAgent: string;
    readonly engagementType: 'view' | 'click';
  };
}

export type EmailEventType = keyof EmailEvents;
