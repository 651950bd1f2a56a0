import type { CallingMessage } from '@switchboard/acs-contracts';
import type { CallLocator } from '../api/agent.ts';
import { CallingError, notSupported } from '../api/errors.ts';

type WireLocator = CallingMessage<'joinCall'>['locator'];

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes a locator apart. */
export function readLocator(locator: CallLocator): WireLocator {
  if ('groupId' in locator) {
    if (guid.test(locator.groupId)) return { groupId: locator.groupId.toLowerCase() };
    throw new CallingError(400, 0, `groupId must be a GUID, not ${JSON.stringify(locator.groupId)}.`);
  }
  if ('roomId' in locator && locator.roomId) return { roomId: locator.roomId };
  if ('meetingLink' in locator || 'meetingId' in locator) {
    const [kind] = Object.keys(locator);
    throw notSupported(`CallAgent.join({ ${kind} })`, 'there are no Microsoft Teams meetings.');
  }
  throw new CallingError(400, 0, `${JSON.stringify(locator)} locates no call: groupId or roomId is needed.`);
}
