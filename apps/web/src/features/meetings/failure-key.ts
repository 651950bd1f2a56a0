import type messages from '../../messages/en.json';

type FailureKey = keyof (typeof messages)['meetings']['failures'];

/** Problem codes of the access service. */
const keys: Partial<Record<string, FailureKey>> = {
  'meetings/not-found': 'notFound',
  'meetings/not-invited': 'notInvited',
  'meetings/not-started': 'notStarted',
  'meetings/over': 'over',
  'meetings/not-yours': 'notYours',
  'meetings/guest-may-not-create': 'guest',
  'meetings/times-refused': 'timesRefused',
  'meetings/users-refused': 'usersRefused',
  'meetings/changing': 'changing',
  'meetings/changed-meanwhile': 'changedMeanwhile',
};

/** The text for a problem code of the service; undefined for codes that have none. */
export const failureKeyOf = (code: string): FailureKey | undefined =>
  Object.hasOwn(keys, code) ? keys[code] : undefined;
