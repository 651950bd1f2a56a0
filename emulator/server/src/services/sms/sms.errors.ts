import { AcsError, badRequest, notFound } from '../../kernel/acs-error.ts';

/** Of a request's query: decides the shape of errors. */
export type ApiVersion = string;

/** What is wrong with each field, by its name as .NET writes it, for example `SmsRecipients[0].To`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

const problemType = (section: string) => `https://tools.ietf.org/html/rfc9110#section-${section}`;

/**
 * 400 for a request that is wrong as a whole. Until 2021-03-07 the body is the bare map of fields, as recordings of the
 * service show; newer versions wrap it in an ASP.NET problem.
 *
 * @see Sms specification 2026-01-23, `BadRequestErrorResponse`
 */
export function invalidRequest(errors: FieldErrors, apiVersion: ApiVersion, requestId: string): AcsError {
  const message = Object.values(errors).flat().join(' ');
  if (apiVersion <= '2021-03-07') return badRequest(message, { body: errors });
  return badRequest(message, {
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: {
      type: problemType('15.5.1'),
      title: 'One or more validation errors occurred.',
      status: 400,
      errors,
      traceId: requestId,
    },
  });
}

export const invalidFromMessage = (from: string) =>
  `Invalid From phone number format: "${from}". Use E.164 such as +18005550100, a short code of 5 or 6 digits, or an alphanumeric sender id of up to 11 letters, digits and spaces.`;

/** 401, which the service answers since April 2021. @see azure-sdk-for-js pull request 14826 */
const notAuthorized = (message: string) => new AcsError(401, 'Unauthorized', message);

export const numberNotOwned = (from: string) =>
  notAuthorized(
    `The number "${from}" is not owned by this resource. Purchase it first, or send from a number that GET /phoneNumbers lists.`,
  );

export const numberCannotSend = (from: string, sms: string) =>
  notAuthorized(
    `The number "${from}" cannot send SMS: its SMS capability is "${sms}". Update its capabilities to outbound or inbound+outbound.`,
  );

export const reportNotFound = (messageId: string, requestId: string) =>
  new AcsError(404, 'NotFound', `There is no delivery report for the message "${messageId}".`, {
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: {
      type: problemType('15.5.5'),
      title: `There is no delivery report for the message "${messageId.slice(0, 128)}": either no message with this id was sent, or its outcome is not known yet.`,
      status: 404,
      traceId: requestId,
    },
  });

export const notHandsetNumber = (number: string, field: string) =>
  badRequest(`"${number}" is not a phone number. Use E.164 for ${field}, for example +14255550123.`, {
    target: field,
  });

export const handsetIsOwned = (number: string) =>
  badRequest(
    `"${number}" is owned by the resource, so no handset writes from it. Use any number that the resource does not own, or send from it with the SMS SDK.`,
    { target: 'from' },
  );

export const recipientNotOwned = (number: string) =>
  notFound(`The number "${number}" is not owned by this resource. Purchase it first.`);

export const recipientCannotReceive = (number: string, sms: string) =>
  badRequest(
    `The number "${number}" cannot receive SMS: its SMS capability is "${sms}". Update its capabilities to inbound or inbound+outbound.`,
    { target: 'to' },
  );

export const senderTakesNoReplies = (sender: string) =>
  badRequest(`"${sender}" is an alphanumeric sender id, which takes no replies. Write to a phone number.`, {
    target: 'to',
  });
