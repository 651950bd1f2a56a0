import { AppError } from '@switchboard/node-kit';

/** Also when the number exists but is not the caller's: who it belongs to is nobody's business. */
export const phoneNumberNotFound = (phoneNumber: string) =>
  new AppError('missing', 'phone-numbers/not-found', `There is no number ${phoneNumber}.`);

export const phoneNumberReleased = (phoneNumber: string) =>
  new AppError(
    'conflict',
    'phone-numbers/released',
    `${phoneNumber} was released. Its conversations can be read, but it can do nothing more.`,
  );

export const cannotSendSms = (phoneNumber: string) =>
  new AppError(
    'conflict',
    'phone-numbers/cannot-send-sms',
    `${phoneNumber} cannot send SMS. Choose a number with outbound SMS.`,
  );

export const refusedByAcs = (message: string, cause: unknown) =>
  new AppError('invalid', 'phone-numbers/refused', `Azure Communication Services refuses: ${message}`, {
    cause,
  });

export const localityRequired = () =>
  new AppError(
    'invalid',
    'phone-numbers/locality-required',
    'Area codes of geographic numbers belong to a place: give the query parameter locality.',
  );

export const searchNotFound = (id: string) =>
  new AppError('missing', 'phone-numbers/search-not-found', `There is no search with the id ${id}.`);

export const orderNotFound = (id: string) =>
  new AppError('missing', 'phone-numbers/order-not-found', `There is no order with the id ${id}.`);

export const searchRunning = () =>
  new AppError(
    'conflict',
    'phone-numbers/search-running',
    'The search has not ended yet. Try again in a moment.',
    {
      retryAfterSeconds: 1,
    },
  );

export const searchFailed = () =>
  new AppError(
    'conflict',
    'phone-numbers/search-failed',
    'The search failed, so there is nothing to buy. Search again.',
  );

export const searchExpired = () =>
  new AppError(
    'conflict',
    'phone-numbers/search-expired',
    'The search expired: its numbers are no longer held. Search again.',
  );

export const costDiffers = (accepted: string, actual: string) =>
  new AppError(
    'conflict',
    'phone-numbers/cost-differs',
    `Nothing was bought: each number costs ${actual} a month, not ${accepted}. Confirm the cost again.`,
  );

export const agreementRequired = () =>
  new AppError(
    'conflict',
    'phone-numbers/agreement-required',
    'Nothing was bought: these numbers are sold only to those who agree not to resell them.',
  );

export const beingReleased = (phoneNumber: string) =>
  new AppError('conflict', 'phone-numbers/releasing', `${phoneNumber} is being released already.`);

export const assigneeRefused = (message: string) =>
  new AppError('invalid', 'phone-numbers/assignee-refused', message);
