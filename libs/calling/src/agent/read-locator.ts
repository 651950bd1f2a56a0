import type { CallingMessage } from '@switchboard/acs-contracts';
import type { CallLocator } from '../api/agent.ts';
import { CallingError } from '../api/errors.ts';

type WireLocator = CallingMessage<'joinCall'>['locator'];

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes a locator apart; Teams meetings are refused by the service. */
export function readLocator(locator: CallLocator): WireLocator {
  if ('groupId' in locator) {
    if (guid.test(locator.groupId)) return { groupId: locator.groupId.toLowerCase() };
    throw new CallingError(400, 0, `groupId must be a GUID, not ${JSON.stringify(locator.groupId)}.`);
  }
  if ('roomId' in locator && locator.roomId) return { roomId: locator.roomId };
  if ('meetingLink' in locator) return { meetingLink: locator.meetingLink };
  if ('meetingId' in locator) {
    const passcode = locator.passcode === undefined ? {} : { passcode: locator.passcode };
    return { meetingId: locator.meetingId, ...passcode };
  }
  throw new CallingError(400, 0, `${JSON.stringify(locator)} locates no call: groupId or roomId is needed.`);
}
