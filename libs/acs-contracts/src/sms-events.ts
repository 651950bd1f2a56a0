/**
 * What happens to text messages, as the SMS service publishes it on the emulator's bus. Event Grid turns these into
 * `Microsoft.Communication.SMSReceived` and `…SMSDeliveryReportReceived`. Numbers are E.164 with the plus sign, or the
 * short code or alphanumeric sender id that took part; all times ISO 8601 in UTC.
 */
export interface SmsDeliveryAttemptData {
  readonly timestamp: string;
  readonly segmentsSucceeded: number;
  readonly segmentsFailed: number;
}

export interface SmsEvents {
  /** A handset wrote to a number of the resource. */
  SmsReceived: {
    /** For example `Incoming_20260131120000<guid>`. */
    readonly messageId: string;
    /** The handset. */
    readonly from: string;
    /** The number of the resource. */
    readonly to: string;
    readonly message: string;
    readonly receivedTimestamp: string;
    readonly segmentCount: number;
  };
  /** The final outcome of a message that was sent with `enableDeliveryReport`; no other message has this event. */
  SmsDeliveryReportReceived: {
    /** As the answer of send gave it. */
    readonly messageId: string;
    /** The number of the resource. */
    readonly from: string;
    /** The handset. */
    readonly to: string;
    readonly deliveryStatus: 'Delivered' | 'Failed';
    /** For example `No error.` */
    readonly deliveryStatusDetails: string;
    readonly deliveryAttempts: readonly SmsDeliveryAttemptData[];
    readonly receivedTimestamp: string;
    /** As sent. */
    readonly tag?: string;
  };
}

export type SmsEventType = keyof SmsEvents;
