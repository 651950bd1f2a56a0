import type { PhoneNumberCapabilities, PhoneNumberType } from '@switchboard/acs-contracts';
import { AcsError, badRequest, notFound } from '../../kernel/acs-error.ts';

const conflict = (message: string, target?: string) =>
  new AcsError(409, 'Conflict', message, target === undefined ? {} : { target });

export const unknownCountry = (countryCode: string, known: readonly string[]) =>
  badRequest(
    `There are no numbers in the country '${countryCode.slice(0, 20)}'. Choose one of ${known.join(', ')}.`,
    { target: 'countryCode' },
  );

/** Code and target as recorded of the service. */
export const phoneNumberNotFound = (phoneNumber: string) =>
  new AcsError(404, 'NotFound', `Input phoneNumber ${phoneNumber} cannot be found.`, {
    target: 'phonenumber',
  });

export const notAPhoneNumber = (text: string) =>
  badRequest(`'${text.slice(0, 40)}' is not a phone number in E.164 format, for example +14255550123.`, {
    target: 'phonenumber',
  });

/** Code as recorded of the service. */
export const noSuchPlan = (
  countryCode: string,
  phoneNumberType: PhoneNumberType,
  assignmentType: string,
  { calling, sms }: Partial<PhoneNumberCapabilities>,
) =>
  new AcsError(
    400,
    'InvalidInput',
    `There are no ${phoneNumberType} numbers for a${assignmentType === 'application' ? 'n' : ''} ${assignmentType} in ${countryCode} with the capabilities calling '${calling ?? 'any'}' and sms '${sms ?? 'any'}'. ` +
      `What there is: GET /availablePhoneNumbers/countries/${countryCode}/offerings.`,
    { target: 'capabilities' },
  );

export const nothingWanted = () =>
  new AcsError(400, 'InvalidInput', 'Ask for at least one capability: calling, sms, or both.', {
    target: 'capabilities',
  });

export const unknownAreaCode = (areaCode: string, known: readonly string[]) =>
  new AcsError(
    400,
    'InvalidInput',
    `The area code '${areaCode}' has no numbers of this type. Choose one of ${known.join(', ')}.`,
    { target: 'areacode' },
  );

export const localityRequired = () =>
  badRequest('Area codes of geographic numbers are listed by locality: give the query parameter locality.', {
    target: 'locality',
  });

export const searchNotFound = (searchId: string) => notFound(`There is no search '${searchId}'.`);

export const searchExpired = (searchId: string, expiredOn: string) =>
  new AcsError(
    400,
    'ReservationExpired',
    `The search '${searchId}' expired at ${expiredOn} and its numbers are no longer on hold. Search again.`,
    { target: 'searchId' },
  );

export const searchAlreadyPurchased = (searchId: string) =>
  conflict(`The numbers of the search '${searchId}' have been purchased already, or are being.`, 'searchId');

export const searchFoundNothing = (searchId: string) =>
  new AcsError(400, 'OutOfStock', `The search '${searchId}' found no numbers, so there is nothing to buy.`, {
    target: 'searchId',
  });

export const agreementRequired = (countryCode: string) =>
  badRequest(
    `Numbers of ${countryCode} may not be resold: they are sold only with "agreeToNotResell": true in the request.`,
    { target: 'agreeToNotResell' },
  );

export const reservationNotFound = (id: string) => notFound(`There is no reservation '${id}'.`);

export const reservationNotActive = (id: string, status: string) =>
  conflict(`The reservation '${id}' is ${status}; only active ones can be changed, purchased or deleted.`);

export const reservationEmpty = (id: string) =>
  badRequest(`The reservation '${id}' holds no numbers, so there is nothing to buy.`);

export const tooManyReserved = (limit: number) =>
  badRequest(`A reservation holds at most ${limit} numbers.`, { target: 'phoneNumbers' });
