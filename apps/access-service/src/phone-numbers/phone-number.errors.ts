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
