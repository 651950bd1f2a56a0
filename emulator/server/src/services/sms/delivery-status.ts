/**
 * The codes with which carriers and Azure Communication Services end a message. Reports carry code and text; a success
 * is `No error.`, as recorded reports have it.
 *
 * @see "Troubleshooting in Azure Communication Services", SMS error codes; "SMS FAQ" for the text of 4007
 */
const failures = {
  4000: 'Message is rejected due to fraud detection.',
  4003: 'Message failed to deliver due to unsupported destination.',
  4004: 'Message failed to deliver since the Destination/To number does not exist.',
  4005: 'Message is blocked by the Destination carrier.',
  4006: 'The Destination/To number is not reachable.',
  4007: 'Sender blocked for given recipient.',
  5001: 'Message failed to deliver due to temporary unavailability of the system.',
  5002: 'No delivery report arrived from the carrier in time.',
} as const;

export type FailureCode = keyof typeof failures;
/** 2000 is delivered. */
export type DeliveryCode = 2000 | FailureCode;

export const deliveryStatusDetails = (code: DeliveryCode) =>
  code === 2000 ? 'No error.' : `${code}: ${failures[code]}`;
