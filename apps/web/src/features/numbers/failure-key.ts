import type messages from '../../messages/en.json';

type FailureKey = keyof (typeof messages)['numberFailures'];

/** Problem codes of the access service, for requests and for work that failed later. */
const keys: Partial<Record<string, FailureKey>> = {
  'phone-numbers/not-found': 'notFound',
  'phone-numbers/released': 'released',
  'phone-numbers/releasing': 'releasing',
  'phone-numbers/assignee-refused': 'assigneeRefused',
  'phone-numbers/search-not-found': 'searchNotFound',
  'phone-numbers/search-running': 'searchRunning',
  'phone-numbers/search-failed': 'searchFailed',
  'phone-numbers/search-expired': 'searchExpired',
  'phone-numbers/order-not-found': 'orderNotFound',
  'phone-numbers/out-of-stock': 'outOfStock',
  'phone-numbers/no-longer-available': 'noLongerAvailable',
  'phone-numbers/cost-differs': 'costDiffers',
  'phone-numbers/agreement-required': 'agreementRequired',
  'phone-numbers/not-paid': 'notPaid',
  'acs/unavailable': 'unavailable',
  'acs/timed-out': 'unavailable',
  'acs/throttled': 'throttled',
  'acs/credentials-refused': 'credentialsRefused',
};

/** The text for a problem code of the service; undefined for codes that have none. */
export const failureKeyOf = (code: string): FailureKey | undefined =>
  Object.hasOwn(keys, code) ? keys[code] : undefined;
