import type { SmsRecipient } from '@switchboard/acs-contracts';

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** For example `Tue, 26 Mar 2019 16:06:51 GMT`. */
const rfc1123 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Texts of the service. @see the example of Sms_Send */
const invalidDate =
  'Request sent with Invalid DateTime value for repeatability-first-sent. Expected is DateTime ,RFC1123 pattern.';
const invalidId =
  'Request sent with Invalid value for repeatability-request-id. Expected is a GUID of 36 characters.';

type Repeatability = Pick<SmsRecipient, 'repeatabilityRequestId' | 'repeatabilityFirstSent'>;

/** Why this recipient's repeatability is rejected; undefined when it is fine or not asked for. */
export function repeatabilityProblem({
  repeatabilityRequestId: id,
  repeatabilityFirstSent: firstSent,
}: Repeatability): string | undefined {
  if (id === undefined && firstSent === undefined) return undefined;
  if (id === undefined || !guid.test(id)) return invalidId;
  const isDate = firstSent !== undefined && rfc1123.test(firstSent) && !Number.isNaN(Date.parse(firstSent));
  return isDate ? undefined : invalidDate;
}

export const usedForAnother = (id: string) =>
  `The repeatability-request-id "${id}" was already used for another message or recipient. Use a new GUID for each.`;
