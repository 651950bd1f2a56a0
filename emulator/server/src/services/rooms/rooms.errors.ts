import { roomLimits } from '@switchboard/acs-contracts';
import { AcsError, badRequest, notFound } from '../../kernel/acs-error.ts';

/** Code, detail and target as recorded of the service. */
const badArgument = (message: string, target: string) =>
  badRequest(message, { details: [{ code: 'BadArgument', message, target }] });

export const roomNotFound = (roomId: string) =>
  notFound(`There is no room '${roomId}'. Rooms are made with POST /rooms; a deleted one is gone.`);

export const notARoomId = (roomId: string) =>
  badRequest(
    `'${roomId}' is not the id of a room, which has 16 to 18 digits, for example 99199690362660524.`,
  );

export const endInThePast = (validUntil: Date, now: Date) =>
  badArgument(
    `The room would have ended already: validUntil is ${validUntil.toISOString()}, and it is ${now.toISOString()}.`,
    'ValidUntil',
  );

export const badValidity = (validFrom: Date, validUntil: Date) =>
  badArgument(
    `A room is open for more than no time and at most ${roomLimits.validDays} days, ` +
      `not from ${validFrom.toISOString()} to ${validUntil.toISOString()}.`,
    'ValidUntil',
  );

export const notACommunicationUser = (rawId: string) =>
  badRequest(
    `'${rawId}' cannot be invited to a room: only communication users can, by ids of the form 8:acs:<resource>_<user>.`,
    { target: 'participants' },
  );

export const tooManyParticipants = (count: number) =>
  badRequest(
    `The room would have ${count} participants, but a room may have ${roomLimits.participants}. Remove some first.`,
    { target: 'participants' },
  );

export const repeatedWithOtherBody = (requestId: string) =>
  new AcsError(
    400,
    'BadRequest',
    `The Repeatability-Request-ID '${requestId}' was already used for another room. Send a new id with a new request.`,
    { headers: { 'repeatability-result': 'rejected' } },
  );

export const repeatabilityIncomplete = () =>
  badRequest('Send Repeatability-Request-ID and Repeatability-First-Sent together, or neither.', {
    headers: { 'repeatability-result': 'rejected' },
  });
